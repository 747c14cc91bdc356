import { afterAll, beforeAll, expect, test } from 'vitest'
import { mailsTo, trailTypes } from '../../../test/harness/mailed.ts'
import { followRegistrants } from '../../../test/harness/registrants.ts'
import { startTestServer, type TestServer } from '../../../test/harness/test-server.ts'
import { jobs } from '../../jobs.ts'
import type { JobWiring } from '../../wiring.ts'
import { actionLink } from '../delivery/index.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

let nth = 0
const mainUser = () => server.cast.customer
const mine = () => `/api/area/${mainUser().accountId}`
const follow = () => followRegistrants(server)
const run = (job: string) => jobs[job]?.(server.wiring as JobWiring, {})
const domain = async (name = `d${nth++}.example`, more: object = {}) =>
  (await server.as('agent').post(`/api/agent/accounts/${mainUser().accountId}/domains`, { name, ...more }))
    .body
const card = async (more: object = {}) => {
  const draft = { name: `Lucía Peña ${nth}`, email: `lucia${nth++}@peña.example`, ...more }
  return (await server.as('customer').post(`${mine()}/contacts`, draft)).body
}
const change = (contact: { id: number; version: number }, body: object) =>
  server.as('customer').patch(`${mine()}/contacts/${contact.id}`, body, { version: contact.version })
/** By an agent, who may ask for any number. */
const give = (domainId: number, holder: number | 'main-user') =>
  server.as('agent').put(`/api/agent/accounts/${mainUser().accountId}/domains/roles`, {
    changes: [{ domainId, role: 'registrant', holder }],
  })
// By a key, which no passing of time signs out.
const read = async (id: number) => (await server.as('apiKey').get(`/api/agent/domains/${id}`)).body
const holderOf = (body: { roles: { role: string; holder: unknown }[] }) =>
  body.roles.find(({ role }) => role === 'registrant')?.holder
const changesOf = async (id: number) =>
  (await server.as('apiKey').get(`/api/agent/domains/${id}/registrant-changes`)).body.items
const linkOf = (purpose: 'registrant-change' | 'registrant-verification', of: string) =>
  `/api/mail-actions/${purpose}/${actionLink(server.wiring, { purpose, of }).split('/').at(-1)}`
const answer = (changeId: number, side: 'old' | 'new', said: string) =>
  server.as('nobody').post(linkOf('registrant-change', `${changeId}-${side}`), { answer: said })
const addressOf = (contact: { email: string }) => contact.email.replace('peña', 'xn--pea-8ma')
/** A domain of which a contact is the registrant, both sides having agreed. */
const domainOf = async (contact: { id: number }) => {
  const made = await domain()
  await give(made.id, contact.id)
  const { registrantChange } = await read(made.id)
  for (const side of ['old', 'new'] as const) await answer(registrantChange.id, side, 'approved')
  return made.id as number
}

test('another registrant is warned of, asked of both sides, and moves when both agree', async () => {
  const [made, lucia] = [await domain(), await card({ organisation: 'Peña y Asociados' })]
  const changes = [{ domainId: made.id, role: 'registrant', holder: lucia.id }]
  const warned = await server.as('customer').post(`${mine()}/domains/registrant-consequences`, { changes })
  expect(warned.body.items).toMatchObject([
    {
      domain: made.name,
      old: { name: mainUser().name, organisation: null, email: mainUser().email },
      new: { name: lucia.name, organisation: 'Peña y Asociados', email: lucia.email },
      confirmations: 'both',
      asks: [
        { side: 'old', email: mainUser().email },
        { side: 'new', email: lucia.email },
      ],
      answerDays: 60,
      lockDays: 60,
      replaces: null,
    },
  ])
  expect((await give(made.id, lucia.id)).body).toEqual({
    changed: [],
    pending: [made.id],
    undoId: null,
    until: null,
  })
  const pending = await read(made.id)
  expect(holderOf(pending)).toBe('main-user')
  const { id } = pending.registrantChange
  expect(await mailsTo(server, addressOf(lucia))).toContain('registrant-change-new')
  expect(await mailsTo(server, mainUser().email)).toContain('registrant-change-old')
  const looked = await server.as('nobody').get(linkOf('registrant-change', `${id}-old`))
  expect(looked.body).toMatchObject({ side: 'old', state: 'pending', answer: null, otherSide: 'waiting' })
  expect((await answer(id, 'new', 'approved')).body).toMatchObject({ state: 'pending', answer: 'approved' })
  expect(holderOf(await read(made.id))).toBe('main-user')
  expect((await answer(id, 'old', 'approved')).body).toMatchObject({ state: 'confirmed' })
  const after = await read(made.id)
  expect(holderOf(after)).toBe(lucia.id)
  expect(after).toMatchObject({
    registrant: { name: lucia.name, organisation: 'Peña y Asociados', email: lucia.email },
    registrantChange: null,
    verification: { email: lucia.email, isOverdue: false },
  })
  expect(after.verification.verifiedAt).not.toBeNull()
  expect(Date.parse(after.lockedUntil) - server.wiring.now().getTime()).toBeGreaterThan(58 * 86_400_000)
  expect(await mailsTo(server, addressOf(lucia))).toContain('registrant-change-confirmed')
  expect(await trailTypes(server, { kind: 'domain', id: made.id })).toEqual([
    'domain.created',
    'domain.registrant-change-asked',
    'domain.registrant-change-answered',
    'domain.registrant-change-answered',
    'domain.registrant-changed',
  ])
})

test('one no ends it; the link says so, and the same answer twice is one', async () => {
  const [made, lucia] = [await domain(), await card()]
  await give(made.id, lucia.id)
  const { id } = (await read(made.id)).registrantChange
  expect((await answer(id, 'new', 'refused')).body).toMatchObject({ state: 'refused', answer: 'refused' })
  expect((await answer(id, 'new', 'refused')).status).toBe(200)
  const late = await answer(id, 'old', 'approved')
  expect(late.body.problems).toMatchObject([{ code: 'registrant-change.ended' }])
  expect((await server.as('nobody').get(linkOf('registrant-change', `${id}-old`))).body.state).toBe('refused')
  expect(await read(made.id)).toMatchObject({
    registrantChange: null,
    registrant: { email: mainUser().email },
  })
  expect((await mailsTo(server, addressOf(lucia))).filter((each) => each.endsWith('refused'))).toHaveLength(1)
})

test('a link for one side, one change, one purpose opens no other', async () => {
  const [made, lucia] = [await domain(), await card()]
  await give(made.id, lucia.id)
  const { id } = (await read(made.id)).registrantChange
  const own = linkOf('registrant-change', `${id}-new`)
  const forged = [
    own.replace('registrant-change', 'registrant-verification'),
    own.replace(/.\./, 'A.'),
    linkOf('registrant-change', `${id}-both`),
    linkOf('registrant-change', `999999-new`),
    linkOf('registrant-change', lucia.email),
  ]
  for (const path of forged) {
    expect((await server.as('nobody').get(path)).status, path).toBe(404)
    expect((await server.as('nobody').post(path, { answer: 'approved' })).status, path).toBe(404)
  }
  expect(
    (await read(made.id)).registrantChange.confirmations.map((each: { answer: null }) => each.answer),
  ).toEqual([null, null])
})

test('however a holder’s data changes, the registrant on record is asked; the role stays where it is', async () => {
  const lucia = await card()
  const id = await domainOf(lucia)
  const warned = await server
    .as('customer')
    .post(`${mine()}/domains/registrant-consequences`, { holder: lucia.id, email: 'nueva@peña.example' })
  expect(warned.body.items).toMatchObject([{ domainId: id, asks: [{ side: 'old' }, { side: 'new' }] }])
  const quiet = { holder: lucia.id, name: lucia.name }
  expect(
    (await server.as('customer').post(`${mine()}/domains/registrant-consequences`, quiet)).body.items,
  ).toEqual([])
  expect((await change(lucia, { name: 'Lucía Peña de Ocaña', phone: '+52 55 1234 5678' })).status).toBe(200)
  await follow()
  const { registrantChange, registrant, ...after } = await read(id)
  expect(registrant.name).toBe(lucia.name)
  expect(holderOf(after as never)).toBe(lucia.id)
  expect(registrantChange).toMatchObject({
    changesRole: false,
    old: { name: lucia.name },
    new: { name: 'Lucía Peña de Ocaña' },
    // Both sides have one address: it is asked once.
    confirmations: [{ side: 'new', email: lucia.email }],
  })
  await answer(registrantChange.id, 'new', 'approved')
  await follow()
  expect(await read(id)).toMatchObject({
    registrantChange: null,
    registrant: { name: 'Lucía Peña de Ocaña' },
  })
})

test('data changed back withdraws what was asked; changed on, it is asked anew; a no stands while it stays so', async () => {
  const lucia = await card()
  const id = await domainOf(lucia)
  let { version } = lucia
  const call = async (name: string) => {
    version = (await change({ id: lucia.id, version }, { name })).body.version
    await follow()
    return (await read(id)).registrantChange
  }
  const first = await call('Lucía Uno')
  const second = await call('Lucía Dos')
  expect(second.id).not.toBe(first.id)
  expect(await call(lucia.name)).toBeNull()
  const third = await call('Lucía Dos')
  expect(third.new.name).toBe('Lucía Dos')
  await answer(third.id, 'new', 'refused')
  version = (await change({ id: lucia.id, version }, { phone: '+52 55 8765 4321' })).body.version
  await follow()
  expect((await read(id)).registrantChange).toBeNull()
  expect((await call('Lucía Tres')).new.name).toBe('Lucía Tres')
  expect((await changesOf(id)).map(({ state }: { state: string }) => state)).toEqual([
    'pending',
    'refused',
    'withdrawn',
    'withdrawn',
    'confirmed',
  ])
  // Who was asked about a replaced change is asked about the next one, not told of both.
  expect((await mailsTo(server, addressOf(lucia))).filter((each) => each.endsWith('withdrawn'))).toHaveLength(
    1,
  )
})

test('the main user as registrant is followed through his profile, the account’s holder and another main user', async () => {
  const made = await domain()
  const account = `/api/agent/accounts/${mainUser().accountId}`
  const asked = async () => {
    await follow()
    return (await read(made.id)).registrantChange
  }
  const { version } = (await server.as('customer').get('/api/area/me/profile')).body
  const name = 'María Fernanda Núñez'
  await server.as('customer').patch('/api/area/me/profile', { name }, { version })
  expect(await asked()).toMatchObject({ new: { name, email: mainUser().email }, toHolder: 'main-user' })
  const holder = { organisation: 'Papelera del Bajío, S. A.' }
  const before = (await server.as('agent').get(account)).body
  await server.as('agent').patch(account, { holder }, { version: before.version })
  expect(await asked()).toMatchObject({ new: { name, organisation: holder.organisation } })
  const heir = { name: 'Heredera', emails: ['heredera@papel.example'], sendActivation: false }
  const { id: mainUserId } = (await server.as('agent').post('/api/agent/contacts', heir)).body
  const handOver = async (to: number) => {
    const { version } = (await server.as('agent').get(account)).body
    return server.as('agent').post(`${account}/hand-over`, { mainUserId: to }, { version })
  }
  expect((await handOver(mainUserId)).status).toBe(200)
  expect(await asked()).toMatchObject({
    new: { name: 'Heredera', email: 'heredera@papel.example' },
    confirmations: [{ side: 'old', email: mainUser().email }, { side: 'new' }],
  })
  await handOver(mainUser().id)
  expect((await asked()).confirmations).toMatchObject([{ side: 'new', email: mainUser().email }])
})

test('for several domains each side gets one mail, and answers for all of them at once', async () => {
  const [lucia, ...made] = [await card(), await domain(), await domain(), await domain('otro.com')]
  const ids = made.map(({ id }) => id)
  const changes = ids.map((domainId) => ({ domainId, role: 'registrant', holder: lucia.id }))
  const { body } = await server.as('customer').put(`${mine()}/domains/roles`, { changes })
  expect(body.pending).toEqual(ids)
  const sent = (await mailsTo(server, addressOf(lucia))).filter((each) => each.startsWith('registrant'))
  expect(sent).toEqual(['registrant-change-new'])
  const { id } = (await read(ids[0])).registrantChange
  const { id: withdrawn } = (await read(ids[2])).registrantChange
  const link = linkOf('registrant-change', `${id}-old`)
  expect((await server.as('nobody').get(link)).body.domains).toEqual(made.map(({ name }) => name))
  await server.as('customer').delete(`${mine()}/registrant-changes/${withdrawn}`)
  expect((await server.as('nobody').get(link)).body.domains).toHaveLength(2)
  for (const side of ['old', 'new'] as const) expect((await answer(id, side, 'approved')).status).toBe(200)
  expect(await Promise.all(ids.map(async (each) => holderOf(await read(each))))).toEqual([
    lucia.id,
    lucia.id,
    'main-user',
  ])
})

test('a change waits until its day and ends by itself; or somebody of the account or an agent withdraws it', async () => {
  const [a, b, lucia] = [await domain(), await domain(), await card()]
  for (const { id } of [a, b]) await give(id, lucia.id)
  const { id: withdrawn } = (await read(b.id)).registrantChange
  const elsewhere = `/api/area/${server.cast.otherCustomer.accountId}/registrant-changes/${withdrawn}`
  expect((await server.as('otherCustomer').delete(elsewhere)).status).toBe(404)
  const path = `${mine()}/registrant-changes/${withdrawn}`
  expect((await server.as('customer').delete(path)).body).toMatchObject({ state: 'withdrawn' })
  expect((await server.as('customer').delete(path)).status).toBe(409)
  const { id } = (await read(a.id)).registrantChange
  server.pass({ days: 61 })
  expect((await server.as('nobody').get(linkOf('registrant-change', `${id}-old`))).body.state).toBe('expired')
  expect((await answer(id, 'old', 'approved')).status).toBe(409)
  await run('end-overdue-registrant-changes')
  expect((await changesOf(a.id))[0]).toMatchObject({ state: 'expired' })
  expect(await mailsTo(server, addressOf(lucia))).toContain('registrant-change-expired')
  server.pass({ days: -61 })
})

test('two answers at once carry the change out once; the first of yes and no decides', async () => {
  const lucia = await card()
  for (const said of ['approved', 'refused']) {
    const made = await domain()
    await give(made.id, lucia.id)
    const { id } = (await read(made.id)).registrantChange
    const answers = await Promise.all([
      answer(id, 'old', 'approved'),
      answer(id, 'new', said),
      answer(id, 'old', 'approved'),
    ])
    expect(answers.map(({ status }) => status).filter((status) => status !== 200 && status !== 409)).toEqual(
      [],
    )
    const types = await trailTypes(server, { kind: 'domain', id: made.id })
    const ended = types.filter((type) => /changed$|refused$/.test(type))
    expect(ended).toEqual([
      said === 'approved' ? 'domain.registrant-changed' : 'domain.registrant-change-refused',
    ])
  }
})

test('an ending without confirmations changes at once, and both are told', async () => {
  const settings = '/api/agent/settings/domain-endings'
  const made = await server.as('admin').post(settings, {
    ending: 'quick.example',
    confirmations: 'none',
    lockDays: 0,
    verificationDays: null,
    reminderDays: [],
    source: 'Prueba',
    sourceDate: '2026-11-22',
  })
  expect(made.status, JSON.stringify(made.body)).toBe(201)
  const [quick, lucia] = [await domain(`a${nth++}.quick.example`), await card()]
  expect((await give(quick.id, lucia.id)).body).toMatchObject({ changed: [quick.id], pending: [] })
  expect(await read(quick.id)).toMatchObject({
    registrant: { email: lucia.email },
    registrantChange: null,
    lockedUntil: null,
  })
  expect(await mailsTo(server, addressOf(lucia))).toContain('registrant-change-confirmed')
})

test('an ending that is edited meanwhile leaves the days asked with, and decides about the lock', async () => {
  const settings = '/api/agent/settings/domain-endings'
  const draft = {
    ending: 'slow.example',
    source: 'Prueba',
    sourceDate: '2026-11-22',
    answerDays: 5,
    lockDays: 9,
  }
  const { id: endingId } = (await server.as('admin').post(settings, draft)).body
  const [slow, lucia] = [await domain(`b${nth++}.slow.example`), await card()]
  await give(slow.id, lucia.id)
  const { id, answerUntil } = (await read(slow.id)).registrantChange
  const edited = { confirmations: 'none', answerDays: 30, lockDays: 0 }
  await server.as('admin').patch(`${settings}/${endingId}`, edited, { version: 1 })
  await follow()
  expect((await read(slow.id)).registrantChange).toMatchObject({ id, answerUntil })
  for (const side of ['old', 'new'] as const) await answer(id, side, 'approved')
  expect(await read(slow.id)).toMatchObject({ registrant: { email: lucia.email }, lockedUntil: null })
})

test('of a domain that went away nobody is asked; a change that waits is withdrawn', async () => {
  const [gone, leaving, lucia] = [
    await domain(undefined, { status: 'transferred' }),
    await domain(),
    await card(),
  ]
  expect((await give(gone.id, lucia.id)).body).toMatchObject({ changed: [gone.id], pending: [] })
  await give(leaving.id, lucia.id)
  const { version } = await read(leaving.id)
  await server.as('agent').patch(`/api/agent/domains/${leaving.id}`, { status: 'cancelled' }, { version })
  await follow()
  expect((await read(leaving.id)).registrantChange).toBeNull()
  expect((await changesOf(gone.id)).length).toBe(0)
})

test('a main user asks for a bounded number of changes a day, and is told so', async () => {
  const other = server.cast.otherCustomer
  const area = `/api/area/${other.accountId}`
  const draft = { name: `ajeno${nth++}.example` }
  const { id } = (await server.as('agent').post(`/api/agent/accounts/${other.accountId}/domains`, draft)).body
  const contact = (
    await server.as('otherCustomer').post(`${area}/contacts`, { name: 'Una', email: 'una@cenzontle.example' })
  ).body
  const changes = [{ domainId: id, role: 'registrant', holder: contact.id }]
  const ask = () => server.as('otherCustomer').put(`${area}/domains/roles`, { changes })
  for (let asked = 0; asked < 20; asked++) {
    expect((await ask()).status).toBe(200)
    const { registrantChange } = await read(id)
    await server.as('otherCustomer').delete(`${area}/registrant-changes/${registrantChange.id}`)
  }
  expect((await ask()).body.problems).toMatchObject([{ code: 'registrant-change.too-many' }])
  expect(
    (await server.as('agent').put(`/api/agent/accounts/${other.accountId}/domains/roles`, { changes }))
      .status,
  ).toBe(200)
})

test('a registrant’s address is verified once, with reminders, and agents have a task when nobody does', async () => {
  const account = (
    await server.as('agent').post('/api/agent/contacts', {
      name: 'Sin Verificar',
      emails: ['sin@verificar.example'],
      sendActivation: false,
    })
  ).body
  const opened = await server
    .as('agent')
    .post('/api/agent/accounts', { name: 'Sin Verificar', mainUserId: account.id })
  const today = server.wiring.now().toISOString().slice(0, 10)
  const create = (name: string, registeredOn: string) =>
    server.as('agent').post(`/api/agent/accounts/${opened.body.id}/domains`, { name, registeredOn })
  const [one, two, old] = [
    (await create('uno-nuevo.com', today)).body,
    (await create('dos-nuevo.com', today)).body,
    (await create('viejo.com', '2020-01-01')).body,
  ]
  const mails = () => mailsTo(server, 'sin@verificar.example')
  expect(await mails()).toEqual(['registrant-verification'])
  expect((await read(old.id)).verification).toMatchObject({ verifiedAt: null, isOverdue: false })
  server.pass({ days: 8 })
  for (let twice = 0; twice < 2; twice++) await run('remind-registrants')
  expect(await mails()).toEqual(['registrant-verification', 'registrant-verification-reminder'])
  server.pass({ days: 8 })
  await run('remind-registrants')
  expect((await read(one.id)).verification).toMatchObject({ isOverdue: true })
  const tasks = async () =>
    (await server.as('apiKey').get('/api/agent/tasks')).body.items
      .filter(({ kind }: { kind: string }) => kind === 'registrant-unverified')
      .map(({ subject }: { subject: { id: number } }) => subject.id)
  expect((await tasks()).sort()).toEqual([one.id, two.id, old.id].sort())
  const link = linkOf('registrant-verification', `${opened.body.id}-sin@verificar.example`)
  expect((await server.as('nobody').get(link)).body).toMatchObject({
    domains: ['uno-nuevo.com', 'dos-nuevo.com', 'viejo.com'],
    verifiedAt: null,
  })
  expect((await server.as('nobody').post(link)).body.verifiedAt).not.toBeNull()
  expect((await server.as('nobody').post(link)).status).toBe(200)
  expect(await tasks()).toEqual([])
  expect((await read(two.id)).verification).toMatchObject({ isOverdue: false })
  server.pass({ days: -16 })
})
