import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { mailsTo } from '../../../test/harness/mailed.ts'
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

type Card = { id: number; version: number; name: string; email: string }
const account = () => server.cast.customer.accountId
const main = () => server.as('customer')
const addDomain = async (name: string) =>
  (await server.as('agent').post(`/api/agent/accounts/${account()}/domains`, { name, status: 'active' })).body
    .id as number
const addCard = async (name: string, email: string): Promise<Card> =>
  (await main().post(`/api/area/${account()}/contacts`, { name, email })).body
const change = async (card: Card, draft: object): Promise<Card> => {
  const path = `/api/area/${account()}/contacts/${card.id}`
  const { body } = await main().patch(path, draft, { version: card.version })
  await followRegistrants(server)
  return body
}
const give = (domainId: number, holder: number) =>
  main().put(`/api/area/${account()}/domains/roles`, {
    changes: [{ domainId, role: 'registrant', holder }],
  })
const run = (job: string) => jobs[job]?.(server.wiring as JobWiring, {})
const read = async (id: number) => (await server.as('apiKey').get(`/api/agent/domains/${id}`)).body
const answer = (changeId: number, side: 'old' | 'new', said: 'approved' | 'refused') => {
  const link = actionLink(server.wiring, { purpose: 'registrant-change', of: `${changeId}-${side}` })
  return server.as('nobody').post(`/api/mail-actions/registrant-change/${link.split('/').at(-1)}`, {
    answer: said,
  })
}
const suppress = (address: string) =>
  sql`
    update addresses
    set suppressed_at = now(), suppressed_because = '550 no such user'
    where address = ${address}`.execute(server.wiring.db)
/** A domain of which a card is the registrant, on record and by the role. */
const domainOf = async (name: string, card: Card) => {
  const id = await addDomain(name)
  await give(id, card.id)
  const { registrantChange } = await read(id)
  for (const side of ['old', 'new'] as const) await answer(registrantChange.id, side, 'approved')
  return id
}
const heard = async (domain: number) => {
  const { body } = await server
    .as('agent')
    .get(`/api/agent/accounts/${account()}/recipients?category=domains&domain=${domain}`)
  return body.items
    .filter(({ verdict }: { verdict: string }) => verdict === 'in')
    .map((each: { address: string; rule: string; mayDecline: boolean }) =>
      [each.address, each.rule, each.mayDecline ? 'declinable' : 'legal'].join(' '),
    )
}

test('a domain’s legal mail stays with the registrant on record until both sides agree on another', async () => {
  const rocio = await addCard('Otra Rocío', 'otra.rocio@papel.example')
  const id = await domainOf('papel.example', rocio)
  const mainUser = `${server.cast.customer.email} main-user legal`
  expect(await heard(id)).toEqual([mainUser, 'otra.rocio@papel.example registrant legal'])
  await change(rocio, { email: 'nueva@papel.example' })
  const differing = [
    mainUser,
    'nueva@papel.example named-registrant declinable',
    'otra.rocio@papel.example registrant legal',
  ]
  expect(await heard(id)).toEqual(differing)
  const { registrantChange } = await read(id)
  await answer(registrantChange.id, 'old', 'refused')
  expect(await heard(id)).toEqual(differing)
  const sent = await server.as('apiKey').post('/api/notices', {
    ...{
      account: account(),
      category: 'domains',
      domain: id,
      subject: 'Vence papel.example',
      body: 'Pronto.',
    },
  })
  expect(sent.status).toBe(201)
  expect(await mailsTo(server, 'otra.rocio@papel.example')).toContain('notice')
  const shown = await main().get(`/api/area/${account()}/domains/roles`)
  for (const domain of [await read(id), shown.body.items[0]])
    expect(domain).toMatchObject({
      registrant: { email: 'otra.rocio@papel.example', isHolder: false },
      registrantChange: null,
      lastRegistrantChange: { state: 'refused', new: { email: 'nueva@papel.example' } },
    })
})

test('a handed over account’s domains tell the former main user until the registrant has changed', async () => {
  const former = server.cast.otherCustomer
  const path = `/api/agent/accounts/${former.accountId}`
  const domain = (await server.as('agent').post(`${path}/domains`, { name: 'antes.example' })).body.id
  const heir = { name: 'Heredero', emails: ['heredero@antes.example'], sendActivation: false }
  const { id: mainUserId } = (await server.as('agent').post('/api/agent/contacts', heir)).body
  const { version } = (await server.as('agent').get(path)).body
  expect((await server.as('agent').post(`${path}/hand-over`, { mainUserId }, { version })).status).toBe(200)
  await followRegistrants(server)
  const rules = async () => {
    const asked = `${path}/recipients?category=domains&domain=${domain}`
    return (await server.as('agent').get(asked)).body.items.map(
      (each: { address: string; rule: string }) => `${each.address} ${each.rule}`,
    )
  }
  expect(await rules()).toEqual(['heredero@antes.example main-user', `${former.email} registrant`])
  const { registrantChange } = await read(domain)
  for (const side of ['old', 'new'] as const) await answer(registrantChange.id, side, 'approved')
  expect(await rules()).toEqual(['heredero@antes.example main-user'])
})

test('that an address is proved elsewhere is not to be learned by making it a registrant', async () => {
  await server.as('admin').post('/api/agent/settings/domain-endings', {
    ...{ ending: 'igual.example', confirmations: 'none', verificationDays: 15, reminderDays: [] },
    ...{ source: 'Prueba', sourceDate: '2026-11-22' },
  })
  const known = server.cast.otherCustomer.email
  const verifications = []
  for (const [nth, email] of [known, 'nadie@igual.example'].entries()) {
    const id = await addDomain(`d${nth}.igual.example`)
    await give(id, (await addCard('Igual', email)).id)
    const { body } = await main().get(`/api/area/${account()}/domains/roles`)
    const shown = body.items.find((each: { id: number }) => each.id === id).verification
    expect(shown).toMatchObject({ email, verifiedAt: null, reminders: 0, isOverdue: false })
    verifications.push(Date.parse(shown.until) - Date.parse(shown.askedAt))
    expect(await mailsTo(server, email)).toContain('registrant-verification')
  }
  expect(verifications[0]).toBe(verifications[1])
})

test('a change that waits for an address where nobody is says so, and agents have a task until it ends', async () => {
  const [id, dead] = [await addDomain('muerto.example'), await addCard('Nadie', 'nadie@muerto.example')]
  await suppress('nadie@muerto.example')
  await give(id, dead.id)
  const { registrantChange } = await read(id)
  expect(registrantChange.confirmations).toMatchObject([
    { side: 'old', isSuppressed: false },
    { side: 'new', email: dead.email, isSuppressed: true },
  ])
  const tasks = async (query = '') =>
    (await server.as('apiKey').get(`/api/agent/tasks${query}`)).body.items.filter(
      ({ kind, subject }: { kind: string; subject: { id: number } }) =>
        kind === 'registrant-unreachable' && subject.id === id,
    )
  const [task] = await tasks()
  await run('tell-unreachable-registrants')
  expect(await tasks()).toHaveLength(1)
  expect((await server.as('agent').post(`/api/agent/tasks/${task.id}/done`)).status).toBe(200)
  await run('tell-unreachable-registrants')
  expect(await tasks()).toEqual([])
  // Somebody who was there when she was asked, and is not any more.
  const [later, gone] = [await addDomain('luego.example'), await addCard('Ida', 'ida@muerto.example')]
  await give(later, gone.id)
  await suppress('ida@muerto.example')
  await run('tell-unreachable-registrants')
  const open = async () => JSON.stringify((await server.as('apiKey').get('/api/agent/tasks')).body.items)
  expect(await open()).toContain('luego.example')
  const { id: changeId } = (await read(later)).registrantChange
  await server.as('agent').delete(`/api/agent/registrant-changes/${changeId}`)
  expect(await open()).not.toContain('luego.example')
})

describe('of what a main user’s data sets going', () => {
  const ending = { path: '', version: 1 }
  const cards: { path: string; version: number; email: string; domain: number }[] = []
  const rename = async (which: typeof cards, name: string) => {
    for (const card of which) {
      const draft = { name: `${name} ${card.domain}` }
      const { status, body } = await server.as('agent').patch(card.path, draft, { version: card.version })
      expect(status).toBe(200)
      card.version = body.version
    }
    await followRegistrants(server)
  }
  const mails = async (event: string) =>
    (await Promise.all(cards.map(({ email }) => mailsTo(server, email))))
      .flat()
      .filter((each) => each === event).length
  const putOff = async () => {
    const { body } = await server.as('apiKey').get(`${at}/domains/roles`)
    return body.items.filter(
      ({ registrantChange }: { registrantChange: { askedAt: string | null } | null }) =>
        registrantChange?.askedAt === null,
    )
  }
  let at = ''

  beforeAll(async () => {
    const settings = '/api/agent/settings/domain-endings'
    const draft = {
      ending: 'veloz.example',
      confirmations: 'none',
      source: 'Prueba',
      sourceDate: '2026-11-22',
    }
    ending.path = `${settings}/${(await server.as('admin').post(settings, draft)).body.id}`
    const heir = { name: 'Otra Cuenta', emails: ['otra@veloz.example'], sendActivation: false }
    const { id: mainUserId } = (await server.as('agent').post('/api/agent/contacts', heir)).body
    const opened = await server.as('agent').post('/api/agent/accounts', { name: 'Veloz', mainUserId })
    at = `/api/agent/accounts/${opened.body.id}`
    const changes = []
    for (let nth = 0; nth < 22; nth++) {
      const email = `c${nth}@veloz.example`
      const card = (await server.as('agent').post(`${at}/contacts`, { name: `Carta ${nth}`, email })).body
      const name = `c${nth}.veloz.example`
      const domain = (await server.as('agent').post(`${at}/domains`, { name })).body.id
      cards.push({ path: `${at}/contacts/${card.id}`, version: card.version, email, domain })
      changes.push({ domainId: domain, role: 'registrant', holder: card.id })
    }
    const given = await server.as('agent').put(`${at}/domains/roles`, { changes })
    expect(given.body.changed).toHaveLength(22)
  })

  test('twenty a day are told where the ending asks nobody; the rest is done another day', async () => {
    const before = await mails('registrant-change-confirmed')
    await rename(cards, 'Primer nombre')
    expect((await mails('registrant-change-confirmed')) - before).toBe(20)
    const late = await putOff()
    expect(late).toHaveLength(2)
    expect(late[0].registrant.isHolder).toBe(false)
    server.pass({ days: 2 })
    await run('ask-registrants-put-off')
    expect((await mails('registrant-change-confirmed')) - before).toBe(22)
    expect((await read(late[0].id)).registrant).toMatchObject({ isHolder: true })
    server.pass({ days: -2 })
  })

  test('twenty a day are asked; the rest waits, changes with its data, and is asked another day', async () => {
    await server.as('admin').patch(ending.path, { confirmations: 'both' }, { version: 1 })
    await sql`update registrant_changes set asked_at = asked_at - interval '4 days'`.execute(server.wiring.db)
    await rename(cards, 'Segundo nombre')
    const late = (await putOff()).map(({ id }: { id: number }) => id)
    expect([await mails('registrant-change-new'), late.length]).toEqual([20, 2])
    const waiting = cards.filter(({ domain }) => late.includes(domain))
    await run('ask-registrants-put-off')
    await rename(waiting, 'Primer nombre')
    expect((await read(late[0])).registrantChange).toBeNull()
    await rename(waiting, 'Tercer nombre')
    server.pass({ days: 61 })
    await run('end-overdue-registrant-changes')
    expect(await mails('registrant-change-new')).toBe(20)
    expect(await mails('registrant-change-withdrawn')).toBe(0)
    await run('ask-registrants-put-off')
    expect(await mails('registrant-change-new')).toBe(22)
    const { registrantChange } = await read(late[0])
    expect(registrantChange.new.name).toContain('Tercer nombre')
    expect(Date.parse(registrantChange.answerUntil) - Date.parse(registrantChange.askedAt)).toBe(
      60 * 86_400_000,
    )
    server.pass({ days: -61 })
  })
})
