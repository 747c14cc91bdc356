import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { linkIn, readMail } from '../../../../test/harness/mail-reader.ts'
import { draftFor, type PostOffice, startPostOffice } from '../../../../test/harness/post-office.ts'
import type { MessageDraft } from '../index.ts'

let office: PostOffice
beforeAll(async () => {
  office = await startPostOffice()
})
afterAll(() => office.stop())
beforeEach(async () => {
  office.sink.behave({ recipient: () => undefined, afterData: 'accept', delay: 0 })
  await office.deliver()
  office.sink.received.length = 0
})

/** Somebody whom only this test writes to. */
async function newcomer(name = 'Fernanda Núñez', domain = 'papelera.example') {
  const address = `p${Math.floor(performance.now() * 1000)}@${domain}`
  const { db } = office.server.wiring
  await db.insertInto('addresses').values({ address, first_seen_at: office.now() }).execute()
  return { id: office.server.cast.customer.id, name, email: address, cookie: {} }
}

const trailTypes = async () =>
  (await office.server.wiring.db.selectFrom('trail_entries').select('type').execute()).map(({ type }) => type)

test('a mail arrives with text and HTML, the link in both, in the reader’s language', async () => {
  const person = await newcomer()
  const id = await office.queueFor(person, 'activation')
  await office.deliver()
  const mail = await readMail((await office.sink.next(person.email)).raw)
  const link = linkIn(mail, /\/area\/activate\/[\w.-]{20,}$/)
  expect(mail.text).toContain(link)
  expect(mail.html).toContain(`href="${link}"`)
  expect(mail.subject).toBe('Activa tu acceso a Alameda Hosting')
  expect(mail.header('content-language')).toBe('es')
  expect(mail.header('auto-submitted')).toBe('auto-generated')
  expect(mail.header('x-auto-response-suppress')).toBe('All')
  expect(mail.from).toBe('soporte@alameda.example')
  expect(mail.header('message-id')).toMatch(/^<\d+\.0\.[\w-]{36}@alameda\.example>$/)
  expect(await office.stateOf(id)).toMatchObject({
    state: 'sent',
    attempts: 1,
    words: expect.stringMatching(/^250 /),
  })
})

test('mails of one thread refer to one message, and others to none', async () => {
  const person = await newcomer()
  for (const thread of ['invoice-118', 'invoice-118', 'invoice-119', undefined])
    await office.queue({ ...draftFor(person, 'password-changed'), ...(thread ? { thread } : {}) })
  await office.deliver()
  const mails = await Promise.all(office.sink.received.map(({ raw }) => readMail(raw)))
  const references = mails.map((mail) => mail.header('references'))
  const times = Map.groupBy(references, (each) => each)
  expect([...times.values()].map((same) => same.length).sort()).toEqual([1, 1, 2])
  expect(times.has(undefined)).toBe(true)
  expect(references.filter(Boolean).every((each) => /^<\w{32}@alameda\.example>$/.test(each ?? ''))).toBe(
    true,
  )
})

test('English readers get English', async () => {
  const person = await newcomer('Grace Hopper')
  const draft = draftFor(person, 'password-changed')
  await office.queue({ ...draft, recipients: [{ ...draft.recipients[0], language: 'en' }] } as MessageDraft)
  await office.deliver()
  const mail = await readMail((await office.sink.next(person.email)).raw)
  expect(mail.subject).toBe('Your password for Alameda Hosting has changed')
  expect(mail.header('content-language')).toBe('en')
  expect(mail.html).toContain('<html lang="en">')
})

test('an agent is written to as usted, a customer as tú, about the same thing', async () => {
  const { agent, customer } = office.server.cast
  await office.queueFor(agent, 'password-reset')
  await office.queueFor(customer, 'password-reset')
  await office.deliver()
  const toAgent = await readMail((await office.sink.next(agent.email)).raw)
  const toCustomer = await readMail((await office.sink.next(customer.email)).raw)
  expect(toAgent.subject).toBe('Elija otra contraseña para Alameda Hosting')
  expect(linkIn(toAgent, /\/agent\/reset\//)).toBeTruthy()
  expect(toCustomer.subject).toBe('Elige otra contraseña para Alameda Hosting')
  expect(linkIn(toCustomer, /\/area\/reset\//)).toBeTruthy()
})

test('a name with markup, line ends or another address in it does nothing', async () => {
  const name = '<script>alert(1)</script>\r\nBcc: victim@example.com\r\n\r\n"evil" <boss@alameda.example>'
  const person = await newcomer(name)
  await office.queueFor(person, 'activation')
  await office.deliver()
  const received = await office.sink.next(person.email)
  const mail = await readMail(received.raw)
  expect(received.to).toEqual([person.email])
  expect(mail.to).toEqual([person.email])
  expect(mail.header('bcc')).toBeUndefined()
  expect(mail.html).not.toContain('<script')
  expect(mail.html).toContain('&#60;script&#62;')
})

test('a mail that is tried again is the same mail: Message-ID, date, link', async () => {
  const person = await newcomer()
  const id = await office.queueFor(person, 'activation')
  office.sink.behave({ afterData: { code: 451, words: '4.3.0 try later' } })
  await office.deliver()
  expect(await office.stateOf(id)).toMatchObject({
    state: 'queued',
    attempts: 1,
    words: '451 4.3.0 try later',
  })
  office.sink.behave({ afterData: 'accept' })
  await office.deliver()
  expect(office.sink.received).toHaveLength(1)
  office.pass({ minutes: 1 })
  await office.deliver()
  const [first, second] = await Promise.all(office.sink.to(person.email).map((each) => readMail(each.raw)))
  for (const header of ['message-id', 'date', 'subject'])
    expect(second?.header(header)).toBe(first?.header(header))
  expect(second?.text).toBe(first?.text)
  expect(second?.links).toEqual(first?.links)
  expect(await office.stateOf(id)).toMatchObject({ state: 'sent', attempts: 2 })
})

test('later is tried with growing pauses, and not for ever', async () => {
  const person = await newcomer()
  const [id] = (await office.queue(draftFor(person, 'password-changed'))) as [number]
  office.sink.behave({ recipient: () => ({ code: 452, words: '4.2.2 mailbox full' }) })
  const waits: number[] = []
  for (let state = 'queued'; state === 'queued'; ) {
    await office.deliver()
    const now = await office.stateOf(id)
    state = now.state
    if (state !== 'queued') break
    const minutes = Math.round((now.next_at.getTime() - office.now().getTime()) / 60_000)
    waits.push(minutes)
    office.pass({ minutes })
  }
  expect(waits).toEqual([1, 5, 15, 60, 240, 720, 720, 720, 720, 720])
  expect(await office.stateOf(id)).toMatchObject({
    state: 'failed',
    attempts: 11,
    words: '452 4.2.2 mailbox full',
  })
})

test('a credential’s mail is not tried beyond the life of its link', async () => {
  const person = await newcomer()
  const id = await office.queueFor(person, 'magic-link')
  office.sink.behave({ recipient: () => ({ code: 452, words: '4.2.2 mailbox full' }) })
  for (const minutes of [0, 1, 5]) {
    office.pass({ minutes })
    await office.deliver()
  }
  expect(await office.stateOf(id)).toMatchObject({
    state: 'failed',
    attempts: 3,
    words: '452 4.2.2 mailbox full',
  })
})

test('a refusal for good fails at once, with the server’s words', async () => {
  const person = await newcomer()
  const id = await office.queueFor(person, 'activation')
  office.sink.behave({ recipient: () => ({ code: 550, words: '5.7.1 not welcome' }) })
  await office.deliver()
  expect(await office.stateOf(id)).toMatchObject({
    state: 'failed',
    attempts: 1,
    words: '550 5.7.1 not welcome',
  })
  const again = await office.queueFor(person, 'activation')
  office.sink.behave({ recipient: () => undefined })
  await office.deliver()
  expect(await office.stateOf(again)).toMatchObject({ state: 'sent' })
})

test('an address that does not exist is written to no more, and the trail says so', async () => {
  const person = await newcomer()
  await office.queueFor(person, 'activation')
  office.sink.behave({ recipient: () => ({ code: 550, words: '5.1.1 no such user' }) })
  await office.deliver()
  expect(await trailTypes()).toContain('contact.address-suppressed')
  office.sink.behave({ recipient: () => undefined })
  const id = await office.queueFor(person, 'activation')
  await office.deliver()
  expect(office.sink.to(person.email)).toHaveLength(0)
  const recipient = await office.server.wiring.db
    .selectFrom('message_recipients')
    .select(['verdict', 'rule'])
    .where('message_id', '=', id)
    .executeTakeFirst()
  expect(recipient).toEqual({ verdict: 'out', rule: 'suppressed' })
})

test('a mail whose link was voided before it left is withdrawn', async () => {
  const person = await newcomer()
  const first = await office.queueFor(person, 'activation')
  const second = await office.queueFor(person, 'activation')
  await office.deliver()
  expect(await office.stateOf(first)).toMatchObject({ state: 'withdrawn', attempts: 0 })
  expect(await office.stateOf(second)).toMatchObject({ state: 'sent' })
  expect(office.sink.to(person.email)).toHaveLength(1)
})

test('a mail whose link has expired before it left is withdrawn', async () => {
  const person = await newcomer()
  const id = await office.queueFor(person, 'magic-link')
  office.pass({ minutes: 11 })
  await office.deliver()
  expect(await office.stateOf(id)).toMatchObject({ state: 'withdrawn', attempts: 0 })
  expect(office.sink.to(person.email)).toHaveLength(0)
})

test('lanes leave in order, whatever was queued first', async () => {
  const lanes = ['mailing', 'notice', 'ticket', 'credential'] as const
  const people = await Promise.all(lanes.map((lane) => newcomer(lane, `${lane}.example`)))
  office.sink.behave({ delay: 30 })
  await office.queue(
    ...lanes.flatMap((lane, at) =>
      [...Array(6)].map(() => draftFor(people[at] as (typeof people)[0], 'password-changed', { lane })),
    ),
  )
  await office.deliver()
  const order = office.sink.received.map(({ to }) => to[0]?.split('@')[1]?.split('.')[0])
  const firstOf = (lane: string) => order.indexOf(lane)
  expect(order).toHaveLength(24)
  expect([...lanes].sort((one, other) => firstOf(one) - firstOf(other))).toEqual([...lanes].reverse())
  // A destination that is not known yet is tried by one mail: meanwhile the next lane begins, and as many as there are
  // connections may overtake each other on the way.
  expect(order.lastIndexOf('credential')).toBeLessThan(order.lastIndexOf('ticket'))
  expect(order.lastIndexOf('ticket')).toBeLessThan(order.lastIndexOf('mailing'))
})

test('two senders at once send each mail once', async () => {
  const people = await Promise.all([...Array(60)].map((_, at) => newcomer(`n${at}`, `d${at % 7}.example`)))
  await office.queue(...people.map((person) => draftFor(person, 'password-changed')))
  office.sink.behave({ delay: 5 })
  const others = [office.another(), office.another()]
  await Promise.all([office.deliver(), ...others.map((other) => other.deliver())])
  const arrived = office.sink.received.flatMap(({ to }) => to)
  expect(arrived).toHaveLength(60)
  expect(new Set(arrived).size).toBe(60)
})

test('wake-ups while the sender works are one, and miss nothing', async () => {
  const people = await Promise.all([...Array(20)].map((_, at) => newcomer(`w${at}`)))
  office.sink.behave({ delay: 5 })
  await Promise.all(
    people.map(async (person) => {
      await office.queue(draftFor(person, 'password-changed'))
      await office.deliver()
    }),
  )
  await office.mail.atWork
  expect(office.sink.received).toHaveLength(20)
})
