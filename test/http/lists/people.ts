import fc from 'fast-check'
import { sql } from 'kysely'
import { inTransaction } from '../../../server/lib/db.ts'
import { createContacts } from '../../../server/modules/directory/index.ts'
import type { TestServer } from '../../harness/test-server.ts'

/** Puts people into a workspace who have a bit of everything that lists are filtered by, custom fields included. */
export async function makeVariedPeople(server: TestServer): Promise<void> {
  await makeFields(server)
  await makePeople(server)
}

const types = ['text', 'number', 'date', 'checkbox', 'dropdown', 'phone', 'url'] as const

async function makeFields(server: TestServer): Promise<void> {
  for (const [at, type] of types.entries())
    await sql`
      insert into fields (record, key, type, is_standard, position, labels)
      values ('contact', ${`own_${type}`}, ${type}, false, ${100 + at}, ${{ es: type, en: type }})`.execute(
      server.wiring.db,
    )
  await sql`
    insert into options (field_id, position, labels)
    select id, place, '{"es": "Una", "en": "One"}'
    from fields, generate_series(1, 3) as place
    where key = 'own_dropdown'`.execute(server.wiring.db)
}

/** Values are few, so that conditions meet them; some are absent, and some differ only in accents or case. */
export const pool = {
  name: ['Íñigo Núñez', 'Inigo Nunez', 'María-José  O’Hara', 'Ñandú Strauß', 'Zoë Ærø', 'Ana 100%', 'Li'],
  jobTitle: ['Contaduría', 'contaduria', 'Jefa de «Redes»', 'DIRECCIÓN', 'a_b'],
  language: ['es-MX', 'es-ES', 'en'],
  timeZone: ['America/Mexico_City', 'Europe/Madrid'],
  tags: ['vip', 'año nuevo', 'pyme', 'VIP 2'],
  country: ['MX', 'ES'],
  city: ['León', 'leon', 'Mérida'],
  domain: ['uno.example', 'dos.example', 'correo.uno.example'],
  phone: ['+52 55 5604 9218', '941 30 77 15', '+34 941 30 77 15', '55 1234 5678'],
  number: [0, 1, -2.5, 10, 10.5],
  date: ['2025-12-31', '2026-01-01', '2026-02-28'],
  url: ['https://uno.example/a', 'https://dos.example/É'],
}
const maybe = <Value>(values: readonly Value[]) =>
  fc.option(fc.constantFrom(...values), { nil: undefined, freq: 2 })

async function makePeople(server: TestServer): Promise<void> {
  const { db, now } = server.wiring
  const { rows } = await sql<{ id: number; key: string; options: number[] | null }>`
    select id, key, (select array_agg(options.id::integer) from options where field_id = fields.id) as options
    from fields
    where key like 'own_%'`.execute(db)
  const own = (key: string) => rows.find((row) => row.key === `own_${key}`) as (typeof rows)[0]
  const companyIds = await makeCompanies(server)
  const draft = fc.record({
    name: fc.constantFrom(...pool.name),
    domains: fc.uniqueArray(fc.constantFrom(...pool.domain), { maxLength: 2 }),
    jobTitle: maybe(pool.jobTitle),
    language: maybe(pool.language),
    timeZone: maybe(pool.timeZone),
    tags: fc.uniqueArray(fc.constantFrom(...pool.tags), { maxLength: 3 }),
    country: maybe(pool.country),
    city: maybe(pool.city),
    workPhone: maybe(pool.phone),
    mobilePhone: maybe(pool.phone),
    company: maybe(companyIds),
    isBlocked: fc.boolean(),
    isInvited: fc.boolean(),
    custom: fc.record({
      [own('text').id]: maybe(pool.jobTitle),
      [own('number').id]: maybe(pool.number),
      [own('date').id]: maybe(pool.date),
      [own('checkbox').id]: maybe([true, false]),
      [own('dropdown').id]: maybe(own('dropdown').options ?? []),
      [own('phone').id]: maybe(pool.phone),
      [own('url').id]: maybe(pool.url),
    }),
  })
  const drafts = fc.sample(draft, { numRuns: 90, seed: 20261122 })
  const actor = { kind: 'system', door: 'job', ip: null, requestId: null, language: 'es' } as const
  const { done, refused } = await inTransaction(db, (tx) =>
    createContacts(
      tx,
      actor,
      now(),
      drafts.map(({ domains, country, city, company, isBlocked: _b, isInvited, ...rest }, at) => ({
        ...JSON.parse(JSON.stringify(rest)),
        // A key that is absent takes the default; null says that there is none.
        language: rest.language ?? null,
        timeZone: rest.timeZone ?? null,
        emails: domains.map((domain) => `p${at}@${domain}`),
        externalId: `Ref-${at}`,
        postalAddress: { country: country ?? null, city: city ?? null },
        ...(company ? { companies: [{ companyId: company }] } : {}),
        sendActivation: isInvited && domains.length > 0,
      })),
    ),
  )
  if (refused.length > 0) throw new Error(JSON.stringify(refused))
  for (const { index, id } of done) {
    const days = (index * 37) % 90
    await sql`
      update contacts
      set created_at = created_at - ${`${days} days`}::interval,
          updated_at = updated_at - ${`${Math.floor(days / 2)} days`}::interval
      where id = ${id}`.execute(db)
    if (drafts[index]?.isBlocked)
      await sql`insert into contact_blocks (contact_id, at) values (${id}, ${now()})`.execute(db)
  }
  await sql`
    update addresses
    set suppressed_at = now(), suppressed_because = '550'
    where address like 'p%1@%'`.execute(db)
}

async function makeCompanies(server: TestServer): Promise<number[]> {
  const ids: number[] = []
  for (const name of ['Alfa', 'Beta', 'Gamma'])
    ids.push((await server.as('agent').post('/api/agent/companies', { name })).body.id)
  return ids
}
