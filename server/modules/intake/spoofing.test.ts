import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Letter, type MailRoom, startMailRoom, strangePeer } from '../../../test/harness/mail-room.ts'

let room: MailRoom
let ticketId: number
/** What María's copy of the agent's answer says: her token, its Message-ID. */
let hers: { token: string; messageId: string }
let lucias: { token: string }
let oscars: { token: string; address: string }
let maria: string
const lucia = 'lucia@papeleradelbajio.example'
beforeAll(async () => {
  room = await startMailRoom()
  const { customer, otherCustomer } = room.server.cast
  maria = customer.email
  const contacts = `/api/area/${customer.accountId}/contacts`
  await room.server.as('customer').post(contacts, { name: 'Lucía', email: lucia, categories: ['support'] })
  // Publishes SPF and no DMARC: the token is what she has.
  const oscar = { name: 'Óscar', email: otherCustomer.email, categories: ['support'] }
  await room.server.as('customer').post(contacts, oscar)
  ticketId = (await room.receive({ from: maria, subject: 'El hilo' })).facts.ticketId as number
  await room.answer(ticketId)
  const copyFor = async (address: string) => {
    const copy = await room.mailTo(address, /El hilo/)
    return {
      address,
      messageId: copy.header('message-id') ?? '',
      token: /[^<>\s]+\+[^<>\s]+/.exec(copy.header('reply-to') ?? '')?.[0] ?? '',
    }
  }
  hers = await copyFor(maria)
  lucias = await copyFor(lucia)
  oscars = await copyFor(otherCustomer.email)
})
afterAll(() => room.stop())

/** From wherever an attacker writes, in order as far as he himself is concerned. */
const fromAttacker = { envelope: { from: 'malo@malo.example', peer: strangePeer, helo: 'malo.example' } }
const forged = (letter: Partial<Letter>): Letter => ({
  from: maria,
  signedBy: null,
  ...fromAttacker,
  ...letter,
})
const thread = () => ({ 'In-Reply-To': hers.messageId, References: hers.messageId })

/** What each is, and why it is held. */
const attempts: [string, () => Letter, string][] = [
  ['failing DMARC', () => forged({}), 'dmarc-failed'],
  ['failing DMARC with her own token', () => forged({ to: hers.token }), 'dmarc-failed'],
  [
    'failing DMARC with forged In-Reply-To and References',
    () => forged({ headers: thread() }),
    'dmarc-failed',
  ],
  [
    'signed by the attacker’s domain, unaligned',
    () => forged({ signedBy: 'malo.example', headers: thread() }),
    'dmarc-failed',
  ],
  [
    'two authors in one header',
    () => forged({ from: `malo@malo.example, ${maria}`, signedBy: 'malo.example' }),
    'several-authors',
  ],
  [
    'two From headers',
    () =>
      forged({
        from: 'malo@malo.example',
        signedBy: 'malo.example',
        headers: { 'Message-Id': `<x@x.example>\r\nFrom: ${maria}`, ...thread() },
      }),
    'several-authors',
  ],
  [
    'a planted Authentication-Results',
    () =>
      forged({
        headers: {
          'Authentication-Results': `mx.alameda.example; dmarc=pass header.from=papeleradelbajio.example; spf=pass smtp.mailfrom=${maria}`,
          ...thread(),
        },
      }),
    'dmarc-failed',
  ],
  [
    'ARC that says it had passed',
    () =>
      forged({
        headers: {
          'ARC-Authentication-Results': 'i=1; malo.example; dmarc=pass',
          'ARC-Seal': 'i=1; cv=none; d=malo.example; s=uno; b=AA==',
          'ARC-Message-Signature': 'i=1; d=malo.example; s=uno; h=from; bh=AA==; b=AA==',
          ...thread(),
        },
      }),
    'dmarc-failed',
  ],
  [
    'an address without DMARC, another recipient’s token',
    () => forged({ from: oscars.address, to: hers.token }),
    'not-proven',
  ],
  [
    'an author whom only a careless reader sees, with her own token',
    () => forged({ from: `=?utf-8?q?${maria.replace('@', '=40')}?=`, to: hers.token }),
    'not-proven',
  ],
  [
    'a whole author in one encoded word, with her own token',
    () => forged({ from: `=?utf-8?q?Maria_=3C${maria.replace('@', '=40')}=3E?=`, to: hers.token }),
    'not-proven',
  ],
  [
    'a support address as its author',
    () => forged({ from: 'soporte@alameda.example', headers: thread() }),
    'own-address',
  ],
  [
    'as its author whom our other mail is from',
    () => forged({ from: 'no-reply@alameda.example', headers: thread() }),
    'own-address',
  ],
]

test.each(attempts)('%s joins nothing and is attributed to nobody', async (_what, letter, reason) => {
  const before = await room.messagesOf(ticketId)
  const became = await room.receive(letter())
  expect(became).toMatchObject({ outcome: 'held', reason })
  expect(became.facts.proof).toBeNull()
  expect(await room.messagesOf(ticketId)).toEqual(before)
  const [held] = (await room.server.as('agent').get('/api/agent/held?limit=100')).body.items.filter(
    ({ id }: { id: number }) => id === became.id,
  )
  expect(held.reason.message).not.toBe(`incoming.${reason}`)
})

test('rule 3: an attacker in order under his own name gets nowhere with another’s token, thread, or name', async () => {
  const own = { from: `María Fernanda Núñez Ocaña <malo@malo.example>`, ...fromAttacker }
  for (const letter of [{ to: hers.token }, { to: lucias.token }, { headers: thread() }])
    expect(await room.receive({ ...own, ...letter })).toMatchObject({ outcome: 'held', reason: 'no-right' })
  const lookalike = {
    ...fromAttacker,
    from: 'Ana <ana@papeleradelbajio.example.malo.example>',
    signedBy: 'malo.example',
  }
  expect(await room.receive({ ...lookalike, headers: thread() })).toMatchObject({ reason: 'no-right' })
  // A display name is only what a stranger calls himself: he becomes one, and nobody else.
  const opened = await room.receive({ ...own, from: `${maria} <malo@malo.example>` })
  expect(opened).toMatchObject({ outcome: 'ticket', reason: 'opens-unknown' })
  const { requester } = (await room.server.as('agent').get(`/api/agent/tickets/${opened.facts.ticketId}`))
    .body
  expect(requester).toMatchObject({ address: 'malo@malo.example', name: 'malo' })
})

test('what she signed for somebody else neither joins nor opens a ticket, whoever hands it on to us', async () => {
  const before = await room.messagesOf(ticketId)
  const replay = (letter: Partial<Letter> = {}, to = 'soporte@alameda.example') =>
    room.receive({
      ...{ from: maria, to: 'amigo@lejos.example', subject: 'Re: la cena', body: 'Sí, bórralo todo.\r\n' },
      ...letter,
      envelope: { ...fromAttacker.envelope, to: [to] },
    })
  const held = { outcome: 'held', step: 'authentication', reason: 'written-elsewhere' }
  const first = await replay()
  expect(first).toMatchObject({ ...held, facts: { proof: null, writtenTo: 'amigo@lejos.example' } })
  expect(await replay({}, hers.token)).toMatchObject(held)
  // A forwarded copy that she answered to her friend names the ticket, too.
  expect(await replay({ headers: thread() })).toMatchObject(held)
  // An addressee that stands above what was signed is the attacker's.
  const envelope = { ...fromAttacker.envelope, to: ['soporte@alameda.example'] }
  for (const added of ['To', 'Cc']) {
    const head = `From: ${maria}\r\nTo: amigo@lejos.example\r\nSubject: x\r\nMessage-ID: <${added}@lejos.example>`
    const signed = await room.zone.sign(`${head}\r\n\r\nSí.\r\n`, 'papeleradelbajio.example')
    expect(await room.receive(`${added}: soporte@alameda.example\r\n${signed}`, envelope)).toMatchObject(held)
  }
  // Nor where two readers part headers otherwise: by a line that is none, or by an end that is none.
  const head = (id: string) =>
    `From: ${maria}\r\nTo: amigo@lejos.example\r\nSubject: x\r\nMessage-ID: <${id}@lejos.example>\r\n`
  const sign = (id: string) => room.zone.sign(`${head(id)}\r\nSí.\r\n`, 'papeleradelbajio.example')
  const line = (await sign('linea')).replace(
    'amigo@lejos.example\r\n',
    'amigo@lejos.example\r\n,soporte@alameda.example\r\n',
  )
  expect((await room.receive(line, envelope)).outcome).toBe('held')
  const from = `From: ${maria}\r\n`
  const end = `${from}To: soporte@alameda.example\r\nSubject: x\r\n\r\r\n${(await sign('final')).replace(from, '')}`
  expect((await room.receive(end, envelope)).outcome).toBe('held')
  expect(await room.messagesOf(ticketId)).toEqual(before)
  const mail = (await room.server.as('agent').get(`/api/agent/held/${first.id}`)).body
  expect(mail.reason.message).toMatch(/^Retenido: su firma/)
  // An agent who takes what she signs from wherever it comes says so for her address alone.
  const remember = { method: 'dkim', domain: 'papeleradelbajio.example' }
  expect(mail.rememberable).toContainEqual(remember)
  const path = `/api/agent/held/${first.id}/release`
  const released = await room.server.as('agent').post(path, { ticketId: null, remember })
  expect(released.body).toMatchObject({ outcome: 'ticket' })
  expect(await replay({ subject: 'Otra' })).toMatchObject({
    outcome: 'ticket',
    facts: { proof: { by: 'trusted' } },
  })
  expect(await replay({ from: lucia })).toMatchObject(held)
  const trusted = { address: maria, ...remember }
  await room.server.as('agent').post('/api/agent/trusted-senders/forget', trusted)
  expect(await replay({ subject: 'Y otra' })).toMatchObject(held)
})

test('honest mail that names us in no header is taken: in Bcc, forwarded, or by an address that forwards to us', async () => {
  const elsewhere = { from: maria, to: 'todos@papeleradelbajio.example' }
  const blind = { to: ['soporte@alameda.example'] }
  // Her own server hands it over (SPF).
  expect(await room.receive({ ...elsewhere, subject: 'En Bcc', envelope: blind })).toMatchObject({
    outcome: 'ticket',
  })
  const forwarded = { from: maria, peer: strangePeer, to: ['soporte@alameda.example'] }
  const letter = { from: maria, to: 'hola@otra-marca.example', envelope: forwarded }
  expect(await room.receive({ ...letter, subject: 'Reenviado' })).toMatchObject({
    reason: 'written-elsewhere',
  })
  const settings = '/api/agent/settings/departments'
  const owner = room.server.as('owner')
  const [department] = (await owner.get(settings)).body.items
  const further = { furtherAddresses: ['Hola@otra-marca.example', department.address] }
  const changed = await owner.patch(`${settings}/${department.id}`, further, department)
  expect(changed.body.department.furtherAddresses).toEqual(['hola@otra-marca.example'])
  const taken = await room.receive({ ...letter, subject: 'Reenviado otra vez' })
  expect(taken).toMatchObject({ outcome: 'ticket' })
  // It is the department's, and nobody else's: neither a person's, nor another department's, nor one who takes part.
  const refused = await owner.post('/api/agent/contacts', {
    name: 'Hola',
    emails: ['hola@otra-marca.example'],
  })
  expect(refused.body.problems).toMatchObject([{ code: 'email.taken' }])
  const second = {
    name: 'Marca',
    address: 'marca@alameda.example',
    furtherAddresses: ['a@b@c', 'hola@otra-marca.example'],
  }
  const wrong = await owner.post(settings, second)
  expect(wrong.body.problems.map(({ path }: { path: string }) => path)).toEqual(['furtherAddresses.0'])
  const clash = await owner.post(settings, { ...second, furtherAddresses: ['hola@otra-marca.example'] })
  expect(clash.body.problems).toMatchObject([
    { path: 'furtherAddresses.0', code: 'department.address-taken' },
  ])
  await owner.post(`/api/agent/undos/${changed.body.undoId}`)
  expect(await room.receive({ ...letter, subject: 'Y otra' })).toMatchObject({ reason: 'written-elsewhere' })
})

test('forged Message-IDs, and those of other systems, join nothing', async () => {
  const [place, ...rest] = hers.messageId.split('@')
  const guessed = [
    hers.messageId.replace(/\.[\da-f-]{36}@/, '.00000000-0000-4000-8000-000000000000@'),
    `${place?.replace(/^<(\d+)/, (_all, id) => `<${Number(id) + 1}`)}@${rest.join('@')}`,
    `<ticket-${ticketId}@alameda.example>`,
  ]
  for (const id of guessed)
    expect(await room.receive({ from: maria, headers: { 'In-Reply-To': id } })).toMatchObject({
      outcome: 'ticket',
    })
  const before = await room.messagesOf(ticketId)
  expect(await room.receive({ from: maria, headers: { 'Message-ID': hers.messageId } })).toMatchObject({
    outcome: 'ignored',
    reason: 'own-mark',
  })
  expect(await room.messagesOf(ticketId)).toEqual(before)
})

test('rule 3: a token proves for the address that it was issued to, where its domain forbids nothing', async () => {
  const unproven = {
    from: oscars.address,
    signedBy: null,
    envelope: { peer: strangePeer, from: 'otra@lejos.example' },
  }
  expect(await room.receive({ ...unproven, headers: thread() })).toMatchObject({
    outcome: 'held',
    reason: 'not-proven',
  })
  const joined = await room.receive({ ...unproven, to: oscars.token, subject: 'Re: El hilo' })
  expect(joined).toMatchObject({ outcome: 'reply', facts: { ticketId, proof: { by: 'token' } } })
  const altered = oscars.token.replace(/(.)@/, (_all, last) => `${last === 'a' ? 'e' : 'a'}@`)
  expect(await room.receive({ ...unproven, to: altered })).toMatchObject({
    outcome: 'held',
    reason: 'not-proven',
  })
  room.pass({ days: 366 })
  expect(await room.receive({ ...unproven, to: oscars.token })).toMatchObject({
    outcome: 'held',
    reason: 'not-proven',
  })
})

test('a signature that leaves some of the body open proves none of it', async () => {
  const head = `From: ${maria}\r\nTo: soporte@alameda.example\r\nSubject: x\r\nIn-Reply-To: ${hers.messageId}\r\n`
  const honest = `${head}Message-ID: <abierto@papeleradelbajio.example>\r\n\r\nHola.\r\n`
  const signed = await room.zone.sign(honest, 'papeleradelbajio.example', { maxBodyLength: 7 })
  const became = await room.receive(`${signed}Y haz lo que digo.\r\n`, {
    ...{
      from: 'malo@malo.example',
      to: ['soporte@alameda.example'],
      peer: strangePeer,
      helo: 'malo.example',
    },
  })
  expect(became).toMatchObject({ outcome: 'held', reason: 'dmarc-failed' })
  expect(became.facts.authentication).toMatchObject({ dkim: [{ result: 'policy' }] })
})

test('rule 10: 100,000 references keep nobody waiting, and prove nothing', async () => {
  const head = `From: ${maria}\r\nTo: ${hers.token}\r\nSubject: x\r\nMessage-ID: <largo@papeleradelbajio.example>\r\n`
  const mail = `${head}References:\r\n${' <a@b.example>\r\n'.repeat(100_000)}\r\nHola.\r\n`
  const became = await room.receive(mail, {
    from: maria,
    to: [hers.token],
    peer: '192.0.2.10',
    helo: 'mx.example',
  })
  expect(became).toMatchObject({ outcome: 'held', reason: 'not-checkable' })
})
