// npm run check: everything that can be judged without running the program. `--update` rewrites the snapshots instead.
import { join } from 'node:path'
import { writeConformance } from './check/conformance.ts'
import { writePathSnapshot } from './check/path-snapshot.ts'
import { listFiles } from './check/read-sources.ts'
import { type Outcome, type Step, steps } from './check/steps.ts'

const root = join(import.meta.dirname, '..')
const atOnce = 2

if (process.argv.includes('--update')) await update(listFiles(root))
else process.exitCode = await check()

async function update(files: string[]): Promise<void> {
  await writePathSnapshot(root, files)
  writeConformance(root, files)
}

async function check(): Promise<number> {
  const outcomes: { name: string; outcome: Outcome }[] = []
  const waiting = [...steps]
  const lane = async () => {
    for (let step = waiting.shift(); step; step = waiting.shift())
      outcomes.push({ name: step.name, outcome: await timed(step) })
  }
  await Promise.all(Array.from({ length: atOnce }, lane))
  report(outcomes, 'warnings')
  report(outcomes, 'failures')
  const failed = outcomes.filter(({ outcome }) => outcome.failures.length > 0)
  console.log(
    failed.length > 0 ? `\ncheck failed: ${failed.map(({ name }) => name).join(', ')}` : '\ncheck passed',
  )
  return failed.length > 0 ? 1 : 0
}

async function timed({ name, run }: Step): Promise<Outcome> {
  const start = performance.now()
  const outcome = await run(root).catch((error: Error) => ({ failures: [error.message], warnings: [] }))
  const seconds = ((performance.now() - start) / 1000).toFixed(1).padStart(5)
  console.log(`${outcome.failures.length > 0 ? 'FAIL' : ' ok '} ${name.padEnd(24)} ${seconds} s`)
  return outcome
}

function report(outcomes: { name: string; outcome: Outcome }[], kind: 'failures' | 'warnings'): void {
  for (const { name, outcome } of outcomes) {
    if (outcome[kind].length > 0) console.log(`\n${name}, ${kind}:\n${outcome[kind].join('\n')}`)
  }
}
