import { readdirSync, readFileSync } from 'node:fs'
import { runMigrations } from 'graphile-worker'
import pg from 'pg'
import { sha256 } from './crypto.ts'
import { StartProblem } from './start-problem.ts'

const folder = new URL('../../db/migrations/', import.meta.url)
const grants = new URL('../../db/grants.sql', import.meta.url)

type Migration = { number: number; name: string; text: string; hash: string }

/** The migrations that this program has, in their order. */
export function knownMigrations(): Migration[] {
  return readdirSync(folder)
    .filter((name) => /^\d{4}-.+\.sql$/.test(name))
    .sort()
    .map((name) => {
      const text = readFileSync(new URL(name, folder), 'utf8')
      return { number: Number(name.slice(0, 4)), name, text, hash: sha256(text).toString('hex') }
    })
}

/**
 * Brings a database to this program's version (or to `upTo`), as the role that owns it, and says again what the
 * program's role may do. Several processes at once wait for each other.
 * @throws StartProblem when the database is newer than the program or a migration was changed after it ran
 */
export async function migrate(options: {
  ownerUrl: string
  programUrl: string
  upTo?: number
  onStep?: (name: string) => void
}): Promise<{ applied: string[] }> {
  const client = new pg.Client({ connectionString: options.ownerUrl, application_name: 'encopia migrate' })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [migrationLock])
    const applied = await applyMissing(client, options)
    await runMigrations({ connectionString: options.ownerUrl, noPreparedStatements: true })
    await grantProgram(client, await roleOf(options.programUrl))
    return { applied }
  } finally {
    await client.end()
  }
}

/** One number for "migrating Encopia", so that two programs starting on one database take turns. */
const migrationLock = 7_208_311

async function applyMissing(
  client: pg.Client,
  options: { upTo?: number; onStep?: (name: string) => void },
): Promise<string[]> {
  await client.query(`create table if not exists schema_migrations (
    number integer primary key,
    name text not null,
    hash text not null,
    applied_at timestamptz not null default now()
  )`)
  const done = new Map(
    (
      await client.query<{ number: number; hash: string }>('select number, hash from schema_migrations')
    ).rows.map((row) => [row.number, row.hash]),
  )
  const known = knownMigrations()
  refuseForeign(done, known)
  const missing = known.filter((each) => !done.has(each.number) && each.number <= (options.upTo ?? Infinity))
  for (const migration of missing) {
    options.onStep?.(migration.name)
    await client.query('begin')
    await client.query(migration.text)
    await client.query('insert into schema_migrations (number, name, hash) values ($1, $2, $3)', [
      migration.number,
      migration.name,
      migration.hash,
    ])
    await client.query('commit')
  }
  return missing.map((each) => each.name)
}

function refuseForeign(done: Map<number, string>, known: Migration[]): void {
  const newest = known.at(-1)?.number ?? 0
  const ahead = [...done.keys()].filter((number) => number > newest)
  if (ahead.length > 0)
    throw new StartProblem(
      `The database is at version ${Math.max(...ahead)} and this program knows only ${newest}: start a newer Encopia.`,
    )
  const changed = known.find((each) => done.has(each.number) && done.get(each.number) !== each.hash)
  if (changed)
    throw new StartProblem(
      `The migration ${changed.name} is not the one this database was made with: start the Encopia that made it.`,
    )
}

async function roleOf(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rows } = await client.query<{ role: string }>('select quote_ident(current_user) as role')
    return rows[0]?.role ?? ''
  } finally {
    await client.end()
  }
}

async function grantProgram(client: pg.Client, program: string): Promise<void> {
  const { rows } = await client.query<{ role: string }>('select quote_ident(current_user) as role')
  // One role for both works, but then nothing stops the program from changing the trail; `doctor` says so.
  if (rows[0]?.role === program) return
  await client.query(readFileSync(grants, 'utf8').replaceAll(':program', program))
  await client.query(queueGrants(program))
}

// graphile-worker turns row security on, so that only the owner of its tables sees jobs: the program gets a policy.
const queueGrants = (program: string): string => `
  grant usage on schema graphile_worker to ${program};
  grant select, insert, update, delete on all tables in schema graphile_worker to ${program};
  grant usage, select, update on all sequences in schema graphile_worker to ${program};
  grant execute on all functions in schema graphile_worker to ${program};
  do $$
  declare
    guarded text;
  begin
    for guarded in
      select tables.tablename
      from pg_tables tables
      where tables.schemaname = 'graphile_worker'
        and tables.rowsecurity
        and not exists (
          select from pg_policies policies
          where policies.schemaname = 'graphile_worker'
            and policies.tablename = tables.tablename
            and policies.policyname = 'program'
        )
    loop
      execute format('create policy program on graphile_worker.%I using (true) with check (true)', guarded);
    end loop;
  end $$`
