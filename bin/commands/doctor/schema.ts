import pg from 'pg'
import type { Connection } from '../../../server/connect.ts'
import { knownMigrations } from '../../../server/lib/migrate.ts'
import { appliedMigrations } from '../applied-migrations.ts'
import { attention, type Finding, ok, wrong } from './finding.ts'

/** Whether the database is of this program's version. */
export async function schemaFinding({ ownerUrl }: Connection): Promise<Finding> {
  const applied = await appliedMigrations(ownerUrl)
  const known = knownMigrations()
  const newest = known.at(-1)?.number ?? 0
  const at = applied.at(-1)?.number ?? 0
  if (at > newest)
    return wrong('Schema', `version ${at}, newer than this program's ${newest}`, 'Start the newer Encopia.')
  const changed = known.find((each) =>
    applied.some((other) => other.number === each.number && other.hash !== each.hash),
  )
  if (changed)
    return wrong(
      'Schema',
      `${changed.name} ran in another form`,
      'Start the Encopia that made this database.',
    )
  if (at === newest) return ok('Schema', `version ${at}`)
  return attention(
    'Schema',
    `version ${at}, and this program is at ${newest}`,
    'Run "encopia migrate" or start the server.',
  )
}

/** Whether the program's role is kept from changing the trail: tried, not read from settings. */
export async function trailFinding({ ownerUrl, programUrl }: Connection): Promise<Finding> {
  const client = new pg.Client({ connectionString: programUrl })
  await client.connect()
  try {
    const { rows } = await client.query<{ name: string; isSuper: boolean }>(
      'select rolname as name, rolsuper as "isSuper" from pg_roles where rolname = current_user',
    )
    const role = rows[0] ?? { name: '?', isSuper: false }
    if (role.isSuper)
      return wrong(
        'Trail',
        `the program connects as ${role.name}, a superuser, who may do anything`,
        'Give the program a role of its own in DATABASE_URL, and the owner’s in MIGRATE_DATABASE_URL.',
      )
    if (await mayChangeTrail(client))
      return attention(
        'Trail',
        `the program's role ${role.name} could change and delete trail entries${ownerUrl === programUrl ? ': one role does both works' : ''}`,
        'Name the owning role in MIGRATE_DATABASE_URL and another, without rights of its own, in DATABASE_URL.',
      )
    return ok('Trail', `the database refuses changes of it by the program's role ${role.name}`)
  } finally {
    await client.end()
  }
}

/** Rights are judged before rows are looked for, so trying it on none changes nothing. */
async function mayChangeTrail(client: pg.Client): Promise<boolean> {
  const tries = [
    'update trail_entries set facts = facts where false',
    'delete from trail_entries where false',
    'update trail_values set new_value = new_value where false',
    'delete from trail_values where false',
  ]
  for (const statement of tries) {
    const refusal = await client.query(statement).then(
      () => null,
      (error: { code?: string }) => error,
    )
    if (refusal === null) return true
    if (refusal.code !== insufficientPrivilege) throw refusal
  }
  return false
}

const insufficientPrivilege = '42501'
