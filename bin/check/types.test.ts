import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { inFolder, type Tree } from './fixture.ts'
import { runTool } from './run-tool.ts'
import type { Finding } from './source.ts'
import { exhaustiveSwitches } from './types/exhaustive-switches.ts'
import { floatingPromises } from './types/floating-promises.ts'
import { judgeTyped, type TypedFile } from './types/projects.ts'

const tsconfig = readFileSync(join(import.meta.dirname, '../../tsconfig.json'), 'utf8')

function judged(judge: (typed: TypedFile) => Finding[], text: string): Promise<string[]> {
  const tree: Tree = { 'tsconfig.json': tsconfig, 'server/a.ts': text }
  return inFolder(tree, async (folder) =>
    judgeTyped(folder, [join(folder, 'tsconfig.json')], judge).map(({ line, words }) => `${line} ${words}`),
  )
}

it('a type error fails', async () => {
  const run = await inFolder(
    { 'tsconfig.json': tsconfig, 'server/a.ts': `export const a: number = 'x'` },
    (folder) =>
      runTool(folder, process.execPath, [
        'node_modules/typescript/bin/tsc',
        '--noEmit',
        '-p',
        'tsconfig.json',
      ]),
  )
  expect(run).toMatchObject({ code: 1, output: expect.stringContaining('server/a.ts(1,14): error TS2322') })
})

it('a promise that nobody awaits fails, also one of a library', async () => {
  const text = `import type { Kysely } from 'kysely'
export function forget(db: Kysely<{ a: { id: number } }>) {
  db.deleteFrom('a').execute()
}`
  expect(await judged(floatingPromises, text)).toEqual([`3 floating promise: db.deleteFrom('a').execute()`])
})

it('a promise that is awaited, kept, caught or sent on its way by void passes', async () => {
  const text = `async function save() {}
export async function keep() {
  await save()
  void save()
  save().catch(() => undefined)
  let later: Promise<void> | undefined
  later ??= save()
  return later
}`
  expect(await judged(floatingPromises, text)).toEqual([])
})

it('a promise that may be missing fails as well', async () => {
  const text = `export function close(stop?: () => Promise<void>) {
  stop?.()
}`
  expect(await judged(floatingPromises, text)).toEqual(['2 floating promise: stop?.()'])
})

it('a switch that leaves out a member of its union fails', async () => {
  const text = `type Thing = { kind: 'card' } | { kind: 'contact' }
export function name(thing: Thing) {
  switch (thing.kind) {
    case 'card':
      return 1
  }
  return 2
}`
  expect(await judged(exhaustiveSwitches, text)).toEqual(['3 the switch leaves out "contact"'])
})

it('a switch with every member, with a default or over open text passes', async () => {
  const text = `export function name(kind: 'card' | 'contact', text: string) {
  switch (kind) {
    case 'card':
    case 'contact':
      break
  }
  switch (kind) {
    case 'card':
      break
    default:
  }
  switch (text) {
    case 'x':
  }
}`
  expect(await judged(exhaustiveSwitches, text)).toEqual([])
})
