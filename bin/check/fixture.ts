import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { parseSource, type Rule } from './source.ts'

/** Files by path, as a test writes them down. */
export type Tree = Record<string, string>

const root = join(import.meta.dirname, '../..')

/** What a rule says of a tree that exists only here: `path:line words`, warnings marked. */
export function said(rule: Rule, tree: Tree): string[] {
  const sources = Object.entries(tree).map(([path, text]) => parseSource(path, text))
  return rule(sources).map(({ path, line, words, level }) => `${level ?? 'error'} ${path}:${line} ${words}`)
}

/** Writes a tree into a folder of its own that sees our packages, hands it to `use`, and removes it. */
export async function inFolder<T>(tree: Tree, use: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'encopia-check-'))
  try {
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
    for (const [path, text] of Object.entries(tree)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      writeFileSync(join(folder, path), text)
    }
    return await use(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
