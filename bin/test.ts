// npm test: the check, then every test. `--soak` runs the kill, fuzz and load tests alone, with their full counts.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Report, summary, type Tally, tallyOf } from './test/tally.ts'

const root = join(import.meta.dirname, '..')
const folder = mkdtempSync(join(tmpdir(), 'encopia-test-'))
const soak = process.argv.includes('--soak')

const tallies: Tally[] = []
if (!soak) tallies.push(await checkPart())
for (const part of soak ? ['soak'] : ['unit', 'http', 'browser', 'soak']) tallies.push(await vitestPart(part))
rmSync(folder, { recursive: true, force: true })
console.log(`\n${summary(tallies)}`)
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
    '--project',
    part,
    ...reporters,
  ])
  const report: Report | undefined = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined
  return { part, ...tallyOf(report, code), seconds }
}

async function run(part: string, args: string[]): Promise<{ code: number; seconds: number }> {
  console.log(`\n== ${part}`)
  const start = performance.now()
  const env = soak ? { ...process.env, SOAK: '1' } : process.env
  const child = spawn(process.execPath, args, { cwd: root, env, stdio: 'inherit' })
  const [code] = await once(child, 'exit')
  return { code: typeof code === 'number' ? code : 1, seconds: (performance.now() - start) / 1000 }
}
