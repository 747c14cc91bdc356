import { afterAll, beforeAll, expect, test } from 'vitest'
import { type MailRoom, startMailRoom } from '../../../test/harness/mail-room.ts'
import { mailsTo } from '../../../test/harness/mailed.ts'

let room: MailRoom
let maria: string
beforeAll(async () => {
  room = await startMailRoom()
  maria = room.server.cast.customer.email
})
afterAll(() => room.stop())

const answersTo = async (address: string) =>
  (await mailsTo(room.server, address)).filter((event) => event === 'ticket-received').length

/**
 * A program that answers whatever comes to an address, as those of mail servers do: it says so itself (RFC 3834), or it says
 * nothing. Goes on until nothing comes any more, and says how often it has answered.
 */
async function respond(address: string, headers: Record<string, string>, atMost = 40): Promise<number> {
  let seen = 0
  for (let answered = 0; answered < atMost; ) {
    await room.deliver()
    const mails = room.sink.to(address).slice(seen)
    if (mails.length === 0) return answered
    seen += mails.length
    for (const { raw, from } of mails) {
      const field = (name: string) =>
        new RegExp(`^${name}: (.*)$`, 'im').exec(raw.toString('latin1'))?.[1]?.trim() ?? ''
      const to = from || (/[^<>\s]+@[^<>\s]+/.exec(field('Reply-To'))?.[0] ?? 'soporte@alameda.example')
      answered += 1
      await room.receive({
        ...{ from: address, to, subject: `Automático: ${answered}`, body: `Estoy fuera (${answered}).\r\n` },
        headers: { 'In-Reply-To': field('Message-ID'), ...headers },
      })
    }
  }
  return atMost
}

test('rule 5: two auto-responders facing each other through the system stop after one answer each', async () => {
  const opened = await room.receive({ from: maria, subject: 'Me voy de vacaciones' })
  expect(opened.outcome).toBe('ticket')
  expect(await respond(maria, { 'Auto-Submitted': 'auto-replied' })).toBe(1)
  expect(await answersTo(maria)).toBe(1)
  const messages = await room.messagesOf(opened.facts.ticketId as number)
  expect(messages.map(({ kind }) => kind)).toEqual(['public', 'note'])
})

test('rule 5: the receipt of who read an answer is a note, and nobody’s turn', async () => {
  const opened = await room.receive({ from: maria, subject: 'Con acuse' })
  const ticketId = opened.facts.ticketId as number
  const version = (await room.server.as('agent').get(`/api/agent/tickets/${ticketId}`)).body.version
  await room.server
    .as('agent')
    .post(`/api/agent/tickets/${ticketId}/messages`, { kind: 'public', body: 'Ya está.' }, { version })
  const copy = await room.mailTo(maria, /Con acuse/)
  const receipt = await room.receive({
    from: maria,
    subject: 'Leído: Con acuse',
    headers: {
      'In-Reply-To': copy.header('message-id') ?? '',
      'Content-Type': 'multipart/report; report-type=disposition-notification; boundary=b',
    },
    body: '--b\r\nContent-Type: text/plain\r\n\r\nSu mensaje fue leído.\r\n--b--\r\n',
  })
  expect(receipt).toMatchObject({ outcome: 'reply', reason: 'automatic-answer' })
  expect((await room.messagesOf(ticketId)).at(-1)).toMatchObject({ kind: 'note' })
})

test('rule 5: a machine that marks nothing and names no ticket opens only so many', async () => {
  const letter = (sent: number) => ({ from: 'contestador@firma.example', subject: `Recibido ${sent}` })
  for (let sent = 0; sent < 30; sent++) await room.put(letter(sent))
  await room.read()
  expect(await room.receive(letter(30))).toMatchObject({ outcome: 'held', reason: 'too-fast' })
  room.pass({ hours: 2 })
  expect(await room.receive(letter(31))).toMatchObject({ outcome: 'ticket' })
})

test('rule 5: nothing that a machine may have written is answered', async () => {
  const marks: Record<string, string>[] = [
    { 'Auto-Submitted': 'auto-generated' },
    { Precedence: 'bulk' },
    { Precedence: 'junk' },
    { Precedence: 'list' },
    { Precedence: 'auto_reply' },
    { 'List-Id': '<avisos.papeleradelbajio.example>' },
    { 'List-Unsubscribe': '<https://papeleradelbajio.example/>' },
    { 'X-Auto-Response-Suppress': 'OOF' },
    { 'X-Encopia-Sent': '1' },
  ]
  const before = await answersTo(maria)
  for (const [index, headers] of marks.entries())
    await room.receive({ from: maria, subject: `Marca ${index}`, headers })
  const emptyPath = { envelope: { from: '' } }
  await room.receive({
    from: maria,
    subject: 'Sin remitente',
    ...emptyPath,
    headers: { 'Return-Path': '<>' },
  })
  expect(await answersTo(maria)).toBe(before)
  expect(await room.receive({ from: 'mailer-daemon@firma.example', subject: 'Aviso' })).toMatchObject({
    outcome: 'ignored',
  })
})

test('how a subject begins makes nobody a machine: a question about absences is a ticket', async () => {
  const before = await answersTo(maria)
  const asked = await room.receive({ from: maria, subject: 'Fuera de la oficina: cómo lo configuro' })
  expect(asked.outcome).toBe('ticket')
  expect(await answersTo(maria)).toBe(before)
})

test('a responder that marks nothing is stopped by the cap of answers and by its pace', async () => {
  const rude = 'respondon@firma.example'
  const before = await room.receive({ from: rude, subject: 'Hola' })
  expect(before.outcome).toBe('ticket')
  expect(await respond(rude, {})).toBeLessThan(12)
  for (let each = 0; each < 6; each += 1) await room.receive({ from: rude, subject: `Nuevo ${each}` })
  expect(await answersTo(rude)).toBe(5)
  const ticketId = before.facts.ticketId as number
  await room.answer(ticketId)
  const copy = await room.mailTo(rude, /Hola/)
  const thread = { 'In-Reply-To': copy.header('message-id') ?? '' }
  const outcomes = []
  for (let each = 0; each < 11; each += 1) {
    room.pass({ minutes: 3 })
    outcomes.push((await room.receive({ from: rude, headers: thread, body: `${each}` })).reason)
  }
  expect(outcomes.at(-1)).toBe('too-fast')
})

test('two that mark nothing and answer each other’s copies are stopped by the pace of their ticket', async () => {
  const { customer } = room.server.cast
  const ines = 'ines@papeleradelbajio.example'
  const card = { name: 'Inés', email: ines, categories: ['support'] }
  const contacts = `/api/area/${customer.accountId}/contacts`
  expect((await room.server.as('customer').post(contacts, card)).status).toBe(201)
  await room.receive({ from: maria, subject: 'Entre dos' })
  const copy = await room.mailTo(ines, /Entre dos/)
  const headers = { 'In-Reply-To': copy.header('message-id') ?? '' }
  const reasons = []
  for (let each = 0; each < 8; each += 1)
    reasons.push((await room.receive({ from: each % 2 ? maria : ines, headers, body: `${each}` })).reason)
  expect(reasons).toEqual([...Array(7).fill('joins'), 'too-fast'])
})
