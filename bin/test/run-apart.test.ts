import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { runApart } from './run-apart.ts'

const root = join(import.meta.dirname, '../..')
const home = mkdtempSync(join(tmpdir(), 'encopia-apart-'))
const folder = join(home, 'tmp')
const note = join(home, 'note')
afterAll(() => rmSync(home, { recursive: true, force: true }))

function run(lines: string, stop = new AbortController().signal): Promise<number> {
  const file = join(home, 'script.ts')
  rmSync(note, { force: true })
  writeFileSync(
    file,
    `import { spawn } from 'node:child_process'
    import { mkdtempSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
    import { tmpdir } from 'node:os'
    import { join } from 'node:path'
    import { startEmbeddedPostgres } from '${join(root, 'server/lib/postgres/index.ts')}'
    ${lines}`,
  )
  return runApart([file], { cwd: root, env: { ...process.env, NOTE: note }, folder, stop })
}

/** A program and a PostgreSQL of the script's; their numbers stand in the note. */
const beginsTwo = `
  const dataDir = mkdtempSync(join(tmpdir(), 'encopia-'))
  await startEmbeddedPostgres({ dataDir, log: () => undefined, durability: 'throw-away' })
  const postgres = readFileSync(join(dataDir, 'postgres/cluster/postmaster.pid'), 'utf8').split('\\n')[0]
  const { pid } = spawn(process.execPath, ['--eval', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' })
  writeFileSync(process.env.NOTE + '.part', pid + ' ' + postgres)
  renameSync(process.env.NOTE + '.part', process.env.NOTE)`

async function expectNothingLeft(): Promise<void> {
  const numbers = readFileSync(note, 'utf8').split(' ').map(Number)
  expect(numbers).toHaveLength(2)
  // Dead at once; until somebody has buried them they still have their numbers.
  for (const number of numbers) await expect.poll(() => isThere(number)).toBe(false)
  expect(existsSync(folder)).toBe(false)
}

function isThere(number: number): boolean {
  try {
    return process.kill(number, 0)
  } catch {
    return false
  }
}

test('a script has a temporary folder of its own, which goes with it; its exit code is given', async () => {
  expect(await run('writeFileSync(process.env.NOTE, tmpdir()); process.exit(7)')).toBe(7)
  expect(readFileSync(note, 'utf8')).toBe(folder)
  expect(existsSync(folder)).toBe(false)
})

test('the program and the PostgreSQL that a killed script leaves behind are ended', async () => {
  expect(await run(`${beginsTwo}\nprocess.kill(process.pid, 'SIGKILL')`)).toBe(1)
  await expectNothingLeft()
})

test('a script that is interrupted leaves nothing behind', async () => {
  const stopping = new AbortController()
  const running = run(`${beginsTwo}\nsetInterval(() => {}, 1000)`, stopping.signal)
  await expect.poll(() => existsSync(note)).toBe(true)
  stopping.abort()
  expect(await running).not.toBe(0)
  await expectNothingLeft()
})
