import { afterAll, beforeAll, expect, test } from 'vitest'
import { mailsTo } from '../../../test/harness/mailed.ts'
import { followRegistrants } from '../../../test/harness/registrants.ts'
import { startTestServer, type TestServer } from '../../../test/harness/test-server.ts'
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
const read = async (id: number) => (await server.as('apiKey').get(`/api/agent/domains/${id}`)).body
const answer = (changeId: number, side: 'old' | 'new', said: 'approved' | 'refused') => {
  const link = actionLink(server.wiring, { purpose: 'registrant-change', of: `${changeId}-${side}` })
  return server.as('nobody').post(`/api/mail-actions/registrant-change/${link.split('/').at(-1)}`, {
    answer: said,
  })
}
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
