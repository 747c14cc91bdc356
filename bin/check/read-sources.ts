import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseSource, type Source } from './source.ts'

/** Every file that git tracks or would add, parsed where it is code. */
export function readSources(root: string): Source[] {
  return listFiles(root)
    .filter((path) => /\.([cm]?[jt]sx?|css)$/.test(path))
    .map((path) => parseSource(path, readFileSync(join(root, path), 'utf8')))
}

export function listFiles(root: string): string[] {
  const listing = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], {
    cwd: root,
    maxBuffer: 64 * 1024 * 1024,
    encoding: 'utf8',
  })
  // A file deleted but not yet committed is still listed, and one in conflict several times.
  return [...new Set(listing.split('\0'))].filter((path) => path && existsSync(join(root, path))).sort()
}
