import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { knownMigrations, migrate } from '../../server/lib/migrate.ts'
import { openTerminal, type Terminal } from '../../test/harness/command-line.ts'
import { schemaOf } from './backup-rows.ts'

const patient = 60_000
const newest = knownMigrations().at(-1)?.number ?? 0

let earlier: Terminal
let file: string
beforeAll(async () => {
  earlier = await openTerminal('blank')
  await migrate({ ...earlier.database, upTo: newest - 1 })
  await earlier.query(`
    insert into workspace (name, language, country, time_zone, created_at)
      values ('Alameda', 'es', 'MX', 'America/Mexico_City', now());
    insert into addresses (address, first_seen_at) values ('ñandú@alameda.example', now())`)
  file = join(earlier.folder, 'earlier.zip')
}, patient)
afterAll(() => earlier.close())

test('a database of an earlier version can be backed up by this program', async () => {
  expect(await earlier.encopia(['backup', file])).toMatchObject({ code: 0 })
})

test.each(['blank', 'empty'] as const)(
  'an earlier backup comes into a database that is %s, and is at this version afterwards',
  async (state) => {
    const copy = await openTerminal(state)
    expect(await copy.encopia(['restore', file])).toMatchObject({ code: 0 })
    expect(await copy.query('select address from addresses')).toEqual([{ address: 'ñandú@alameda.example' }])
    expect(await copy.query('select max(number) as number from schema_migrations')).toEqual([
      { number: newest },
    ])
    const fresh = await openTerminal('empty')
    expect(await schemaOf(copy)).toBe(await schemaOf(fresh))
    await fresh.close()
    // The program's role may do again what it must, and no more.
    expect((await copy.encopia(['doctor'])).out).toContain('ok         Trail: the database refuses changes')
    await copy.close()
  },
  patient,
)

test(
  'a later backup is refused in one sentence, before anything is changed',
  async () => {
    await earlier.query(
      "insert into schema_migrations (number, name, hash) values (9998, '9998-later.sql', 'x')",
    )
    const later = join(earlier.folder, 'later.zip')
    expect((await earlier.encopia(['backup', later])).code).toBe(0)
    const copy = await openTerminal('blank')
    const ran = await copy.encopia(['restore', later])
    expect(ran.code).toBe(1)
    expect(ran.err).toMatch(/^The backup is at version 9998 and this program knows only \d+: .*\n$/)
    expect(await copy.query("select from pg_tables where schemaname = 'public'")).toEqual([])
    await copy.close()
  },
  patient,
)
