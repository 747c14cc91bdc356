// npm test: the check, then every test. `--soak` runs the kill, fuzz and load tests alone, with their full counts.
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { stopWithShell } from './stop-with-shell.ts'
import { runApart } from './test/run-apart.ts'
import { failuresOf, figuresOf, type Report, summary, type Tally, tallyOf, unsteadyOf } from './test/tally.ts'
import { temporaryPlace } from './test/temporary-place.ts'

const root = join(import.meta.dirname, '..')
const folder = mkdtempSync(join(temporaryPlace(), 'encopia-test-'))
// PostgreSQL, which root starts as somebody else, has to get to its data in it.
chmodSync(folder, 0o711)
const soak = process.argv.includes('--soak')
const stopping = new AbortController()
stopWithShell()
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stopping.abort())

const tallies: Tally[] = []
const figures: string[] = []
const failures: string[] = []
if (!soak) tallies.push(await checkPart())
for (const part of soak ? ['soak'] : ['unit', 'http', 'browser', 'soak'])
  if (!stopping.signal.aborted) tallies.push(await vitestPart(part))
rmSync(folder, { recursive: true, force: true })
if (stopping.signal.aborted) {
  console.log('\nInterrupted. Nothing was left running.')
  process.exit(130)
}
console.log(`\n${[...figures, '', ...failures, summary(tallies)].join('\n')}`)
process.exitCode = tallies.some(({ failed }) => failed > 0) ? 1 : 0

async function checkPart(): Promise<Tally> {
  const { code, seconds } = await run('check', ['bin/check.ts'])
  return { part: 'check', passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, seconds }
}

async function vitestPart(part: string): Promise<Tally> {
  const file = join(folder, `${part}.json`)
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  const { code, seconds } = await run(part, [
    'node_modules/vitest/vitest.mjs',
    'run',
    // `browser-alone` is of the browser's part.
    `--project=${part}*`,
    // A failed test is run once more, and named at the end if it passes then: a slow machine is told from a fault.
    '--retry=1',
    ...reporters,
  ])
  const report: Report | undefined = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined
  figures.push(...figuresOf(report))
  failures.push(...unsteadyOf(report), ...failuresOf(report))
  return { part, ...tallyOf(report, code), seconds }
}

async function run(part: string, args: string[]): Promise<{ code: number; seconds: number }> {
  console.log(`\n== ${part}`)
  const start = performance.now()
  const env = soak ? { ...process.env, SOAK: '1' } : process.env
  const code = await runApart(args, { cwd: root, env, folder: join(folder, 'tmp'), stop: stopping.signal })
  return { code, seconds: (performance.now() - start) / 1000 }
}
