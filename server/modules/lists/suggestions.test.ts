import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestServer, type TestServer } from '../../../test/harness/test-server.ts'
import { inTransaction } from '../../lib/db.ts'
import { createContacts } from '../directory/index.ts'

let server: TestServer
const system = { kind: 'system', door: 'job', ip: null, requestId: null, language: 'es' } as const

/** Some who were changed long ago, behind more than are looked at as those changed lately. */
beforeAll(async () => {
  server = await startTestServer()
  const drafts = [
    { name: 'Vieja', language: 'es', tags: ['Filtrado', 'raro'], emails: ['v@correo.example'] },
    { name: 'Antigua', language: 'pt-BR', emails: ['a@correo.example', 'b@ñandú.example'] },
    { name: 'Remota', language: 'en', postalAddress: { country: 'NZ' }, emails: ['r@rarisimo.example'] },
  ].map((draft) => ({ ...draft, sendActivation: false }))
  await inTransaction(server.wiring.db, (tx) => createContacts(tx, system, server.wiring.now(), drafts))
  await sql`
    with made as (
      insert into people (kind)
      select 'contact'
      from generate_series(1, 10001)
      returning id
    )
    insert into contacts (id, name, sort_name, search_text, language, tags, postal_address, origin, created_at, updated_at)
    select id, 'Nueva', 'nueva', 'nueva', 'es-MX', '{nueva}', '{"country": "MX"}', 'sample', later, later
    from made, (select now() + interval '1 day' as later) days`.execute(server.wiring.db)
})
afterAll(() => server.stop())

const values = async (field: string, q = ''): Promise<string[]> => {
  const { body } = await server
    .as('viewer')
    .get(`/api/agent/lists/contact/values?field=${field}&q=${encodeURIComponent(q)}`)
  return body.items.map((each: { value: string }) => each.value)
}

test('values to choose from are those of all who are there, by code and by name in either language', async () => {
  expect((await values('language')).slice(0, 1)).toEqual(['es-MX'])
  expect((await values('language')).toSorted()).toEqual(['en', 'es', 'es-MX', 'pt-BR'])
  expect((await values('language', 'es')).slice(0, 2)).toEqual(['es', 'es-MX'])
  expect(await values('language', 'españ')).toEqual(['es-MX', 'es'])
  expect(await values('language', 'ingl')).toEqual(['en'])
  expect(await values('country', 'zeland')).toEqual(['NZ'])
  expect(await values('country', 'Méx')).toEqual(['MX'])
  expect(await values('timeZone', 'mexico city')).toEqual(['America/Mexico_City'])
  expect(await values('tags', 'filtr')).toEqual(['Filtrado'])
  expect(await values('tags', 'raro')).toEqual(['raro'])
})

test('mail domains are those of addresses, too', async () => {
  expect(await values('emailDomain', 'correo')).toEqual(['correo.example'])
  expect(await values('emailDomain', '@rari')).toEqual(['rarisimo.example'])
  expect(await values('emailDomain', 'ñandú.example')).toEqual(['xn--and-6ma2c.example'])
  await server.as('agent').post('/api/agent/companies', { name: 'Correos', mailDomains: ['Correo.example'] })
  const { body } = await server.as('viewer').get('/api/agent/lists/contact/values?field=emailDomain&q=corr')
  expect(body.items).toEqual([{ value: 'correo.example', label: 'Correo.example' }])
})
