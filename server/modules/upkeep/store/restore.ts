import type pg from 'pg'
import { knownMigrations } from '../../../lib/migrate.ts'
import type { Manifest } from '../backup/manifest.ts'
import { quoted, type TableShape } from './table-shapes.ts'

/** What a database holds before a restore. */
export type Standing =
  | { kind: 'blank' }
  | { kind: 'unused'; migrations: { number: number; hash: string }[] }
  | { kind: 'in use' }

export async function standingOf(client: pg.Client): Promise<Standing> {
  const { rows: tables } = await client.query<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')`,
  )
  const names = tables.map((row) => row.name)
  // A start that was killed may have left the list of migrations alone.
  if (names.every((name) => name === 'schema_migrations')) return { kind: 'blank' }
  if (!names.includes('schema_migrations') || !names.includes('people')) return { kind: 'in use' }
  const { rows: used } = await client.query(
    'select from workspace union all select from people union all select from addresses limit 1',
  )
  if (used.length > 0) return { kind: 'in use' }
  const { rows } = await client.query<{ number: number; hash: string }>(
    'select number, hash from schema_migrations order by number',
  )
  return { kind: 'unused', migrations: rows }
}

/**
 * Takes away what migrations made in a database that nobody used, so that it can be brought to an earlier version.
 * Only what our migrations name is dropped: a schema may be shared with others.
 */
export async function removeSchema(client: pg.Client): Promise<void> {
  const text = knownMigrations()
    .map((migration) => migration.text)
    .join('\n')
  const named = (kind: string) =>
    [...text.matchAll(new RegExp(`^create (?:or replace |unlogged )?${kind} (\\w+)`, 'gm'))].map(([, name]) =>
      quoted(name ?? ''),
    )
  await client.query('begin')
  await client.query("set local lock_timeout = '60s'")
  await client.query(
    `drop table if exists ${[...new Set([...named('table'), 'schema_migrations'])].join(', ')}`,
  )
  for (const kind of ['sequence', 'function'])
    for (const name of new Set(named(kind))) await client.query(`drop ${kind} if exists ${name}`)
  await client.query('commit')
}

/** Closes the tables to everybody else until the restore is done or given up, and empties them. */
export async function emptyTables(client: pg.Client, tables: readonly TableShape[]): Promise<void> {
  const names = tables.map((table) => quoted(table.name)).join(', ')
  await client.query("set local lock_timeout = '60s'")
  await client.query(`lock table ${names} in access exclusive mode`)
  if ((await standingOf(client)).kind === 'in use') throw new Error('the database came into use meanwhile')
  await client.query(`truncate ${names}`)
}

/** Adds rows, given as the text of a JSON array. */
export async function insertLines(client: pg.Client, table: TableShape, lines: Buffer): Promise<void> {
  const columns = table.columns.map((column) => quoted(column.name))
  const values = table.columns.map((column) =>
    column.type === 'jsonb' ? `${quoted(column.name)}::jsonb` : quoted(column.name),
  )
  const types = table.columns.map(
    (column) => `${quoted(column.name)} ${column.type === 'jsonb' ? 'text' : column.type}`,
  )
  await client.query(
    `insert into ${quoted(table.name)} (${columns.join(', ')}) overriding system value
     select ${values.join(', ')}
     from json_to_recordset($1::json) as line (${types.join(', ')})`,
    [lines],
  )
}

/** Adds one file: its row as a line of JSON, its bytes apart. */
export async function insertFile(client: pg.Client, line: string, body: Buffer): Promise<void> {
  await client.query(
    `insert into files (hash, media_type, size, body, created_at)
     select hash, media_type, size, $2, created_at
     from json_to_record($1::json) as line (hash bytea, media_type text, size integer, created_at timestamptz)`,
    [line, body],
  )
}

/**
 * Drops indexes and foreign keys, which makes loading fast and its order free; gives back what makes them again, and
 * by that proves that every row refers to one that is there.
 */
export async function setAsideIndexes(client: pg.Client): Promise<() => Promise<void>> {
  const { rows } = await client.query<{ drop: string; make: string }>(`
    select format('alter table %s drop constraint %I', conrelid::regclass, conname) as drop,
           format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as make
    from pg_constraint
    where connamespace = 'public'::regnamespace
      and contype = 'f'
      and conparentid = 0
    union all
    select format('drop index %s', index.indexrelid::regclass),
           concat_ws('; ', pg_get_indexdef(index.indexrelid),
             format('comment on index %s is %L', index.indexrelid::regclass, obj_description(index.indexrelid, 'pg_class')))
    from pg_index index
    join pg_class class on class.oid = index.indexrelid
    where class.relnamespace = 'public'::regnamespace
      and not class.relispartition
      and not exists (select from pg_constraint where conindid = index.indexrelid)
      and not exists (select from pg_depend where objid = index.indrelid and deptype = 'e')`)
  for (const { drop } of rows) await client.query(drop)
  return async () => {
    await client.query("set local maintenance_work_mem = '256MB'")
    // Indexes first: they help to check the keys.
    for (const { make } of rows.toReversed()) await client.query(make)
  }
}

export async function setSequences(client: pg.Client, sequences: Manifest['sequences']): Promise<void> {
  for (const { name, value } of sequences)
    if (value !== null) await client.query('select setval($1::regclass, $2)', [quoted(name), value])
}

/** What was waiting to leave waits for a person's word: the mail may have left from the original meanwhile. */
export async function pauseDeliveries(client: pg.Client): Promise<number> {
  const { rowCount } = await client.query(`
    update deliveries
    set state = 'paused',
        leased_until = null,
        lease_token = null
    where state = 'queued'`)
  return rowCount ?? 0
}

/** How many second factors only the right SECRET can read. */
export async function countSecondFactors(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ count: number }>(
    'select count(*)::integer as count from second_factors',
  )
  return rows[0]?.count ?? 0
}

/** Stops mailings that were under way: what the backup does not know was sent would be sent twice. */
export async function cancelMailings(client: pg.Client): Promise<void> {
  await client.query(`
    insert into job_cancellations (job_id, at)
    select id, now()
    from jobs
    where kind = 'mailing'
      and finished_at is null
    on conflict (job_id) do nothing`)
}

/** Nobody looks at a mailbox from two places: the original may go on doing so. */
export async function pauseMailboxes(client: pg.Client): Promise<number> {
  const { rowCount } = await client.query(`
    update mailboxes
    set is_paused = true,
        version = version + 1
    where archived_at is null
      and not is_paused`)
  return rowCount ?? 0
}

/** Mail that was being read waits to be read. */
export async function releaseMails(client: pg.Client): Promise<void> {
  await client.query(`
    update raw_mails
    set leased_until = null,
        lease_token = null
    where lease_token is not null`)
}
