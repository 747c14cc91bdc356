import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { megabytesOf, startProgram } from '../test/soak/program.ts'
import type { Stage } from './stage.ts'

const aim = 150

/** Memory of our own process, without the database's, a minute after a start that nobody used (PSS, proc(5)). */
export async function idleMemory(_stage: Stage): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'encopia-idle-'))
  const program = await startProgram({ DATA_DIR: dataDir, PORT: '0' })
  await pause(60_000)
  const megabytes = megabytesOf(program)
  program.child.kill('SIGTERM')
  await program.ended
  rmSync(dataDir, { recursive: true, force: true })
  console.log(
    `idle memory 60 s after the start, without the database: ${megabytes.toFixed(0)} MB PSS (aim ≤ ${aim} MB)`,
  )
}
