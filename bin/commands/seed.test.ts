import { afterAll, beforeAll, expect, test } from 'vitest'
import { foldText } from '../../server/lib/pure/fold-text.ts'
import { sortKeyOf } from '../../server/lib/pure/sort-key.ts'
import { openTerminal, type Terminal } from '../../test/harness/command-line.ts'

const workspace = `insert into workspace (name, language, country, time_zone, created_at)
  values ('Alameda', 'es', 'MX', 'America/Mexico_City', now())`
const people = `
  select contacts.name, contacts.mobile_phone, contacts.work_phone, contacts.tags, contacts.external_id, contacts.sort_name,
         array(select typed from claims where person_id = contacts.id order by position) as addresses,
         (select companies.name from memberships join companies on companies.id = company_id where contact_id = contacts.id) as company
  from contacts
  order by contacts.name, contacts.mobile_phone, addresses`

let one: Terminal
let other: Terminal
beforeAll(async () => {
  one = await openTerminal('empty')
  other = await openTerminal('empty')
  for (const terminal of [one, other]) await terminal.query(workspace)
})
afterAll(async () => {
  await one.close()
  await other.close()
})

test('the same people stand in every new database', async () => {
  const whole = await one.encopia(['seed', '--contacts', '1200', '--companies', '60', '--accounts', '100'])
  expect(whole.code).toBe(0)
  expect(whole.out).toMatch(/^Added 1,200 contacts, 60 companies, 100 accounts and 0 tickets in /)
  const again = await other.encopia(['seed', '--contacts', '1200', '--companies', '60', '--accounts', '100'])
  expect(again.code).toBe(0)
  expect(await other.query(people)).toEqual(await one.query(people))
})

test('a second run goes on where the first ended', async () => {
  const ran = await one.encopia(['seed', '--contacts', '300'])
  expect(ran.out).toMatch(/^Added 300 contacts, 15 companies, 30 accounts and 0 tickets in /)
  const [counts] = await one.query(
    'select (select count(*)::integer from contacts) as contacts, (select count(*)::integer from companies) as companies',
  )
  expect(counts).toEqual({ contacts: 1500, companies: 75 })
})

test('they are found and sorted as everybody is, and have a trail', async () => {
  const rows = await one.query<{ name: string; sort_name: string; search_text: string }>(
    'select name, sort_name, search_text from contacts',
  )
  expect(rows.filter((row) => row.sort_name !== sortKeyOf(row.name))).toEqual([])
  expect(rows.filter((row) => !row.search_text.includes(foldText(row.name)))).toEqual([])
  const [without] = await one.query(`
    select count(*)::integer as count
    from contacts
    where origin <> 'sample'
      or not exists (
        select from trail_entries
        where subject_kind = 'contact'
          and subject_id = contacts.id
          and type = 'contact.created'
          and door = 'command-line'
      )`)
  expect(without).toEqual({ count: 0 })
})

test('they look like people: accents, ñ, frequent and rare names, some without an address, none by two ways alike', async () => {
  const [seen] = await one.query<Record<string, number>>(`
    select count(*) filter (where name ~ '[áéíóú]')::integer as accents,
           count(*) filter (where name ~* 'ñ')::integer as enyes,
           count(distinct split_part(name, ' ', 1))::integer as given,
           count(*) filter (where not exists (select from claims where person_id = contacts.id))::integer as without,
           count(*) filter (where mobile_phone is not null and mobile_phone_e164 is null)::integer as unread,
           count(*) filter (where tags <> '{}')::integer as tagged,
           count(*) filter (where postal_address ->> 'city' is not null)::integer as housed
    from contacts`)
  expect(seen?.accents).toBeGreaterThan(700)
  expect(seen?.enyes).toBeGreaterThan(30)
  expect(seen?.given).toBeGreaterThan(60)
  expect(seen?.without).toBeGreaterThan(100)
  expect(seen?.unread).toBe(0)
  expect(seen?.tagged).toBeGreaterThan(200)
  expect(seen?.housed).toBeGreaterThan(400)
})

test('accounts have additional contacts among people of the directory, services, and domains with roles', async () => {
  const [seen] = await one.query<Record<string, number>>(`
    select (select count(*)::integer from additional_contacts join claims using (address)) as cards,
           (select count(*)::integer from services) as services,
           (select count(*)::integer from domains join registrant_records on domain_id = id) as domains,
           (select count(*)::integer from domain_roles) as roles,
           (select count(*)::integer from accounts where not exists (select from claims where person_id = main_user_id)) as mute`)
  expect(seen).toMatchObject({ mute: 0 })
  for (const kind of ['cards', 'services', 'domains', 'roles']) expect(seen?.[kind], kind).toBeGreaterThan(50)
})

test('every address leads nowhere, and no mail is sent', async () => {
  expect(await one.query("select address from addresses where address !~ '\\.example$'")).toEqual([])
  expect(await one.query('select id from messages')).toEqual([])
  expect(await one.query('select person_id from access')).toEqual([])
})
