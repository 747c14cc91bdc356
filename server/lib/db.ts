import { createHash } from 'node:crypto'
import { Kysely, PostgresDialect, sql, type Transaction } from 'kysely'
import pg from 'pg'
import type { Tables } from '../../db/tables.ts'

export type Db = Kysely<Tables>
export type Tx = Transaction<Tables>
/** A handle to read with: inside a transaction or outside. */
export type Handle = Db | Tx

// Ids are bigint in the database and numbers in JSON; sequences stay far below 2^53.
pg.types.setTypeParser(pg.types.builtins.INT8, Number)
// A calendar date is text, never a moment (model: "calendar facts are dates").
pg.types.setTypeParser(pg.types.builtins.DATE, (text: string) => text)

/** Opens the pool. Statements are prepared once a connection and named after their text. */
export function openDatabase(options: {
  url: string
  connections?: number
  /** Milliseconds after which a statement is ended, so that slow searches do not pile up; 0: never. */
  statementTimeout?: number
  onError: (error: Error) => void
}): {
  db: Db
  pool: pg.Pool
} {
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.connections ?? 10,
    application_name: 'encopia',
    connectionTimeoutMillis: 10_000,
    statement_timeout: options.statementTimeout ?? 30_000,
  })
  pool.on('error', options.onError)
  pool.on('connect', (client) => {
    client.on('error', options.onError)
    nameStatements(client)
  })
  return { db: new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) }), pool }
}

// deadlock_detected, serialization_failure, unique_violation
const endsOne = new Set(['40P01', '40001', '23505'])

/**
 * Runs work in a transaction. Two that lock each other out, or that write what only one can have, are ended by PostgreSQL,
 * one of them: that one has left nothing behind and is run again, twice at most; it then finds what the other wrote.
 */
export async function inTransaction<Result>(db: Db, work: (tx: Tx) => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await db.transaction().execute(work)
    } catch (error) {
      const { code } = error as { code?: string }
      if (attempt > 2 || !endsOne.has(code ?? '')) throw error
    }
  }
}

/** Runs work that may be given up without giving up its transaction: what it wrote before it threw is gone. */
export async function inSavepoint<Result>(tx: Tx, work: () => Promise<Result>): Promise<Result> {
  await sql`savepoint before_work`.execute(tx)
  try {
    const result = await work()
    await sql`release savepoint before_work`.execute(tx)
    return result
  } catch (error) {
    await sql`rollback to savepoint before_work`.execute(tx)
    throw error
  }
}

/**
 * A comment in a statement whose best plan hangs on its values (search, filters): it is not prepared, because after
 * five runs PostgreSQL may settle on one plan for all values.
 */
export const plannedEachTime = '/* planned each time */'

/** Distinct statement texts remembered: beyond it a text is planned each time, so that odd texts cannot fill the server. */
const namedStatementsAtMost = 1000
const names = new Map<string, string>()

function nameOf(text: string): string | undefined {
  if (text.includes(plannedEachTime)) return undefined
  const known = names.get(text)
  if (known || names.size >= namedStatementsAtMost) return known
  const name = createHash('sha256').update(text).digest('base64url').slice(0, 22)
  names.set(text, name)
  return name
}

type Query = (config: unknown, values?: unknown, ...rest: unknown[]) => unknown

// Kysely calls client.query(text, values) and gives no way to name a statement; a third of a small query's cost is its planning.
function nameStatements(client: pg.PoolClient): void {
  const target = client as unknown as { query: Query }
  const query = target.query.bind(client)
  target.query = (config, values, ...rest) => {
    if (typeof config !== 'string' || !Array.isArray(values) || values.length === 0)
      return query(config, values, ...rest)
    const name = nameOf(config)
    return name ? query({ name, text: config, values }, ...rest) : query(config, values, ...rest)
  }
}
