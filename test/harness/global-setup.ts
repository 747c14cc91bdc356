import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { temporaryPlace } from '../../bin/test/temporary-place.ts'
import { migrate } from '../../server/lib/migrate.ts'
import { startEmbeddedPostgres } from '../../server/lib/postgres/index.ts'

declare module 'vitest' {
  interface ProvidedContext {
    postgres: { adminUrl: string; ownerUrl: string; programUrl: string }
  }
}

/** One PostgreSQL for the run, with a migrated database that each test file clones. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = mkdtempSync(join(temporaryPlace(), 'encopia-test-'))
  const { adminUrl, ownerUrl, programUrl, stop } = await startEmbeddedPostgres({
    dataDir,
    log: () => undefined,
    durability: 'throw-away',
  })
  await migrate({ ownerUrl, programUrl })
  project.provide('postgres', { adminUrl, ownerUrl, programUrl })
  return async () => {
    await stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}
