import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ReadMail, readMail } from '../../../test/harness/mail-reader.ts'
import { mailsTo, trailTypes } from '../../../test/harness/mailed.ts'
import { type PostOffice, startPostOffice } from '../../../test/harness/post-office.ts'

let office: PostOffice
let account: number
beforeAll(async () => {
  office = await startPostOffice()
  account = office.server.cast.customer.accountId
  await office.server
    .as('owner')
    .patch('/api/agent/settings/categories/general', { isOffered: true }, { version: 1 })
})
afterAll(() => office.stop())

const nobody = () => office.server.as('nobody')
const addCard = async (name: string, categories: string[]) =>
  (
    await office.server.as('customer').post(`/api/area/${account}/contacts`, {
      name,
      email: `${name.toLowerCase()}@copias.example`,
      categories,
    })
  ).body as { id: number; email: string }
const notice = (category: string, key: string) =>
  office.server
    .as('apiKey')
    .post('/api/notices', { account, category, subject: `Aviso ${key}`, body: 'Hola.' }, { key })
/** The notice as it came to an address. */
const mailTo = async (address: string): Promise<ReadMail> => {
  await office.deliver()
  for (;;) {
    const mail = await readMail((await office.sink.next(address)).raw)
    if (mail.subject.startsWith('Aviso')) return mail
  }
}
const linksOf = (mail: ReadMail) => {
  const header = /^<(.*)>$/.exec(mail.header('list-unsubscribe') ?? '')?.[1] ?? ''
  const page = new URL(header).pathname
  const unknown = /\/area\/mail\/unknown-account\/([\w.-]+)/.exec(mail.text)?.[1]
  const token = page.split('/').at(-1)
  return {
    page,
    api: `/api/mail-actions/decline/${token}`,
    unknown: `/api/mail-actions/unknown-account/${unknown}`,
  }
}
const oneClick = (page: string) =>
  office.server.app.inject({
    method: 'POST',
    url: page,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: 'List-Unsubscribe=One-Click',
  })

test('a mail program declines by one click: with no cookie, no origin, and never by looking', async () => {
  const ana = await addCard('Ana', ['billing', 'support'])
  await notice('billing', 'uno')
  const mail = await mailTo(ana.email)
  expect(mail.header('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click')
  expect(mail.text).toContain('Por qué llega: Eres contacto de')
  expect(mail.text).toContain('Dejar de recibir copias de Facturación')
  const { page, api } = linksOf(mail)
  for (const _twice of [1, 2]) expect((await nobody().get(api)).body.state).toBe('wanted')
  expect((await nobody().get(api)).body).toMatchObject({ category: 'billing', as: 'card', email: ana.email })
  for (const _twice of [1, 2]) expect((await oneClick(page)).statusCode).toBe(200)
  expect((await nobody().get(api)).body.state).toBe('declined')
  expect(await trailTypes(office.server, { kind: 'additional-contact', id: ana.id })).toContain(
    'additional-contact.declined',
  )
  const card = await office.server.as('customer').get(`/api/area/${account}/contacts/${ana.id}`)
  expect(card.body).toMatchObject({ declined: ['billing'], categories: ['billing', 'support'] })
  await notice('billing', 'dos')
  expect((await mailsTo(office.server, ana.email)).filter((event) => event === 'notice')).toHaveLength(1)
  await nobody().delete(api)
  expect((await nobody().get(api)).body.state).toBe('wanted')
})

test('the main user may decline what leaves him the choice, and has no link for the rest', async () => {
  const { customer } = office.server.cast
  await notice('support', 'tres')
  const required = await mailTo(customer.email)
  expect(required.header('list-unsubscribe')).toBeUndefined()
  await notice('general', 'cuatro')
  let mail = await mailTo(customer.email)
  while (mail.subject !== 'Aviso cuatro') mail = await mailTo(customer.email)
  expect(mail.text).not.toContain('unknown-account')
  const { api } = linksOf(mail)
  expect((await nobody().get(api)).body).toMatchObject({ as: 'main-user', state: 'wanted' })
  expect((await nobody().post(api)).body.state).toBe('declined')
  const choices = (await office.server.as('customer').get(`/api/area/${account}/choices`)).body
  expect(choices.items).toContainEqual({ category: 'general', isChosen: false, isHisToChoose: true })
  await office.server
    .as('owner')
    .patch('/api/agent/settings/categories/general', { policy: 'required' }, { version: 2 })
  expect((await nobody().get(api)).body.state).toBe('required')
  expect((await nobody().post(api)).status).toBe(422)
})

test('who does not know the account gets nothing of it any more; its main user and the agents are told', async () => {
  const { customer } = office.server.cast
  const eva = await addCard('Eva', ['products'])
  await notice('products', 'cinco')
  const { unknown } = linksOf(await mailTo(eva.email))
  expect((await nobody().get(unknown)).body).toMatchObject({ isSaid: false, email: eva.email })
  for (const _twice of [1, 2]) expect((await nobody().post(unknown)).body.isSaid).toBe(true)
  const told = await mailsTo(office.server, customer.email)
  expect(told.filter((event) => event === 'additional-contact-refused')).toHaveLength(1)
  const tasks = (await office.server.as('agent').get('/api/agent/tasks')).body.items
  expect(tasks).toMatchObject([{ kind: 'unknown-account', subject: { id: eva.id } }])
})

test('many clicks at once are one, whatever the mail program repeats', async () => {
  const rita = await addCard('Rita', ['support'])
  await notice('support', 'siete')
  const { page } = linksOf(await mailTo(rita.email))
  const answers = await Promise.all([...Array(8)].map(() => oneClick(page)))
  expect(answers.map(({ statusCode }) => statusCode)).toEqual(Array(8).fill(200))
  const types = await trailTypes(office.server, { kind: 'additional-contact', id: rita.id })
  expect(types.filter((type) => type === 'additional-contact.declined')).toHaveLength(1)
})

test('a link that was cut off, altered or made for something else does nothing', async () => {
  const leo = await addCard('Leo', ['support'])
  await notice('support', 'seis')
  const { api, unknown } = linksOf(await mailTo(leo.email))
  const token = api.split('/').at(-1) ?? ''
  const other = unknown.split('/').at(-1) ?? ''
  for (const text of [token.slice(0, -1), `A${token.slice(1)}`, other, 'x', `${token}.`])
    for (const answer of [
      await nobody().get(`/api/mail-actions/decline/${text}`),
      await nobody().post(`/api/mail-actions/decline/${text}`),
    ])
      expect(answer.status).toBe(404)
})

test('a click that would leave nobody is noted and says that mail goes on; of a closed account too it answers as it is seen', async () => {
  const server = office.server
  const mainUser = { name: 'Sin correo', emails: ['sin@copias.example'], sendActivation: false }
  const { id: mainUserId } = (await server.as('agent').post('/api/agent/contacts', mainUser)).body
  const { id } = (await server.as('agent').post('/api/agent/accounts', { name: 'Una sola', mainUserId })).body
  const sola = { name: 'Sola', email: 'sola@copias.example', categories: ['billing'] }
  const path = `/api/agent/accounts/${id}`
  const made = (await server.as('agent').post(`${path}/contacts`, sola)).body
  office.sink.behave({
    recipient: (to) => (to === 'sin@copias.example' ? { code: 550, words: '5.1.1 no such user' } : undefined),
  })
  await server
    .as('apiKey')
    .post('/api/notices', { account: id, category: 'billing', subject: 'Aviso solo', body: 'Hola.' })
  const { page, api } = linksOf(await mailTo(sola.email))
  expect((await oneClick(page)).statusCode).toBe(202)
  expect((await nobody().get(api)).body.state).toBe('held')
  const open = async () =>
    (await server.as('agent').get('/api/agent/tasks')).body.items.filter(
      ({ kind }: { kind: string }) => kind === 'decline-held',
    )
  expect(await open()).toMatchObject([{ subject: { id: made.id }, account: { id } }])
  expect((await nobody().delete(api)).body.state).toBe('wanted')
  expect(await open()).toEqual([])
  await server.as('agent').delete(`${path}/contacts/${made.id}`)
  await sql`insert into account_closures (account_id, at) values (${id}, now())`.execute(server.wiring.db)
  expect((await oneClick(page)).statusCode).toBe(200)
  expect((await nobody().get(api)).body.state).toBe('declined')
})
