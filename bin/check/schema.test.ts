import { appendFileSync, cpSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { inFolder } from './fixture.ts'
import { runTool } from './run-tool.ts'

const root = join(import.meta.dirname, '../..')

it.each(['db/schema.sql', 'db/tables.ts'])('%s that differs from a fresh migrate fails', async (drifted) => {
  const run = await inFolder({}, (folder) => {
    for (const part of ['package.json', 'bin/print-schema.ts', 'bin/schema', 'db', 'server/lib'])
      cpSync(join(root, part), join(folder, part), { recursive: true })
    appendFileSync(join(folder, drifted), '\n-- one line too many\n')
    return runTool(folder, process.execPath, ['bin/print-schema.ts', '--check'])
  })
  expect(run.code, run.output).toBe(1)
  expect(run.output).toContain(drifted)
})
