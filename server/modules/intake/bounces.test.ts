import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type MailRoom, startMailRoom, strangePeer } from '../../../test/harness/mail-room.ts'
import { mailsTo, trailTypes } from '../../../test/harness/mailed.ts'
import type { JobWiring } from '../../wiring.ts'
import { jobs } from './jobs.ts'

let room: MailRoom
let account: number
beforeAll(async () => {
  room = await startMailRoom()
  account = room.server.cast.customer.accountId
})
afterAll(() => room.stop())

// By key, as days go by here and sessions end.
const agent = () => room.server.as('apiKey')
const addCard = async (name: string, categories: string[]) =>
  (
    await room.server.as('customer').post(`/api/area/${account}/contacts`, {
      ...{ name, email: `${name.toLowerCase()}@lejos.example`, categories },
    })
  ).body as { id: number; email: string }
let count = 0
/** A notice as it was sent to an address: its Message-ID, and where its server reports to. */
const sentTo = async (address: string, category = 'support') => {
  count += 1
  const notice = { account, category, subject: `Aviso ${count}`, body: 'Hola.' }
  await room.server.as('apiKey').post('/api/notices', notice, { key: `rebote ${count}` })
  const mail = await room.mailTo(address, new RegExp(`Aviso ${count}$`))
  return { returnPath: mail.returnPath, messageId: mail.header('message-id') ?? '' }
}
/** A report of a server (RFC 3464), to wherever it is sent. */
const report = (
  to: string,
  about: { address: string; status: string; messageId?: string; words?: string },
) => {
  count += 1
  const { address, status, messageId = '<otro@lejos.example>', words = 'no such user' } = about
  const lines = [
    ...[
      'From: MAILER-DAEMON@lejos.example',
      `To: ${to}`,
      'Subject: Undelivered',
      `Message-ID: <r${count}@lejos.example>`,
    ],
    'Content-Type: multipart/report; report-type=delivery-status; boundary=b',
    ...[
      '',
      '--b',
      'Content-Type: text/plain',
      '',
      `I am sorry. (${count})`,
      '--b',
      'Content-Type: message/delivery-status',
    ],
    ...['', 'Reporting-MTA: dns; mx.lejos.example', ''],
    ...[`Final-Recipient: rfc822; ${address}`, 'Action: failed', `Status: ${status}`],
    ...[`Diagnostic-Code: smtp; 550 ${status} ${words}`, '', '--b', 'Content-Type: text/rfc822-headers', ''],
    ...[`Message-ID: ${messageId}`, 'Subject: Aviso', '', '--b--', ''],
  ]
  return room.receive(lines.join('\r\n'), { from: '', to: [to], peer: strangePeer, helo: 'mx.lejos.example' })
}
const tasks = async () => (await agent().get('/api/agent/tasks')).body.items

test('what comes back of our own mail is read as it came by owners alone: there is a link in it', async () => {
  const { email } = room.server.cast.owner
  const about = { address: email, status: '5.2.2' }
  const { id } = await report('soporte@alameda.example', about)
  const opened = await room.receive({ from: room.server.cast.customer.email, subject: 'A la vista' })
  const held = await room.receive({
    from: 'malo@malo.example',
    signedBy: null,
    envelope: { peer: '203.0.113.9' },
  })
  const status = async (role: 'viewer' | 'agent' | 'admin' | 'owner', of: { id: number }) => {
    const { body } = await room.server.as(role).get(`/api/agent/incoming/${of.id}`)
    const source = await room.server.as(role).get(`/api/agent/incoming/${of.id}/source`)
    expect(body.canReadSource).toBe(source.status === 200)
    return source.status
  }
  expect(await status('admin', { id })).toBe(403)
  expect(await status('owner', { id })).toBe(200)
  expect([await status('viewer', opened), await status('viewer', held)]).toEqual([200, 403])
  expect(await status('agent', held)).toBe(200)
})

test('of what came back an owner makes a ticket without what came back: no sign-in link for whoever reads tickets', async () => {
  const link = `${room.server.wiring.publicUrl}/area/enter/0123456789abcdef`
  const words = `Hola:\r\n\r\nYa no trabajo aquí: ${link}\r\n`
  const copy = `From: no-reply@alameda.example\r\nSubject: Entra\r\n\r\nEntra con ${link}\r\n`
  const head = `From: ${room.server.cast.customer.email}\r\nTo: soporte@alameda.example\r\nSubject: Me fui\r\nMessage-ID: <fui@papeleradelbajio.example>\r\nAuto-Submitted: auto-replied\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n`
  const parts = [
    `Content-Type: text/plain; charset=utf-8\r\n\r\n${words}\r\n----- Original message -----\r\nVer: ${link}\r\n`,
    `Content-Type: text/html\r\n\r\n<a href="${link}">Entra</a>\r\n`,
    `Content-Type: message/rfc822\r\n\r\n${copy}`,
  ]
  const mail = await room.zone.sign(
    `${head}\r\n--b\r\n${parts.join('\r\n--b\r\n')}\r\n--b--\r\n`,
    'papeleradelbajio.example',
  )
  const envelope = { from: '', to: ['soporte@alameda.example'], peer: '192.0.2.10', helo: 'mx.example' }
  const { id } = await room.receive(mail, envelope)
  const again = await room.receive(mail, envelope)
  expect(again.outcome).toBe('duplicate')
  const get = (role: 'viewer' | 'admin' | 'owner', path: string) => room.server.as(role).get(path)
  // Nor by way of the same that comes again.
  expect((await get('admin', `/api/agent/incoming/${again.id}/source`)).status).toBe(403)
  const path = `/api/agent/incoming/${id}/release`
  expect((await room.server.as('admin').post(path, {})).status).toBe(403)
  const { ticketId } = (await room.server.as('owner').post(path, {})).body
  const [message] = (await get('viewer', `/api/agent/tickets/${ticketId}/messages`)).body.items
  expect(message).toMatchObject({ attachments: [], hasHtml: false, quoted: '', proof: { isReturned: true } })
  expect(message.body).toContain('Ya no trabajo aquí')
  await room.deliver()
  const everything = [
    JSON.stringify(message),
    ...room.sink.to(room.server.cast.customer.email).map(({ raw }) => raw.toString()),
  ]
  expect(everything.join()).not.toContain('0123456789abcdef')
  for (const of of [`ticket-messages/${message.id}/raw`, `incoming/${id}/source`]) {
    expect((await get('admin', `/api/agent/${of}`)).status).toBe(403)
    expect((await get('owner', `/api/agent/${of}`)).status).toBe(200)
  }
})

test('rule 6: a hard bounce is known by its return path, suppresses the address, and tells the main user once', async () => {
  const { customer } = room.server.cast
  const berta = await addCard('Berta', ['support'])
  const { returnPath } = await sentTo(berta.email)
  const became = await report(returnPath, { address: berta.email, status: '5.1.1' })
  expect(became).toMatchObject({ outcome: 'bounce', step: 'bounce', reason: 'bounce-hard' })
  const again = await report(returnPath, { address: berta.email, status: '5.1.1', words: 'still nobody' })
  expect(again).toMatchObject({ reason: 'bounce-hard' })
  const told = await mailsTo(room.server, customer.email)
  expect(told.filter((event) => event === 'delivery-bounced')).toHaveLength(1)
  expect(await tasks()).toMatchObject([{ kind: 'address-unreachable', subject: { id: berta.id } }])
  const card = (await room.server.as('customer').get(`/api/area/${account}/contacts/${berta.id}`)).body
  expect(card.delivery).toBe('suppressed')
  const { rows } = await sql<{ state: string; words: string }>`
    select deliveries.state, deliveries.words
    from deliveries
    join bounces using (message_id, position)
    where bounces.raw_mail_id = ${became.id}`.execute(room.server.wiring.db)
  expect(rows).toMatchObject([{ state: 'failed', words: expect.stringContaining('no such user') }])
  expect(await mailsTo(room.server, 'mailer-daemon@lejos.example')).toEqual([])
})

test('rule 6: without its return path a report makes nothing dead, and agents are told where it names a copy', async () => {
  const clara = await addCard('Clara', ['support'])
  const { messageId } = await sentTo(clara.email)
  const support = 'soporte@alameda.example'
  const forged = await report(support, { address: clara.email, status: '5.1.1' })
  expect(forged).toMatchObject({ outcome: 'ignored', reason: 'bounce-unknown' })
  const guessed = await report('soporte+baaaaaaaaaaaaaaaaaaa@alameda.example', {
    address: clara.email,
    status: '5.1.1',
  })
  expect(guessed.outcome).toBe('ignored')
  // Its Message-ID is known to whoever she answers or forwards it to.
  const named = await report(support, { address: clara.email, status: '5.1.1', messageId })
  expect(named).toMatchObject({ outcome: 'bounce', reason: 'bounce-elsewhere' })
  const card = (await room.server.as('customer').get(`/api/area/${account}/contacts/${clara.id}`)).body
  expect(card.delivery).not.toBe('suppressed')
  const about = (await tasks()).filter(({ subject }: { subject: { id: number } }) => subject.id === clara.id)
  expect(about).toMatchObject([{ kind: 'bounce-reported' }])
  await sentTo(clara.email)
})

test('rule 6: soft bounces are counted, and five on three days are a dead address, which agents may believe in again', async () => {
  const delia = await addCard('Delia', ['support'])
  const known = { name: 'Delia', emails: [delia.email], sendActivation: false }
  const { id: contactId } = (await agent().post('/api/agent/contacts', known)).body
  const full = { address: delia.email, status: '5.2.2', words: 'mailbox full' }
  for (const days of [0, 1, 1]) {
    room.pass({ days })
    const { returnPath } = await sentTo(delia.email)
    expect(await report(returnPath, full)).toMatchObject({ reason: 'bounce-soft' })
  }
  expect(await tasks()).not.toContainEqual(
    expect.objectContaining({ subject: expect.objectContaining({ id: delia.id }) }),
  )
  for (const _each of [4, 5]) await report((await sentTo(delia.email)).returnPath, full)
  expect(await tasks()).toContainEqual(
    expect.objectContaining({
      kind: 'address-unreachable',
      subject: expect.objectContaining({ id: delia.id }),
    }),
  )
  await agent().post(`/api/agent/contacts/${contactId}/believe-address`, { address: delia.email })
  await sentTo(delia.email)
})

const complain = (to: string, messageId: string) => {
  count += 1
  const lines = [
    ...[
      'From: abuse@lejos.example',
      `To: ${to}`,
      'Subject: complaint',
      `Message-ID: <arf${count}@lejos.example>`,
    ],
    'Content-Type: multipart/report; report-type=feedback-report; boundary=b',
    ...[
      '',
      '--b',
      'Content-Type: text/plain',
      '',
      'Spam.',
      '--b',
      'Content-Type: message/feedback-report',
      '',
    ],
    ...['Feedback-Type: abuse', 'User-Agent: lejos/1', 'Version: 1', ''],
    ...['--b', 'Content-Type: text/rfc822-headers', '', `Message-ID: ${messageId}`, '', '--b--', ''],
  ]
  return room.receive(lines.join('\r\n'), { from: '', to: [to], peer: strangePeer })
}

test('a complaint to the return path declines what it is about; of another agents are told', async () => {
  const elena = await addCard('Elena', ['support', 'billing'])
  const { returnPath, messageId } = await sentTo(elena.email)
  const declined = async () =>
    (await room.server.as('customer').get(`/api/area/${account}/contacts/${elena.id}`)).body.declined
  const elsewhere = await complain('soporte@alameda.example', messageId)
  expect(elsewhere).toMatchObject({ outcome: 'complaint', reason: 'complaint-elsewhere' })
  expect(await declined()).toEqual([])
  expect(await tasks()).toContainEqual(
    expect.objectContaining({
      kind: 'complaint-reported',
      subject: expect.objectContaining({ id: elena.id }),
    }),
  )
  expect(await complain(returnPath, messageId)).toMatchObject({ outcome: 'complaint', reason: 'complaint' })
  expect(await declined()).toEqual(['support'])
  expect(await trailTypes(room.server, { kind: 'additional-contact', id: elena.id })).toContain(
    'additional-contact.declined',
  )
})

test('a complaint about what somebody else sent waits like any mail that proves nothing, and is not lost', async () => {
  const about = await complain('soporte@alameda.example', '<boletin@cliente.example>')
  expect(about).toMatchObject({ outcome: 'held', reason: 'not-proven' })
})

test('of an address that was refused while mail was sent there, its main user is told too, once', async () => {
  const fina = await addCard('Fina', ['support'])
  const fails = {
    recipient: (to: string) => (to === fina.email ? { code: 550, words: '5.1.1 nobody' } : undefined),
  }
  room.sink.behave(fails)
  const notice = { account, category: 'support', subject: 'No llega', body: 'Hola.' }
  await room.server.as('apiKey').post('/api/notices', notice, { key: 'no llega' })
  await room.deliver()
  const told = async () =>
    (await mailsTo(room.server, room.server.cast.customer.email)).filter(
      (event) => event === 'delivery-bounced',
    ).length
  const before = await told()
  const wiring = { ...room.server.wiring, now: room.now } as JobWiring
  for (const _twice of [1, 2]) await jobs['tell-unreachable']?.(wiring, {})
  expect(await told()).toBe(before + 1)
})
