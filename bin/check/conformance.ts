import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { claimsIn } from './conformance/claims.ts'
import { type Finding, parseSource } from './source.ts'

const folder = 'server/http/compat'
const begin = '<!-- conformance -->'
const end = '<!-- /conformance -->'

/** Each adapter's README holds a table of what its tests prove, and none but that. */
export function conformanceDrift(root: string, files: string[]): Finding[] {
  return adaptersIn(files).flatMap((adapter) => {
    const path = readmeOf(adapter)
    if (!existsSync(join(root, path))) return [{ path, line: 1, words: 'is missing: what the door answers' }]
    const kept = readFileSync(join(root, path), 'utf8')
    if (withTable(kept, tableOf(root, files, adapter)) === kept) return []
    const line = kept.slice(0, Math.max(0, kept.indexOf(begin))).split('\n').length
    return [{ path, line, words: 'differs from the tests: node bin/check.ts --update' }]
  })
}

export function writeConformance(root: string, files: string[]): void {
  for (const adapter of adaptersIn(files)) {
    const path = join(root, readmeOf(adapter))
    if (!existsSync(path)) continue
    writeFileSync(path, withTable(readFileSync(path, 'utf8'), tableOf(root, files, adapter)))
  }
}

const readmeOf = (adapter: string): string => `${folder}/${adapter}/README.md`

function adaptersIn(files: string[]): string[] {
  const names = files.flatMap((path) => /^server\/http\/compat\/([^/]+)\/.*\.ts$/.exec(path)?.[1] ?? [])
  return [...new Set(names)].sort()
}

/** The README with the table in its place; at its end where it has none yet. */
function withTable(readme: string, table: string): string {
  const [from, to] = [readme.indexOf(begin), readme.indexOf(end)]
  const whole = `${begin}\n\n${table}\n${end}`
  if (from < 0 || to < from) return `${readme.trimEnd()}\n\n## Conformance\n\n${whole}\n`
  return readme.slice(0, from) + whole + readme.slice(to + end.length)
}

/** Tests are named `Product · subject · claim`: by subject, in the order in which they stand. */
function tableOf(root: string, files: string[], adapter: string): string {
  const rows = new Map<string, string[]>()
  for (const path of files.filter((each) => isTestOf(each, adapter))) {
    for (const name of claimsIn(parseSource(path, readFileSync(join(root, path), 'utf8')))) {
      const [product = '', subject = '', ...claim] = name.split(' · ')
      if (product.toLowerCase() !== adapter || claim.length === 0) continue
      rows.set(subject, [...(rows.get(subject) ?? []), claim.join(' · ')])
    }
  }
  const subjects = [...rows].sort(([one], [other]) => (one < other ? -1 : 1))
  const lines = subjects.flatMap(([subject, claims]) =>
    [...new Set(claims)].map((claim) => `| ${escaped(subject)} | ${escaped(claim)} |`),
  )
  const by = 'Printed by `node bin/check.ts --update` from the names of the tests.'
  return [by, '', '| what | tested |', '|---|---|', ...lines, ''].join('\n')
}

const isTestOf = (path: string, adapter: string): boolean =>
  path.endsWith('.test.ts') &&
  (path.startsWith(`${folder}/${adapter}/`) || /^(test\/http|server\/modules)\//.test(path))

const escaped = (text: string): string =>
  text
    .replaceAll('\\', '\\\\')
    .replace(/[|<>*_`[\]]/g, '\\$&')
    .replace(/\s+/g, ' ')
