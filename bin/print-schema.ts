// Prints db/schema.sql and db/tables.ts from the catalogue of a freshly migrated database; with --check only compares.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { migrate } from '../server/lib/migrate.ts'
import { startEmbeddedPostgres } from '../server/lib/postgres/index.ts'
import { printSchema } from './schema/print-sql.ts'
import { printTables } from './schema/print-tables.ts'

const files = {
  sql: new URL('../db/schema.sql', import.meta.url),
  tables: new URL('../db/tables.ts', import.meta.url),
}

async function main(): Promise<void> {
  const given = process.env.PRINT_SCHEMA_URL
  if (given) return print(given)
  const dataDir = mkdtempSync(join(tmpdir(), 'encopia-schema-'))
  const running = await startEmbeddedPostgres({ dataDir, log: () => undefined, durability: 'throw-away' })
  try {
    await migrate({ ownerUrl: running.ownerUrl, programUrl: running.programUrl })
    await print(running.ownerUrl)
  } finally {
    await running.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

async function print(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const printed = await printBoth(client).finally(() => client.end())
  for (const name of ['sql', 'tables'] as const) {
    if (!process.argv.includes('--check')) writeFileSync(files[name], printed[name])
    else if (readFileSync(files[name], 'utf8') !== printed[name]) drifted(name)
  }
}

async function printBoth(client: pg.Client): Promise<{ sql: string; tables: string }> {
  return { sql: await printSchema(client), tables: await printTables(client) }
}

function drifted(name: 'sql' | 'tables'): void {
  process.exitCode = 1
  console.error(
    `db/${name === 'sql' ? 'schema.sql' : 'tables.ts'} is not what the migrations make: run node bin/print-schema.ts`,
  )
}

await main()
