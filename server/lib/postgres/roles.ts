import pg from 'pg'
import type { Passwords } from './cluster.ts'
import { type Address, isSocket } from './settings.ts'

/** How to enter: as superuser, as the owner who migrates, and as the program, which may only what it was granted. */
export type PostgresUrls = { adminUrl: string; ownerUrl: string; programUrl: string }

const database = 'encopia'
const owner = 'encopia_owner'
const programRole = 'encopia'

export function urlsFor(address: Address, passwords: Passwords): PostgresUrls {
  const url = (user: string, password: string, name: string) =>
    isSocket(address)
      ? `postgresql://${user}:${password}@localhost:${address.port}/${name}?host=${encodeURIComponent(address.host)}`
      : `postgresql://${user}:${password}@${address.host}:${address.port}/${name}`
  return {
    adminUrl: url('postgres', passwords.admin, 'postgres'),
    ownerUrl: url(owner, passwords.owner, database),
    programUrl: url(programRole, passwords.program, database),
  }
}

/** Makes the database and its two roles where they are missing; a start that was cut short is completed by the next. */
export async function makeRoles(adminUrl: string, passwords: Passwords): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl, application_name: 'encopia start' })
  await client.connect()
  try {
    const { rows } = await client.query<{ name: string }>(
      'select rolname as name from pg_roles where rolname in ($1, $2) union all select datname from pg_database where datname = $3 and datallowconn and datacl is not null',
      [owner, `${programRole}`, database],
    )
    if (rows.length === 3) return
    await client.query(`
      do $$ begin
        if not exists (select from pg_roles where rolname = '${owner}') then
          create role ${owner} login password '${passwords.owner}';
        end if;
        if not exists (select from pg_roles where rolname = '${programRole}') then
          create role ${programRole} login password '${passwords.program}';
        end if;
      end $$`)
    const { rowCount } = await client.query('select from pg_database where datname = $1', [database])
    if (rowCount === 0) await client.query(`create database ${database} owner ${owner}`)
    await client.query(`
      revoke all on database ${database}, postgres, template1 from public;
      grant connect, temporary on database ${database} to ${programRole}`)
  } finally {
    await client.end()
  }
}
