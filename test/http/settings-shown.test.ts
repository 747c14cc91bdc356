import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fieldsToShow } from '../../server/modules/fields/index.ts'
import { freshdeskClient } from '../harness/freshdesk.ts'
import { roleKeys } from '../harness/role-keys.ts'
import { testClient } from '../harness/test-client.ts'
import { startBeside, startTestServer, type TestServer } from '../harness/test-server.ts'
import { sendForm, type WhmcsKey, whmcsKey } from '../harness/whmcs-client.ts'

let server: TestServer
let processes: TestServer[]
let stopBeside: () => Promise<void>
let key: string
let whmcs: WhmcsKey
beforeAll(async () => {
  server = await startTestServer()
  const beside = await startBeside(server)
  stopBeside = beside.stop
  processes = [server, { ...server, app: beside.app }]
  key = (await roleKeys(server)).admin
  whmcs = await whmcsKey(server)
})
afterAll(async () => {
  await stopBeside()
  await server.stop()
})

const admin = () => server.as('admin')
const inEach = <Seen>(see: (each: TestServer) => Promise<Seen>): Promise<Seen[]> =>
  Promise.all(processes.map(see))
const both = <Seen>(seen: Seen): Seen[] => [seen, seen]

async function seenOf(each: TestServer, { id, path }: { id: number; path: string }) {
  const freshdesk = freshdeskClient(each, key)
  const own = testClient(each.app, { origin: each.wiring.publicUrl, apiKey: key })
  const [viewed, listed, found, described] = [
    await freshdesk('GET', `/contacts/${id}`),
    await freshdesk('GET', '/contacts?unique_external_id=settings-1'),
    await freshdesk('GET', `/search/contacts?query=${encodeURIComponent(`"nivel:'Oro' OR nivel:'Dorado'"`)}`),
    await own.get('/api/agent/lists/contact'),
  ]
  return {
    viewed: viewed.body.custom_fields.nivel,
    listed: listed.body[0].custom_fields.nivel,
    found: found.status === 200 ? found.body.total : found.status,
    described: described.body.fields.find((field: { path: string }) => field.path === path)?.labels.es,
  }
}

test('what changes in a field shows in the next answer at every door, in every process', async () => {
  const draft = { record: 'contact', type: 'dropdown', labels: { es: 'Nivel', en: 'Level' } }
  const options = [{ labels: { es: 'Oro', en: 'Gold' } }]
  await inEach((each) => freshdeskClient(each, key)('GET', '/contacts'))
  const { body: field } = await admin().post('/api/agent/fields', { ...draft, options })
  const [option] = field.options
  const custom = { [field.id]: option.id }
  const { body } = await admin().post('/api/agent/contacts', {
    name: 'Ana',
    externalId: 'settings-1',
    custom,
  })
  const seen = () => inEach((each) => seenOf(each, { id: body.id, path: `custom.${field.id}` }))
  expect(await seen()).toEqual(both({ viewed: 'Oro', listed: 'Oro', found: 1, described: 'Nivel' }))

  const change = {
    labels: { es: 'Rango' },
    options: [{ id: option.id, labels: { es: 'Dorado', en: 'Gold' } }],
  }
  const renamed = await admin().patch(`/api/agent/fields/${field.id}`, change, { version: field.version })
  expect(await seen()).toEqual(both({ viewed: 'Dorado', listed: 'Dorado', found: 1, described: 'Rango' }))

  const archival = `/api/agent/fields/${field.id}/archival`
  const { version } = renamed.body.field
  const archived = await admin().put(archival, undefined, { version })
  expect(await seen()).toEqual(
    both({ viewed: undefined, listed: undefined, found: 400, described: undefined }),
  )

  await admin().delete(archival, { version: archived.body.field.version })
  expect(await seen()).toMatchObject(both({ viewed: 'Dorado', described: 'Rango' }))

  const { body: workspace } = await admin().get('/api/agent/workspace')
  await admin().patch('/api/agent/workspace', { language: 'en' }, { version: workspace.version })
  expect(await seen()).toMatchObject(both({ viewed: 'Gold', listed: 'Gold', found: 1 }))
})

test('a door that is shut is shut in every process', async () => {
  const call = async (each: TestServer) =>
    (
      await sendForm(each, {
        ...{ identifier: whmcs.identifier, secret: whmcs.secret },
        action: 'WhmcsDetails',
      })
    ).status
  expect(await inEach(call)).toEqual(both(200))
  const { body } = await admin().get('/api/agent/workspace')
  await admin().patch('/api/agent/workspace', { whmcsDoor: false }, { version: body.version })
  expect(await inEach(call)).toEqual(both(404))
})

test('what was never committed is shown to nobody', async () => {
  const { db } = server.wiring
  const label = async (handle: typeof db, version: number | null) =>
    (await fieldsToShow(handle, 'contact', version)).fields.find(({ key }) => key === 'job_title')?.labels.es
  const called = (name: string) =>
    sql`update fields set labels = labels || ${JSON.stringify({ es: name })}::jsonb where key = 'job_title' and record = 'contact'`
  const versionIn = async (handle: typeof db) =>
    (await handle.selectFrom('workspace').select('settings_version').executeTakeFirstOrThrow())
      .settings_version
  let taken = 0
  const given = db.transaction().execute(async (tx) => {
    await called('Nunca').execute(tx)
    taken = await versionIn(tx)
    expect(await label(tx, taken)).toBe('Nunca')
    throw new Error('given up')
  })
  await expect(given).rejects.toThrow('given up')
  await called('Puesto').execute(db)
  expect(await versionIn(db)).toBe(taken)
  expect(await label(db, taken)).toBe('Puesto')
})
