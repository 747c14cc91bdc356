import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Finding } from './source.ts'

export const pathSnapshot = 'test/paths.snapshot.txt'

/** Every path that a `paths.ts` of the web can give stands in one snapshot, so that a changed address is seen in review. */
export async function pathSnapshotDrift(root: string, files: string[]): Promise<Finding[]> {
  const printed = await printPaths(root, files)
  const kept = existsSync(join(root, pathSnapshot)) ? readFileSync(join(root, pathSnapshot), 'utf8') : ''
  if (printed === kept) return []
  return [
    {
      path: pathSnapshot,
      line: firstDifference(printed, kept),
      words: 'differs: node bin/check.ts --update',
    },
  ]
}

export async function writePathSnapshot(root: string, files: string[]): Promise<void> {
  mkdirSync(join(root, 'test'), { recursive: true })
  writeFileSync(join(root, pathSnapshot), await printPaths(root, files))
}

async function printPaths(root: string, files: string[]): Promise<string> {
  const lines: string[] = []
  for (const file of files.filter((path) => /^web\/.*\bpaths\.ts$/.test(path))) {
    const exported: Record<string, unknown> = await import(pathToFileURL(join(root, file)).href)
    for (const [name, value] of flatten(exported, '')) lines.push(`${file}  ${name}  ${printPath(value)}`)
  }
  return lines
    .sort()
    .map((line) => `${line}\n`)
    .join('')
}

/** Path helpers may stand alone or in an object: `paths.contact(id)`. */
function flatten(value: object, prefix: string): [string, unknown][] {
  return Object.entries(value).flatMap(([name, part]): [string, unknown][] =>
    typeof part === 'object' && part !== null ? flatten(part, `${prefix}${name}.`) : [[prefix + name, part]],
  )
}

function printPath(value: unknown): string {
  if (typeof value !== 'function') return String(value)
  const names = parameterNames(value.toString())
  const path: unknown = value(...names.map((name) => placeholder(name)))
  return decodeURIComponent(typeof path === 'string' ? path : JSON.stringify(path))
}

function parameterNames(code: string): string[] {
  const [, list, single] = /^(?:function\s*\w*\s*)?(?:\(([^)]*)\)|(\w+)\s*=>)/.exec(code) ?? []
  const plain = (list ?? single ?? '').replace(/\{[^}]*\}/g, 'of')
  return plain
    .split(',')
    .flatMap((part) => part.trim().split(/[\s=:]/, 1))
    .filter(Boolean)
}

/** Stands for an argument: reads `:id` as text, and each of its properties reads `:name`. */
function placeholder(name: string): unknown {
  return new Proxy(
    {},
    {
      get: (_, key) => {
        if (key === Symbol.toPrimitive || key === 'toString' || key === 'toJSON') return () => `:${name}`
        return typeof key === 'string' ? placeholder(key) : undefined
      },
      ownKeys: () => [],
    },
  )
}

function firstDifference(one: string, other: string): number {
  const lines = other.split('\n')
  return one.split('\n').findIndex((line, index) => line !== lines[index]) + 1
}
