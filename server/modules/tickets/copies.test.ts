import { afterAll, beforeAll, expect, test } from 'vitest'
import { readMail } from '../../../test/harness/mail-reader.ts'
import { type PostOffice, startPostOffice } from '../../../test/harness/post-office.ts'
import { readReplyToken, readReturnPath, sentMessages, sentTo } from '../delivery/index.ts'
import { addTicketMessages, openTickets, type TicketMessageDraft } from './index.ts'
import { whoGets } from './who-gets.ts'

let office: PostOffice
let departmentId: number
let ticketId: number
const lucia = 'lucia@papeleradelbajio.example'
const oscar = 'oscar@cenzontle.example'
beforeAll(async () => {
  office = await startPostOffice()
  const { server } = office
  const [department] = (await server.as('agent').get('/api/agent/departments')).body.items
  departmentId = department.id
  await server
    .as('owner')
    .patch(
      `/api/agent/settings/departments/${departmentId}`,
      { signatures: { es: 'El equipo de soporte', en: 'The support team' } },
      { version: 1 },
    )
  const cards = `/api/area/${server.cast.customer.accountId}/contacts`
  const card = (name: string, email: string, categories: string[], language?: string) =>
    server.as('customer').post(cards, { name, email, categories, ...(language ? { language } : {}) })
  await card('Lucía Ocaña', lucia, ['support'], 'en')
  await card('Inés Güemes', 'ines@papeleradelbajio.example', ['billing'])
  await card('Óscar Yáñez', oscar, [])
  await office.deliver()
  // Their welcomes.
  for (const address of [lucia, oscar]) await office.sink.next(address)
})
afterAll(() => office.stop())

const author = () => ({
  kind: 'agent' as const,
  id: office.server.cast.agent.id,
  door: 'agent' as const,
  ip: null,
  requestId: null,
  language: 'es' as const,
})
const byAgent = (body: string, more: Partial<TicketMessageDraft> = {}): TicketMessageDraft => ({
  kind: 'public',
  author: {
    kind: 'agent',
    id: office.server.cast.agent.id,
    name: office.server.cast.agent.name,
    address: null,
  },
  door: 'agent',
  body,
  format: 'plain',
  ...more,
})
const byOscar = (body: string, more: Partial<TicketMessageDraft> = {}): TicketMessageDraft => ({
  ...byAgent(body),
  author: {
    kind: 'customer',
    id: office.server.cast.otherCustomer.id,
    name: 'Óscar Yáñez Bermúdez',
    address: oscar,
  },
  door: 'mail',
  ...more,
})
const open = async (message: TicketMessageDraft, more: object = {}) => {
  const { db } = office.server.wiring
  const { done, refused } = await db.transaction().execute((tx) =>
    openTickets(tx, author(), office.now(), [
      {
        ...{
          subject: 'El certificado de cuadernosbajio.example no se renovó',
          category: 'support',
          departmentId,
        },
        requester: { contactId: office.server.cast.otherCustomer.id, address: oscar },
        ...{ accountId: office.server.cast.customer.accountId, source: 'mail', message },
        ...more,
      },
    ]),
  )
  expect(refused).toEqual([])
  return done[0]?.id as number
}
const add = (message: TicketMessageDraft, ticket = ticketId) =>
  office.server.wiring.db
    .transaction()
    .execute((tx) => addTicketMessages(tx, author(), office.now(), [{ ticketId: ticket, message }]))
const arrived = async (address: string) => {
  const received = await office.sink.next(address)
  return { ...(await readMail(received.raw)), envelopeFrom: received.from }
}

test('rule 7: each copy is a message of its own: in the reader’s language, answerable, threaded, saying why it came', async () => {
  ticketId = await open(byOscar('Buenos días. El certificado {name} venció.'))
  await office.deliver()
  const first = await arrived(lucia)
  expect(office.sink.to(oscar)).toHaveLength(1)
  expect(first.subject).toBe(`[${ticketId}] El certificado de cuadernosbajio.example no se renovó`)
  expect([first.fromName, first.from]).toEqual([
    'Óscar Yáñez Bermúdez (Alameda Hosting)',
    'soporte@alameda.example',
  ])
  expect(first.text).toContain('Óscar Yáñez Bermúdez opened this ticket:')
  expect(first.text).toContain('El certificado {name} venció.')
  await arrived(office.server.cast.customer.email)

  await add(byAgent('Hola, Óscar:\n\nYa vale hasta el **18** de febrero.', { format: 'markdown' }))
  await office.deliver()
  const copies = [
    await arrived(lucia),
    await arrived(oscar),
    await arrived(office.server.cast.customer.email),
  ]
  const [toLucia, toOscar, toMaria] = copies as [typeof first, typeof first, typeof first]
  expect(toLucia.header('content-language')).toBe('en')
  expect(toLucia.text).toContain(
    'Noelia Ibáñez Cruz, support, answered Óscar Yáñez Bermúdez:'.replace('support', 'soporte'),
  )
  expect(toLucia.text).toContain('The support team')
  expect(toLucia.text).toMatch(/Why you get this: You are a contact of .* with Support ticked\./)
  expect(toLucia.text).toContain('Óscar Yáñez (opened the ticket)')
  expect(toLucia.text).not.toContain(oscar)
  expect(toLucia.html).toContain('<details')
  expect(toLucia.text).toContain('> Buenos días.')
  expect(toOscar.text).toContain('Noelia Ibáñez Cruz, de soporte, te contestó:')
  expect(toOscar.text).toContain('Por qué lo recibes: Abriste el ticket.')
  expect(toMaria.text).toContain('También lo reciben: Óscar Yáñez (abrió el ticket) y Lucía Ocaña.')
  // A person wrote it, and only who may decline is offered to.
  for (const copy of copies) expect(copy.header('auto-submitted')).toBeUndefined()
  expect(copies.map((copy) => copy.header('list-unsubscribe-post') !== undefined)).toEqual([
    true,
    false,
    false,
  ])
  // One thread, and an address for each answer and each report.
  const roots = [first, ...copies].map((copy) => copy.header('references')?.split(' ')[0])
  expect(new Set(roots).size).toBe(1)
  const { secrets, db } = office.server.wiring
  const places = copies.map((copy) => readReplyToken(secrets, addressIn(copy.header('reply-to'))))
  expect(copies.map((copy) => readReturnPath(secrets, copy.envelopeFrom))).toEqual(places)
  const sent = await sentTo(db, office.now(), places as never)
  expect(sent.map(({ address }) => address).toSorted()).toEqual(
    [lucia, office.server.cast.customer.email, oscar].toSorted(),
  )
  expect(new Set(sent.map((each) => each.ticketId))).toEqual(new Set([ticketId]))
  const ids = copies.map((copy) => copy.header('message-id') as string)
  expect(await sentMessages(db, office.now(), ids)).toHaveLength(3)
  const forged = ids.map((id) => id.replace(/[\da-f]{12}@/, '000000000000@'))
  expect(await sentMessages(db, office.now(), [...forged, 'x', `<${'9'.repeat(400)}@x>`])).toEqual([])
})

test('a token ends with a year, and when the address changes owner', async () => {
  const { db } = office.server.wiring
  const [sent] = await sentTo(db, office.now(), await placesOf(oscar))
  expect(sent).toMatchObject({ tokenEnded: null, holderId: office.server.cast.otherCustomer.id })
  const later = new Date(office.now().getTime() + 366 * 86_400_000)
  expect((await sentTo(db, later, await placesOf(oscar)))[0]?.tokenEnded).toBe('expired')
  const claim = db.updateTable('claims').where('address', '=', oscar)
  await claim.set({ person_id: office.server.cast.stranger.id, is_primary: false, position: 1 }).execute()
  expect((await sentTo(db, office.now(), await placesOf(oscar)))[0]?.tokenEnded).toBe('other-owner')
  await claim.set({ person_id: office.server.cast.otherCustomer.id, is_primary: true, position: 0 }).execute()
})

test('whom an agent leaves out gets no copy, nor finds the message repeated below a later one', async () => {
  await add(byAgent('Solo para Óscar y María Fernanda.', { leaveOut: [lucia] }))
  await add(byAgent('Y esto, para todos.'))
  await office.deliver()
  const toLucia = await arrived(lucia)
  expect(toLucia.text).toContain('Y esto, para todos.')
  expect(toLucia.text).not.toContain('Solo para')
  const texts = [await arrived(oscar), await arrived(oscar)].map(({ text }) => text)
  expect(texts.some((text) => text.includes('> Solo para Óscar'))).toBe(true)
  const decided = await whoGets(office.server.wiring.db, office.now(), {
    ticket: {
      id: ticketId,
      requesterId: office.server.cast.otherCustomer.id,
      requesterAddress: oscar,
      category: 'support',
      accountId: office.server.cast.customer.accountId,
      domainId: null,
    },
    author: byAgent('').author,
    leaveOut: [lucia],
  })
  expect(decided.map(({ name, rule }) => [name, rule])).toEqual([
    ['María Fernanda Núñez Ocaña', 'main-user'],
    ['Óscar Yáñez', 'requester'],
    ['Inés Güemes', 'not-ticked'],
    ['Lucía Ocaña', 'left-out'],
  ])
})

test('a notice comes from the department of its category, is answered there, and bounces come back by its own address', async () => {
  const { server } = office
  await server.as('owner').post('/api/agent/settings/departments', {
    ...{ name: 'Facturación', address: 'cobros@alameda.example', category: 'billing' },
    displayName: 'Cobros de Alameda',
  })
  await server.as('apiKey').post('/api/notices', {
    ...{ account: server.cast.customer.accountId, category: 'billing', subject: 'Factura 7', body: 'Hola.' },
  })
  await office.deliver()
  const received = office.sink.to(server.cast.customer.email).at(-1)
  const notice = await readMail(received?.raw as Buffer)
  expect([notice.subject, notice.from, notice.fromName]).toEqual([
    'Factura 7',
    'cobros@alameda.example',
    'Cobros de Alameda',
  ])
  const place = readReplyToken(server.wiring.secrets, addressIn(notice.header('reply-to')))
  expect(readReturnPath(server.wiring.secrets, received?.from ?? '')).toEqual(place)
  const [sent] = await sentTo(server.wiring.db, office.now(), place ? [place] : [])
  expect(sent).toMatchObject({ event: 'notice', category: 'billing', ticketId: null })
  expect(notice.header('auto-submitted')).toBe('auto-generated')
})

test('what a main user writes himself reaches who never reacted only so often in a day; what agents write always', async () => {
  const { cast } = office.server
  const byMaria = {
    ...byOscar('Otra cosa.'),
    author: { kind: 'customer' as const, id: cast.customer.id, name: cast.customer.name, address: null },
    door: 'area' as const,
  }
  const countBefore = office.sink.to(lucia).length
  for (const _time of Array(5)) await add(byMaria)
  await office.deliver()
  expect(office.sink.to(lucia).length - countBefore).toBeLessThanOrEqual(3)
  expect(office.sink.to(lucia).length - countBefore).toBeGreaterThan(0)
  await add(byAgent('Contestamos a todos.'))
  await office.deliver()
  expect((await readMail(office.sink.to(lucia).at(-1)?.raw as Buffer)).text).toContain('Contestamos a todos.')
  office.pass({ days: 1 })
  const before = office.sink.to(lucia).length
  await add(byMaria)
  await office.deliver()
  expect(office.sink.to(lucia).length).toBe(before + 1)
})

test('of a ticket without account only its requester hears, below the mail that he wrote', async () => {
  const mail = {
    rawMailId: await rawMail('<abc.1@cenzontle.example>'),
    messageId: '<abc.1@cenzontle.example>',
    quoted: '',
    html: null,
    proof: {},
    inCopy: [],
  }
  const alone = await open(byOscar('Hola.', { mail }), { accountId: null })
  await add(byAgent('¿De qué cuenta es?'), alone)
  await office.deliver()
  let copy = await arrived(oscar)
  while (!copy.subject.startsWith(`[${alone}]`)) copy = await arrived(oscar)
  expect(copy.header('in-reply-to')).toBe('<abc.1@cenzontle.example>')
  expect(copy.header('references')).toMatch(/^<[\da-f]{32}@alameda\.example> <abc\.1@cenzontle\.example>$/)
  expect(copy.header('list-unsubscribe')).toBeUndefined()
  expect(copy.text).not.toContain('También')
})

test('small files go with the copies; what does not fit is downloaded by a link of one’s own, for 30 days', async () => {
  const { files } = office.server.wiring
  const attached = async (name: string, mediaType: string, content: Buffer) => ({
    ...(await files.put(content, 20_000_000)),
    ...{ name, mediaType },
  })
  const big = Buffer.alloc(8_000_000, 'x')
  await add(
    byAgent('Aquí van.', {
      leaveOut: [lucia],
      attachments: [
        await attached('vídeo\r\nBcc: a@b.mp4', 'video/mp4', big),
        await attached('captura ñ.png', 'image/png', Buffer.from('png')),
      ],
    }),
  )
  await office.deliver()
  const raw = office.sink.to(oscar).at(-1)?.raw as Buffer
  const copy = await readMail(raw)
  expect(copy.attachments).toMatchObject([{ name: 'captura ñ.png', type: 'image/png', bytes: 3 }])
  expect(copy.header('bcc')).toBeUndefined()
  expect(copy.text).toMatch(/8 MB/)
  const token = /attachment\/([\w.-]+)/.exec(copy.text)?.[1]
  const nobody = office.server.as('nobody')
  const link = `/api/mail-actions/attachment/${token}`
  expect((await nobody.get(link)).body).toMatchObject({
    ...{ ticket: ticketId, state: 'ready', language: 'es' },
    files: [
      { position: 0, size: 8_000_000 },
      { position: 1, name: 'captura ñ.png' },
    ],
  })
  const download = await office.server.app.inject({ url: `${link}/0` })
  expect(download.rawPayload.equals(big)).toBe(true)
  expect(download.headers).toMatchObject({
    'content-disposition': expect.stringMatching(/^attachment; filename=/),
    'content-security-policy': expect.stringContaining('sandbox'),
    'x-content-type-options': 'nosniff',
  })
  expect((await nobody.get(`/api/mail-actions/attachment/${token?.replace(/.$/, '')}`)).status).toBe(404)
  office.pass({ days: 31 })
  expect((await nobody.get(link)).body).toMatchObject({ state: 'expired', files: [] })
  expect((await nobody.get(`${link}/0`)).status).toBe(404)
})

const addressIn = (header: string | undefined): string => /([^\s<]+@[^\s>]+)/.exec(header ?? '')?.[1] ?? ''
async function placesOf(address: string) {
  const row = await office.server.wiring.db
    .selectFrom('message_recipients')
    .innerJoin('deliveries', (join) =>
      join
        .onRef('deliveries.message_id', '=', 'message_recipients.message_id')
        .onRef('deliveries.position', '=', 'message_recipients.position'),
    )
    .select(['message_recipients.message_id as messageId', 'message_recipients.position as position'])
    .where('address', '=', address)
    .orderBy('message_recipients.message_id', 'desc')
    .executeTakeFirstOrThrow()
  return [row]
}
async function rawMail(messageId: string): Promise<number> {
  const { db, files } = office.server.wiring
  const file = await files.put(Buffer.from('x'), 10)
  await db.insertInto('stored_files').values({ hash: file.hash, size: 1, stored_at: office.now() }).execute()
  const row = await db
    .insertInto('raw_mails')
    .values({
      hash: file.hash,
      via: 'smtp',
      received_at: office.now(),
      next_at: office.now(),
      message_id_header: messageId,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}
