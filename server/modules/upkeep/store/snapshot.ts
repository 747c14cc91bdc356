import pg from 'pg'
import type { Manifest } from '../backup/manifest.ts'
import { quoted, type TableShape, tableShapes } from './table-shapes.ts'

/** One moment of the whole database, however long it is read. */
export type Snapshot = {
  tables: TableShape[]
  postgres: string
  migrations: Manifest['migrations']
  /** Rows as lines of JSON, some at a time. */
  linesOf(table: TableShape, without?: string): AsyncGenerator<{ lines: Buffer; count: number }>
  /** The files' hashes in hexadecimal form. */
  fileHashes(): Promise<string[]>
  /** The same of content in the store of files. */
  storedHashes(): Promise<string[]>
  /** A file's bytes, in slices. */
  fileBody(hash: string): AsyncGenerator<Buffer>
  /** Read after the rows, so that no row in the archive has a number that will be given again. */
  sequences(): Promise<Manifest['sequences']>
  close(): Promise<void>
}

const rowsAtOnce = 500
const sliceSize = 1024 * 1024

/**
 * Opens the snapshot. Its tables are locked against changes of their shape first (access share, which stands in nobody
 * else's way), because a migration that began in between would be seen half.
 */
export async function openSnapshot(url: string, except: readonly string[]): Promise<Snapshot> {
  const client = await connectPlainly(url, 'encopia backup')
  const close = () => client.end().catch(() => undefined)
  try {
    const before = await tableShapes(client, except)
    await client.query('begin isolation level repeatable read read only')
    await client.query("set local lock_timeout = '60s'")
    await client.query(
      `lock table ${before.map((each) => quoted(each.name)).join(', ')} in access share mode`,
    )
    const tables = await tableShapes(client, except)
    if (JSON.stringify(before) !== JSON.stringify(tables))
      throw new Error('the tables changed while the backup began: try again')
    return {
      tables,
      ...(await about(client)),
      linesOf: (table, without) => linesOf(client, table, without),
      fileHashes: () => hashesIn(client, 'files'),
      storedHashes: () => hashesIn(client, 'stored_files'),
      fileBody: (hash) => fileBody(client, hash),
      sequences: () => sequencesOf(client),
      close,
    }
  } catch (error) {
    await close()
    throw error
  }
}

/** A connection whose texts mean the same on every server: UTC, ISO dates, hexadecimal bytes. */
export async function connectPlainly(url: string, name: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, application_name: name })
  client.on('error', () => undefined)
  await client.connect()
  await client.query(`
    set search_path = public;
    set timezone = 'UTC';
    set datestyle = 'ISO, YMD';
    set intervalstyle = 'postgres';
    set bytea_output = 'hex';
    set extra_float_digits = 1;
    set statement_timeout = 0;
    set idle_in_transaction_session_timeout = 0`)
  return client
}

async function about(client: pg.Client): Promise<Pick<Snapshot, 'postgres' | 'migrations'>> {
  const { rows } = await client.query<Pick<Snapshot, 'postgres' | 'migrations'>>(`
    select current_setting('server_version') as postgres,
           (
             select json_agg(json_build_object('number', number, 'name', name, 'hash', hash) order by number)
             from schema_migrations
           ) as migrations`)
  return rows[0] as Pick<Snapshot, 'postgres' | 'migrations'>
}

async function* linesOf(
  client: pg.Client,
  table: TableShape,
  without?: string,
): AsyncGenerator<{ lines: Buffer; count: number }> {
  const columns = table.columns.filter((column) => column.name !== without).map(asColumn)
  await client.query(
    `declare rows no scroll cursor for
     select row_to_json(line)::text from (select ${columns.join(', ')} from ${quoted(table.name)}) line`,
  )
  const fetch = () => {
    const answer = client.query<[string]>({ text: `fetch ${rowsAtOnce} from rows`, rowMode: 'array' })
    // Awaited a turn later; until then a failure is nobody's.
    answer.catch(() => undefined)
    return answer
  }
  for (let next = fetch(); ; ) {
    const { rows } = await next
    if (rows.length === 0) break
    next = fetch()
    yield { lines: Buffer.from(rows.map(([line]) => `${line}\n`).join('')), count: rows.length }
  }
  await client.query('close rows')
}

// As text: inside a line of JSON, a jsonb that is JSON's null could not be told from one that is absent.
const asColumn = (column: TableShape['columns'][number]): string =>
  column.type === 'jsonb' ? `${quoted(column.name)}::text as ${quoted(column.name)}` : quoted(column.name)

async function hashesIn(client: pg.Client, table: 'files' | 'stored_files'): Promise<string[]> {
  const { rows } = await client.query<{ hash: string }>(`select encode(hash, 'hex') as hash from ${table}`)
  return rows.map((row) => row.hash)
}

async function* fileBody(client: pg.Client, hash: string): AsyncGenerator<Buffer> {
  for (let from = 1; ; from += sliceSize) {
    const { rows } = await client.query<{ slice: Buffer }>(
      'select substring(body from $2 for $3) as slice from files where hash = $1',
      [Buffer.from(hash, 'hex'), from, sliceSize],
    )
    const slice = rows[0]?.slice
    if (slice?.length) yield slice
    if (!slice || slice.length < sliceSize) return
  }
}

async function sequencesOf(client: pg.Client): Promise<Manifest['sequences']> {
  const { rows } = await client.query<{ name: string; value: string | null }>(`
    select sequencename as name, last_value::text as value
    from pg_sequences
    where schemaname = 'public'
    order by sequencename`)
  return rows
}
