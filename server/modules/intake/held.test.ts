import { afterAll, beforeAll, expect, test } from 'vitest'
import { type MailRoom, startMailRoom, strangePeer } from '../../../test/harness/mail-room.ts'
import { mailsTo, trailTypes } from '../../../test/harness/mailed.ts'
import { inTransaction } from '../../lib/db.ts'
import { dayIn } from '../../lib/pure/date-only.ts'
import type { JobWiring } from '../../wiring.ts'
import { actionLink } from '../delivery/index.ts'
import { jobs } from './jobs.ts'
import { reprocessMails } from './reprocess-mails.ts'

let room: MailRoom
beforeAll(async () => {
  room = await startMailRoom()
})
afterAll(() => room.stop())

const agent = () => room.server.as('agent')
const unproven = { signedBy: null, envelope: { peer: strangePeer, from: 'x@lejos.example' } }
/** Óscar publishes no DMARC, Rocío nothing at all. */
const oscar = () => room.server.cast.otherCustomer.email
const rocio = () => room.server.cast.stranger.email
const questions = async (address: string) =>
  (await mailsTo(room.server, address)).filter((event) => event === 'sender-question')
const operator = { kind: 'system', door: 'command-line', ip: null, requestId: null, language: 'es' } as const
const waiting = async () =>
  (await agent().get('/api/agent/held')).body.items.map(({ id }: { id: number }) => id)

test('held mail says why, who it claims to be from, and what was found out, and is safe to look at', async () => {
  const held = await room.receive({
    ...{ ...unproven, from: `Óscar <${oscar()}>`, subject: 'Urgente', signedBy: 'lista.example' },
    body: '<b onclick="x()">Hola</b><script>alert(1)</script><img src="https://lejos.example/p.png">\r\n',
    headers: { 'Content-Type': 'text/html; charset=utf-8' },
  })
  expect(held).toMatchObject({ outcome: 'held', step: 'authentication', reason: 'not-proven' })
  const { body: first } = await agent().get(`/api/agent/held/${held.id}`)
  // Decided anew it waits since it was held: the queue keeps its order.
  room.pass({ minutes: 5 })
  const { db } = room.server.wiring
  await inTransaction(db, (tx) => reprocessMails(tx, operator, room.now(), 'held'))
  await room.read()
  const { body: seen } = await agent().get(`/api/agent/held/${held.id}`)
  expect(seen.heldAt).toBe(first.heldAt)
  expect(seen).toMatchObject({
    reason: { code: 'not-proven', message: expect.stringMatching(/no publica DMARC/) },
    from: { address: oscar(), name: 'Óscar' },
    claims: { kind: 'contact', id: room.server.cast.otherCustomer.id },
    subject: 'Urgente',
    department: { name: 'Soporte' },
    authentication: { dmarc: { result: 'none' } },
    rememberable: [{ method: 'dkim', domain: 'lista.example' }],
    accounts: [{ id: room.server.cast.otherCustomer.accountId }],
    hasHtml: true,
  })
  const page = await room.server.app.inject({
    url: `/api/agent/held/${held.id}/html`,
    cookies: room.server.cast.agent.cookie,
  })
  expect(page.headers['content-security-policy']).toMatch(/default-src 'none'.*sandbox/)
  expect(page.body).not.toMatch(/<script|onclick| src="https/)
})

test('an agent lets it go and remembers only what was authenticated', async () => {
  const letter = { ...unproven, from: oscar(), signedBy: 'lista.example' }
  const held = await room.receive({ ...letter, subject: 'Por la lista' })
  const release = (remember?: object) => agent().post(`/api/agent/held/${held.id}/release`, { remember })
  const refused = await release({ method: 'spf', domain: 'lista.example' })
  expect(refused.body.problems).toMatchObject([{ path: 'remember', code: 'held-mail.not-authenticated' }])
  const { body } = await release({ method: 'dkim', domain: 'lista.example' })
  expect(body).toMatchObject({ id: held.id, outcome: 'ticket' })
  expect((await release()).body.problems).toMatchObject([{ code: 'held-mail.not-waiting' }])
  expect(await room.became(held.id)).toMatchObject({ outcome: 'ticket', reason: 'released' })
  expect(await room.receive({ ...letter, subject: 'Otra vez' })).toMatchObject({
    outcome: 'ticket',
    facts: { proof: { by: 'trusted', domain: 'lista.example' } },
  })
  expect(await room.receive({ ...letter, signedBy: 'malo.example' })).toMatchObject({ outcome: 'held' })
  const believed = { address: oscar(), method: 'dkim', domain: 'lista.example' }
  expect((await agent().get('/api/agent/trusted-senders')).body.items).toMatchObject([believed])
  await agent().post('/api/agent/trusted-senders/forget', believed)
  expect(await room.receive({ ...letter, subject: 'Ya no' })).toMatchObject({ outcome: 'held' })
  expect(await trailTypes(room.server, { kind: 'incoming-mail', id: held.id })).toEqual(
    expect.arrayContaining(['incoming-mail.released', 'incoming-mail.sender-trusted']),
  )
})

test('a ticket that does not exist is said, and the mail goes on waiting', async () => {
  const held = await room.receive({ ...unproven, from: oscar(), subject: 'A ninguna parte' })
  const release = (body: object) => agent().post(`/api/agent/held/${held.id}/release`, body)
  const { status, body } = await release({ ticketId: 999_999, accountId: 999_999 })
  expect(status).toBe(422)
  expect(body.problems).toMatchObject([
    { path: 'accountId', code: 'held-mail.no-account' },
    { path: 'ticketId', code: 'held-mail.no-ticket' },
  ])
  expect(await waiting()).toContain(held.id)
})

test('an agent lets in what was ignored, or was taken for another, and whoever only reads does not', async () => {
  const { customer } = room.server.cast
  const letter = {
    from: customer.email,
    subject: 'Alerta de disco',
    headers: { 'Message-ID': '<alerta@papelera.example>' },
  }
  const first = await room.receive(letter)
  const again = await room.receive(letter)
  expect(again).toMatchObject({ outcome: 'duplicate' })
  const listed = await room.receive({
    from: 'avisos@otro.example',
    headers: { 'List-Id': '<avisos.otro.example>' },
  })
  expect(listed).toMatchObject({ outcome: 'ignored', reason: 'list-mail' })
  const release = (id: number, who: 'agent' | 'viewer' = 'agent') =>
    room.server.as(who).post(`/api/agent/incoming/${id}/release`, {})
  expect((await release(again.id, 'viewer')).status).toBe(403)
  for (const { id } of [again, listed]) {
    expect((await release(id)).body).toMatchObject({ id, outcome: 'ticket', ticketId: expect.any(Number) })
    expect(await room.became(id)).toMatchObject({ outcome: 'ticket', reason: 'released' })
    expect((await release(id)).body.problems).toMatchObject([{ code: 'held-mail.not-waiting' }])
    expect(await trailTypes(room.server, { kind: 'incoming-mail', id })).toContain('incoming-mail.released')
  }
  expect((await release(first.id)).status).toBe(409)
  // It may have mail of ours in it, with links that are nobody else's.
  const answered = await room.receive({
    ...{ from: 'ausente@otro.example', headers: { 'Auto-Submitted': 'auto-replied' } },
  })
  expect(answered).toMatchObject({ outcome: 'ignored', reason: 'automatic-no-ticket' })
  expect((await release(answered.id)).status).toBe(403)
})

test('what is discarded comes back by undo, each mail by itself', async () => {
  const ids = []
  for (const subject of ['uno', 'dos'])
    ids.push((await room.receive({ ...unproven, from: oscar(), subject })).id)
  const { body: discarded } = await agent().post('/api/agent/held/discard', { ids })
  expect(discarded.ids).toEqual(ids)
  expect(await waiting()).not.toEqual(expect.arrayContaining(ids))
  const ended = (await agent().get('/api/agent/held?state=ended')).body.items
  expect(ended[0]).toMatchObject({ ended: { ending: 'discarded', by: { id: room.server.cast.agent.id } } })
  expect((await agent().post(`/api/agent/undos/${discarded.undoId}`)).status).toBeLessThan(300)
  expect(await waiting()).toEqual(expect.arrayContaining(ids))
  const { body: many } = await agent().post('/api/agent/held/release', { ids: [...ids, 999_999] })
  expect(many.done.map(({ id }: { id: number }) => id)).toEqual(ids)
  expect(many.refused).toMatchObject([{ id: 999_999 }])
})

test('whoever may only read does not decide, and what waits is nobody’s to see', async () => {
  expect((await room.server.as('viewer').get('/api/agent/held')).status).toBe(403)
  expect((await room.server.as('customer').get('/api/agent/held')).status).toBe(401)
})

test('she tells her mail from a forger’s by its first words, and what she disowns waits for an agent and is not asked again, even when mail is read anew', async () => {
  const letter = { ...unproven, from: oscar(), subject: 'Cambio de titular' }
  const own = await room.receive({ ...letter, body: 'Soy yo, como hablamos ayer.\r\n' })
  const forged = await room.receive({ ...letter, body: 'Mande el código a otra dirección.\r\n' })
  room.pass({ minutes: 1 })
  const of = `${dayIn('America/Mexico_City', room.now())}/${oscar()}`
  const link = actionLink(room.server.wiring, { purpose: 'confirm-mail', of })
  const path = `/api/mail-actions/confirm-mail/${link.split('/').at(-1)}`
  const nobody = room.server.as('nobody')
  const { mails } = (await nobody.get(path)).body
  expect(mails).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ id: own.id, excerpt: 'Soy yo, como hablamos ayer.' }),
      expect.objectContaining({ id: forged.id, excerpt: 'Mande el código a otra dirección.' }),
    ]),
  )
  const others = mails.map(({ id }: { id: number }) => id).filter((id: number) => id !== own.id)
  expect((await nobody.post(path, { ids: others, as: 'not-mine' })).body.mails).toMatchObject([
    { id: own.id },
  ])
  expect((await nobody.get(path)).body).toMatchObject({ state: 'waiting' })
  expect((await agent().get(`/api/agent/held/${forged.id}`)).body).toMatchObject({
    ended: null,
    reason: { code: 'disowned', message: expect.stringMatching(/dice que no lo escribió/) },
  })
  expect(await trailTypes(room.server, { kind: 'incoming-mail', id: forged.id })).toContain(
    'incoming-mail.disowned',
  )
  const { db } = room.server.wiring
  expect(await inTransaction(db, (tx) => reprocessMails(tx, operator, room.now(), 'held'))).not.toContain(
    forged.id,
  )
  await room.read()
  expect((await agent().get(`/api/agent/held/${forged.id}`)).body.reason.code).toBe('disowned')
  expect((await nobody.post(path, { ids: [own.id, forged.id] })).body).toMatchObject({ state: 'confirmed' })
  expect(await room.became(own.id)).toMatchObject({ outcome: 'ticket', reason: 'confirmed' })
  expect(await room.became(forged.id)).toMatchObject({ outcome: 'held' })
})

test('a known address is asked once a day whether it wrote what is held, and its answer lets it go', async () => {
  const letter = { ...unproven, from: rocio() }
  const one = await room.receive({ ...letter, subject: 'La primera' })
  const two = await room.receive({ ...letter, subject: 'La segunda' })
  expect(await questions(rocio())).toHaveLength(1)
  const mail = await room.mailTo(rocio(), /./)
  expect(mail.header('auto-submitted')).toMatch(/^auto-/)
  // Whoever wrote it may want that she reads it, in mail of ours.
  expect(`${mail.subject} ${mail.text}`).not.toMatch(/La primera|La segunda/)
  const token = /\/area\/mail\/confirm-mail\/([\w.-]+)/.exec(mail.text)?.[1]
  const path = `/api/mail-actions/confirm-mail/${token}`
  const nobody = room.server.as('nobody')
  for (const _twice of [1, 2])
    expect((await nobody.get(path)).body).toMatchObject({ state: 'waiting', email: rocio() })
  const { mails } = (await nobody.get(path)).body
  expect(mails.map(({ subject }: { subject: string }) => subject)).toEqual(['La primera', 'La segunda'])
  const later = await room.receive({ ...letter, subject: 'Después de mirar' })
  const ids = mails.map(({ id }: { id: number }) => id)
  expect((await nobody.post(path, { ids })).body).toMatchObject({ mails: [{ id: later.id }] })
  for (const { id } of [one, two])
    expect(await room.became(id)).toMatchObject({
      outcome: 'ticket',
      reason: 'confirmed',
      facts: { proof: { by: 'mailbox-round-trip' } },
    })
  expect(await room.became(later.id)).toMatchObject({ outcome: 'held' })
  expect((await nobody.post(path.replace(/.$/, 'x'), { ids })).status).toBe(404)
  const wiring = { ...room.server.wiring, now: room.now } as JobWiring
  await jobs['ask-senders']?.(wiring, {})
  expect(await questions(rocio())).toHaveLength(1)
  room.pass({ days: 1 })
  for (const _twice of [1, 2]) await jobs['ask-senders']?.(wiring, {})
  expect(await questions(rocio())).toHaveLength(2)
})

test('nobody is asked who is unknown, for a machine’s mail, or when an answer could not help', async () => {
  await room.receive({ ...unproven, from: 'nadie@lejos.example' })
  await room.receive({ ...unproven, from: oscar(), headers: { 'Auto-Submitted': 'auto-generated' } })
  expect(await mailsTo(room.server, 'nadie@lejos.example')).toEqual([])
  const { admin } = room.server.cast
  await room.receive({ ...unproven, from: admin.email })
  expect(await questions(admin.email)).toEqual([])
})

test('what she confirms and has no right to write waits for an agent all the same', async () => {
  const { customer } = room.server.cast
  const opened = await room.receive({ from: customer.email, subject: 'De María' })
  expect(opened.outcome).toBe('ticket')
  const copy = await room.mailTo(customer.email, /De María/)
  const names = { 'In-Reply-To': copy.header('message-id') ?? '' }
  room.pass({ days: 2 })
  const held = await room.receive({ ...unproven, from: rocio(), headers: names })
  expect(held).toMatchObject({ outcome: 'held', reason: 'not-proven' })
  const of = `${dayIn('America/Mexico_City', room.now())}/${rocio()}`
  const link = actionLink(room.server.wiring, { purpose: 'confirm-mail', of })
  const path = `/api/mail-actions/confirm-mail/${link.split('/').at(-1)}`
  await room.server.as('nobody').post(path, { ids: [held.id] })
  expect(await room.became(held.id)).toMatchObject({ outcome: 'held', reason: 'no-right' })
  expect((await room.server.as('nobody').get(path)).body.mails).not.toContainEqual(
    expect.objectContaining({ id: held.id }),
  )
})
