import { afterAll, beforeAll, expect, test } from 'vitest'
import { type MailRoom, startMailRoom } from '../../../test/harness/mail-room.ts'
import { mailsTo, runJobs } from '../../../test/harness/mailed.ts'

let room: MailRoom
let account: number
let maria: string
beforeAll(async () => {
  room = await startMailRoom()
  const { customer } = room.server.cast
  account = customer.accountId
  maria = `María Fernanda <${customer.email}>`
})
afterAll(() => room.stop())

const agent = () => room.server.as('agent')
const addCard = async (name: string, email: string, categories: string[]) => {
  await room.server.as('customer').post(`/api/area/${account}/contacts`, { name, email, categories })
}
const ticketOf = async (id: number | undefined) => (await agent().get(`/api/agent/tickets/${id}`)).body
/** A ticket of María's, which an agent has answered, with that answer as she got it. */
const conversation = async (subject: string) => {
  const { facts } = await room.receive({ from: maria, subject })
  const id = facts.ticketId as number
  await room.answer(id)
  const copy = await room.mailTo(room.server.cast.customer.email, new RegExp(`^(Re: )?.*${subject}`))
  return { id, copy, replyTo: /<?([^<>\s]+\+[^<>\s]+)>?/.exec(copy.header('reply-to') ?? '')?.[1] ?? '' }
}
const proofless = { envelope: { peer: '203.0.113.99' } }

test('a mail of a customer that passes DMARC opens a ticket in his account, and he is told once', async () => {
  const { customer } = room.server.cast
  const became = await room.receive({ from: maria, subject: 'No puedo entrar' })
  expect(became).toMatchObject({ outcome: 'ticket', step: 'account', reason: 'opens' })
  expect(await ticketOf(became.facts.ticketId)).toMatchObject({
    subject: 'No puedo entrar',
    status: 'open',
    account: { id: account },
    requester: { contactId: customer.id },
  })
  expect(
    (await mailsTo(room.server, customer.email)).filter((event) => event === 'ticket-received'),
  ).toHaveLength(1)
})

test('rule 2: the same message twice is one message, whatever way it took', async () => {
  const letter = {
    from: maria,
    subject: 'Dos veces',
    headers: { 'Message-ID': '<dos@papeleradelbajio.example>' },
  }
  const one = await room.receive(letter)
  const again = await room.receive({
    ...letter,
    headers: { ...letter.headers, Received: 'by otro.example; now' },
  })
  expect([one.outcome, again]).toMatchObject(['ticket', { outcome: 'duplicate', facts: { of: one.id } }])
  // Sent on by another of her servers, which breaks what proves it: nobody is asked whether she wrote what is there.
  const sentOn = await room.receive({ ...letter, signedBy: null, ...proofless })
  expect(sentOn).toMatchObject({ outcome: 'duplicate', facts: { of: one.id } })
  const both = await Promise.all(
    [1, 2].map((each) => room.put({ ...letter, subject: `A la vez ${each > 9}` })),
  )
  await room.read()
  const outcomes = await Promise.all(both.map(async (id) => (await room.became(id)).outcome))
  expect(outcomes.sort()).toEqual(['duplicate', 'ticket'])
})

test('equal mails of a script, with neither Message-ID nor date, are as many as came', async () => {
  const alert = { from: maria, subject: 'Alerta de disco', headers: { 'Message-ID': null, Date: null } }
  expect(await room.receive(alert)).toMatchObject({ outcome: 'ticket' })
  expect(await room.receive(alert)).toMatchObject({ outcome: 'ticket' })
})

test('rule 11: what a known person pastes of a report, or writes as a postmaster, is mail', async () => {
  const pasted = 'This message was created automatically by mail delivery software.\r\n\r\n¿Qué es esto?\r\n'
  expect(await room.receive({ from: maria, subject: 'No entiendo', body: pasted })).toMatchObject({
    outcome: 'ticket',
  })
  const postmaster = 'postmaster@papeleradelbajio.example'
  await agent().post('/api/agent/contacts', {
    ...{ name: 'Sistemas', emails: [postmaster], sendActivation: false },
  })
  expect(
    await room.receive({ from: postmaster, subject: 'No se puede entregar correo a clientes' }),
  ).toMatchObject({ outcome: 'ticket' })
})

test('rule 11: whoever sends on a bounce to ask about it opens a ticket, or waits for a decision', async () => {
  const sentOn = {
    subject: 'Fwd: Undelivered Mail Returned to Sender',
    headers: { 'Content-Type': 'multipart/mixed; boundary=uno' },
    body: [
      ...['--uno', 'Content-Type: text/plain', '', 'Me devuelven todo lo que mando. ¿Por qué?'],
      ...['--uno', 'Content-Type: message/delivery-status', '', 'Reporting-MTA: dns; mx.otra.example', ''],
      ...[
        'Final-Recipient: rfc822; amigo@otra.example',
        'Action: failed',
        'Status: 5.7.1',
        '',
        '--uno--',
        '',
      ],
    ].join('\r\n'),
  }
  const stranger = await room.receive({ from: 'Nueva <nueva@firma.example>', ...sentOn })
  expect(stranger).toMatchObject({ outcome: 'ticket', reason: 'opens-unknown' })
  const subject = 'Delivery failure: your server refuses our mail'
  const postmaster = await room.receive({ from: 'Correo <postmaster@firma.example>', subject })
  expect(postmaster).toMatchObject({ outcome: 'ticket', reason: 'opens-unknown' })
  const unproven = await room.receive({ from: maria, signedBy: null, ...proofless, ...sentOn })
  expect(unproven).toMatchObject({ outcome: 'held', reason: 'dmarc-failed' })
})

test('rule 4: a reply joins by its token, then by what it answers, and a number in the subject joins nothing', async () => {
  const { id, copy, replyTo } = await conversation('Hilo')
  const byToken = await room.receive({
    from: maria,
    to: replyTo,
    subject: 'Otra cosa',
    body: 'Por el token.',
  })
  expect(byToken).toMatchObject({ outcome: 'reply', step: 'thread', facts: { ticketId: id } })
  const inReplyTo = { 'In-Reply-To': copy.header('message-id') ?? '' }
  const byHeader = await room.receive({
    from: maria,
    subject: 'Re: Hilo',
    body: 'Por la cabecera.',
    headers: inReplyTo,
  })
  expect(byHeader).toMatchObject({ outcome: 'reply', facts: { ticketId: id } })
  const byNumber = await room.receive({ from: maria, subject: `Re: Hilo [#${id}]` })
  expect(byNumber).toMatchObject({ outcome: 'ticket' })
  expect(byNumber.facts.ticketId).not.toBe(id)
  const messages = await room.messagesOf(id)
  expect(messages.map(({ body }) => body.trim())).toEqual(
    expect.arrayContaining(['Por el token.', 'Por la cabecera.']),
  )
  expect((await ticketOf(id)).status).toBe('open')
})

test('a reply from any copy stands under the replier’s own name and leaves the ticket whose it was', async () => {
  const { customer } = room.server.cast
  const known = {
    name: 'Lucía Ocaña Beltrán',
    emails: ['lucia@papeleradelbajio.example'],
    sendActivation: false,
  }
  await agent().post('/api/agent/contacts', known)
  await addCard('Lucía', 'lucia@papeleradelbajio.example', ['support'])
  const { id } = await conversation('Con copia')
  const hers = await room.mailTo('lucia@papeleradelbajio.example', /Con copia/)
  const replied = await room.receive({
    from: 'Otra Cosa <lucia@papeleradelbajio.example>',
    to: /[^<>\s]+\+[^<>\s]+/.exec(hers.header('reply-to') ?? '')?.[0] ?? '',
    body: 'Soy Lucía.',
  })
  expect(replied).toMatchObject({ outcome: 'reply', facts: { ticketId: id } })
  expect((await room.messagesOf(id)).find(({ body }) => body.includes('Soy Lucía'))?.author.name).toBe(
    'Lucía',
  )
  expect((await ticketOf(id)).requester.contactId).toBe(customer.id)
})

test('nobody who takes part writes to the others under a name of ours or of theirs', async () => {
  const { customer, agent: noelia } = room.server.cast
  const { id, replyTo, copy } = await conversation('Con otro nombre')
  const answers = { headers: { 'In-Reply-To': copy.header('message-id') ?? '' } }
  for (const [local, name] of [
    ['uno', `${noelia.name.toUpperCase()}, de soporte`],
    ['dos', customer.name],
    ['tres', 'Atención de Alameda-Hosting'],
  ] as const) {
    const address = `${local}@firma.example`
    await room.receive({ from: maria, to: replyTo, headers: { Cc: `Quien sea <${address}>` } })
    await agent().put(`/api/agent/tickets/${id}/participants`, { address, state: 'confirmed' })
    const body = `Soy ${local}: escríbame su contraseña.`
    const became = await room.receive({ ...answers, from: `"${name}" <${address}>`, body })
    expect(became).toMatchObject({ outcome: 'reply', facts: { ticketId: id } })
    const written = (await room.messagesOf(id)).find((each) => each.body.includes(body))
    // What nobody of ours is called the others have to read as what it is: his address.
    expect(written?.author.name).toBe(local === 'dos' ? address : local)
    room.pass({ minutes: 3 })
  }
})

test('rule 4: who has no right to a ticket is held, and an agent lets her in as one who takes part', async () => {
  await addCard('Rita', 'rita@papeleradelbajio.example', ['billing'])
  const { id, replyTo } = await conversation('Ajeno')
  const held = await room.receive({ from: 'rita@papeleradelbajio.example', to: replyTo, body: 'Yo también.' })
  expect(held).toMatchObject({ outcome: 'held', step: 'right-to-join', reason: 'no-right' })
  const released = await agent().post(`/api/agent/held/${held.id}/release`, { ticketId: id })
  expect(released.body).toEqual({ id: held.id, outcome: 'reply', ticketId: id })
  const more = await room.receive({ from: 'rita@papeleradelbajio.example', to: replyTo, body: 'Y ya puedo.' })
  expect(more).toMatchObject({ outcome: 'reply', facts: { ticketId: id } })
})

test('whoever stands in copy is suggested, and gets nothing before somebody says yes', async () => {
  const became = await room.receive({
    from: maria,
    subject: 'Con Eva',
    headers: {
      Cc: `Eva Luna <eva@otra.example>, soporte@alameda.example, "${room.server.cast.customer.name}" <falsa@otra.example>`,
    },
  })
  const { participants } = await ticketOf(became.facts.ticketId)
  // Nobody gets another's name by being in copy under it.
  expect(participants).toMatchObject([
    { name: 'Eva Luna', state: 'suggested' },
    { name: 'falsa@otra.example', email: 'falsa@otra.example' },
  ])
  expect(await mailsTo(room.server, 'eva@otra.example')).toEqual([])
})

test('an agent answers a ticket from his own address as himself', async () => {
  const { id, copy } = await conversation('Desde el móvil')
  const { agent: noelia } = room.server.cast
  const replied = await room.receive({
    from: `Quien sea <${noelia.email}>`,
    body: 'Lo miro.',
    headers: { References: copy.header('message-id') ?? '' },
  })
  expect(replied).toMatchObject({ outcome: 'reply', facts: { ticketId: id } })
  const last = (await room.messagesOf(id)).find(({ body }) => body.includes('Lo miro'))
  expect(last?.author).toMatchObject({ kind: 'agent', name: noelia.name })
  expect((await ticketOf(id)).status).toBe('pending')
  const { version } = await ticketOf(id)
  await room.server.as('admin').patch(`/api/agent/tickets/${id}`, { assigneeId: noelia.id }, { version })
  const told = await room.mailTo(noelia.email, /Asignado/)
  const headers = { 'In-Reply-To': told.header('message-id') ?? '' }
  const toColleague = await room.receive({ from: noelia.email, body: 'Otra vez este.', headers })
  expect(toColleague).toMatchObject({ outcome: 'reply', reason: 'joins-as-note' })
  expect((await room.messagesOf(id)).at(-1)).toMatchObject({ kind: 'note', author: { name: noelia.name } })
})

test('a person of several accounts: what she answers decides, or where she writes to, else an agent does', async () => {
  const { otherCustomer } = room.server.cast
  await addCard('Óscar', otherCustomer.email, ['domains'])
  const oscar = { from: otherCustomer.email }
  const unsure = await room.receive({ ...oscar, subject: 'De cuál' })
  expect(unsure).toMatchObject({ outcome: 'ticket', reason: 'opens-account-open' })
  expect((await ticketOf(unsure.facts.ticketId)).account).toBeNull()
  const shown = (await room.server.as('customer').get(`/api/area/${account}/tickets`)).body.writeTo
  expect(shown).toBe(`soporte+${account}@alameda.example`)
  const written = await room.receive({ ...oscar, to: shown, subject: 'De esta' })
  expect((await ticketOf(written.facts.ticketId)).account).toMatchObject({ id: account })
  const stranger = await room.receive({ from: 'nadie@firma.example', to: shown, subject: 'De otra' })
  expect((await ticketOf(stranger.facts.ticketId)).account).toBeNull()
  const notice = { account, category: 'domains', subject: 'Vence pronto', body: 'Hola.' }
  await room.server.as('apiKey').post('/api/notices', notice, { key: 'vence' })
  const copy = await room.mailTo(otherCustomer.email, /Vence pronto/)
  const answered = await room.receive({
    ...oscar,
    headers: { 'In-Reply-To': copy.header('message-id') ?? '' },
  })
  expect(answered).toMatchObject({ outcome: 'ticket', reason: 'opens-about-notice' })
  expect(await ticketOf(answered.facts.ticketId)).toMatchObject({
    account: { id: account },
    category: 'domains',
  })
  // His account calls him by its card, and nobody there reads what others call him.
  const id = answered.facts.ticketId
  const hers = (await room.server.as('customer').get(`/api/area/${account}/tickets/${id}`)).body
  expect(hers.requester.name).toBe('Óscar')
  await room.answer(id as number)
  const mailed = () => room.mailTo(room.server.cast.customer.email, new RegExp(`^(Re: )?\\[${id}\\]`))
  await mailed()
  const toMaria = await mailed()
  expect(toMaria.text).toContain('Óscar (')
  expect(toMaria.text).not.toContain(otherCustomer.name)
  // Nor once an agent says that what nobody's mail said is the account's.
  const undecided = await ticketOf(unsure.facts.ticketId)
  await agent().patch(`/api/agent/tickets/${undecided.id}`, { accountId: account }, undecided)
  const given = (await room.server.as('customer').get(`/api/area/${account}/tickets/${undecided.id}`)).body
  expect(JSON.stringify(given)).not.toContain(otherCustomer.name)
  expect(given.messages).toMatchObject([{ author: { name: 'Óscar' } }])
})

test('of whom only another account’s card named, an account reads her address', async () => {
  const { otherCustomer } = room.server.cast
  const wences = 'wences@papeleradelbajio.example'
  const card = { name: 'Palabra Ajena', email: wences, categories: [] }
  await room.server.as('otherCustomer').post(`/api/area/${otherCustomer.accountId}/contacts`, card)
  await runJobs(room.server)
  const { facts } = await room.receive({ from: maria, subject: 'Los dos', headers: { Cc: `W <${wences}>` } })
  const id = facts.ticketId as number
  await agent().put(`/api/agent/tickets/${id}/participants`, { address: wences, state: 'confirmed' })
  await room.answer(id)
  const copy = await room.mailTo(wences, /Los dos/)
  const inReplyTo = { 'In-Reply-To': copy.header('message-id') ?? '' }
  await room.receive({ from: `W <${wences}>`, body: 'Aquí estoy.', headers: inReplyTo })
  const seen = (await room.server.as('customer').get(`/api/area/${account}/tickets/${id}`)).body
  expect(seen.participants).toMatchObject([{ name: wences }])
  expect(seen.messages.at(-1)).toMatchObject({ body: 'Aquí estoy.', author: { name: wences } })
  expect(JSON.stringify(seen)).not.toContain(card.name)
})

test('unknown senders become contacts, are held, or are refused by mail, as the support address says', async () => {
  const settings = '/api/agent/settings/departments'
  const department = (name: string, unknownSenders: string) =>
    room.server.as('owner').post(settings, {
      ...{ name, address: `${name}@alameda.example`, category: 'billing', unknownSenders },
    })
  await department('cobros', 'hold')
  await department('legal', 'refuse')
  const write = (to: string, from: string, headers = {}) =>
    room.receive({ from: `Nuria Nueva <${from}@firma.example>`, to: `${to}@alameda.example`, headers })
  const accepted = await write('soporte', 'nuria')
  expect(accepted).toMatchObject({ outcome: 'ticket', reason: 'opens-unknown' })
  expect((await ticketOf(accepted.facts.ticketId)).requester.name).toBe('Nuria Nueva')
  expect(await write('cobros', 'nora')).toMatchObject({ outcome: 'held', reason: 'unknown-sender' })
  expect(await write('legal', 'nieves')).toMatchObject({ outcome: 'refused', reason: 'refused-unknown' })
  expect(await mailsTo(room.server, 'nieves@firma.example')).toEqual(['mail-refused'])
  // Whom it is written to first decides, whatever order support addresses stand in.
  const both = { to: ['soporte@alameda.example', 'cobros@alameda.example'] }
  const copied = { to: 'cobros@alameda.example', headers: { Cc: 'soporte@alameda.example' }, envelope: both }
  expect(await room.receive({ from: 'Noa <noa@firma.example>', ...copied })).toMatchObject({
    outcome: 'held',
  })
  const suppressed = { 'X-Auto-Response-Suppress': 'All' }
  expect(await write('legal', 'nina', suppressed)).toMatchObject({ reason: 'refused-silently' })
})

test('an unknown sender becomes a contact of the address itself, whatever stands around it', async () => {
  const written = ['nadia @firma.example', "<'nelly@firma.example'>", '<mailto:noemi@firma.example>']
  for (const from of written) {
    const became = await room.receive({ from, signedBy: 'firma.example' })
    expect(became).toMatchObject({ outcome: 'ticket', reason: 'opens-unknown' })
    const { requester } = await ticketOf(became.facts.ticketId)
    expect(requester.address).toBe(/\w+(?= ?@)/.exec(from)?.[0].concat('@firma.example'))
    expect(await mailsTo(room.server, requester.address)).toEqual(['ticket-received'])
  }
})

test('an answer to a copy from where a department was before joins its ticket', async () => {
  const { id, replyTo } = await conversation('Mudanza')
  const owner = room.server.as('owner')
  const path = '/api/agent/settings/departments'
  const [first] = (await owner.get(path)).body.items
  await owner.patch(`${path}/${first.id}`, { address: 'ayuda@alameda.example' }, first)
  const answered = await room.receive({ from: maria, to: replyTo, subject: 'Re: Mudanza' })
  expect(answered).toMatchObject({ outcome: 'reply', facts: { ticketId: id } })
  const before = { address: first.address }
  const changed = await owner.patch(`${path}/${first.id}`, before, { version: first.version + 1 })
  expect(changed.status).toBe(200)
})

test('mail of a blocked contact waits for an agent', async () => {
  const { id } = (
    await agent().post('/api/agent/contacts', {
      ...{ name: 'Bloqueado', emails: ['bloqueado@firma.example'], sendActivation: false },
    })
  ).body
  await agent().post(`/api/agent/contacts/${id}/block`)
  expect(await room.receive({ from: 'bloqueado@firma.example' })).toMatchObject({
    outcome: 'held',
    reason: 'blocked',
  })
})

test('a ticket goes with its requester, not with the address that he had', async () => {
  const create = async (name: string, ...emails: string[]): Promise<number> =>
    (await agent().post('/api/agent/contacts', { name, emails, sendActivation: false })).body.id
  const [before, now] = ['pedro@firma.example', 'pedro@papeleradelbajio.example']
  const pedro = await create('Pedro', before)
  const { facts } = await room.receive({ from: before, subject: 'Mudanza de Pedro' })
  const id = facts.ticketId as number
  await room.answer(id)
  const copy = await room.mailTo(before, /Mudanza de Pedro/)
  const { version } = (await agent().get(`/api/agent/contacts/${pedro}`)).body
  await agent().patch(`/api/agent/contacts/${pedro}`, { emails: [now] }, { version })
  await create('Otra', before)
  await room.answer(id)
  await room.mailTo(now, /Mudanza de Pedro/)
  const gotBefore = () => room.sink.to(before).filter(({ raw }) => raw.includes('Mudanza de Pedro')).length
  // That it was received, and the first answer.
  expect(gotBefore()).toBe(2)
  const thread = { 'In-Reply-To': copy.header('message-id') ?? '' }
  expect(await room.receive({ from: before, headers: thread })).toMatchObject({ reason: 'no-right' })
  expect(await room.receive({ from: now, headers: thread })).toMatchObject({ outcome: 'reply' })
  await agent().delete(`/api/agent/contacts/${pedro}`)
  await room.answer(id)
  await room.deliver()
  expect(room.sink.to(now).filter(({ raw }) => raw.includes('Mudanza de Pedro'))).toHaveLength(1)
  expect(await room.receive({ from: now, headers: thread })).toMatchObject({ reason: 'no-right' })
})

test('whoever takes part does so herself: the next owner of her address gets no copies and may not write', async () => {
  const create = async (name: string, email: string): Promise<number> =>
    (await agent().post('/api/agent/contacts', { name, emails: [email], sendActivation: false })).body.id
  const [cleo, dora] = ['cleo@firma.example', 'dora@firma.example']
  const person = await create('Cleo', cleo)
  const cc = { Cc: `Cleo <${cleo}>, Dora <${dora}>` }
  const { facts } = await room.receive({ from: maria, subject: 'Con Cleo', headers: cc })
  const id = facts.ticketId as number
  const participants = `/api/agent/tickets/${id}/participants`
  for (const address of [cleo, dora]) await agent().put(participants, { address, state: 'confirmed' })
  await room.answer(id)
  const thread = { 'In-Reply-To': (await room.mailTo(cleo, /Con Cleo/)).header('message-id') ?? '' }
  // Whom nobody knew stays who she was when she becomes a contact.
  const doras = { 'In-Reply-To': (await room.mailTo(dora, /Con Cleo/)).header('message-id') ?? '' }
  expect(await room.receive({ from: dora, headers: doras })).toMatchObject({ outcome: 'reply' })
  await room.deliver()
  const copies = () => room.sink.to(cleo).filter(({ raw }) => raw.includes('Con Cleo')).length
  const before = copies()
  await agent().delete(`/api/agent/contacts/${person}`)
  const next = await create('Otra Cleo', cleo)
  await room.answer(id)
  await room.mailTo(dora, /Con Cleo/)
  expect(copies()).toBe(before)
  expect(await room.receive({ from: cleo, headers: thread })).toMatchObject({ reason: 'no-right' })
  const standing = async () =>
    (await ticketOf(id)).participants.map(({ name, hasLeft }: { name: string; hasLeft: boolean }) => [
      name,
      hasLeft,
    ])
  expect(await standing()).toEqual([
    ['Cleo', true],
    ['Dora', false],
  ])
  const preview = await agent().post(`/api/agent/tickets/${id}/recipients`, {})
  expect(preview.body.items.find(({ address }: { address: string }) => address === cleo)).toMatchObject({
    ...{ name: 'Cleo', verdict: 'out', rule: 'other-owner', contactId: null },
  })
  // Nor by way of what goes on with the ticket, or of one that it is merged into.
  const { version } = await ticketOf(id)
  await agent().patch(`/api/agent/tickets/${id}`, { status: 'closed' }, { version })
  const onward = await room.receive({ from: dora, headers: doras })
  expect((await ticketOf(onward.facts.ticketId)).participants).toMatchObject([{ name: 'Dora' }])
  await agent().put(participants, { address: cleo, name: 'Otra Cleo', state: 'confirmed' })
  expect(await standing()).toContainEqual(['Otra Cleo', false])
  await agent().delete(`/api/agent/contacts/${next}`)
  expect(await standing()).toContainEqual(['Otra Cleo', true])
})

test('a name server that does not answer puts a mail off, and then it is held', async () => {
  room.zone.silence('papeleradelbajio.example')
  const id = await room.put({ from: maria, subject: 'Sin DNS', signedBy: null, ...proofless })
  await room.read()
  expect(await room.became(id)).toMatchObject({ outcome: null })
  for (const minutes of [1, 6, 6]) {
    room.pass({ minutes })
    await room.read()
  }
  room.zone.silence()
  expect(await room.became(id)).toMatchObject({ outcome: 'held', reason: 'check-failed' })
})

test('rule 10: what no database or header takes does not stop a mail, nor what is answered to it', async () => {
  const odd = { 'Message-ID': '<nul\0@papeleradelbajio.example>', References: '<a>'.repeat(5000) }
  const became = await room.receive({
    from: maria,
    subject: 'Con \0 y \ud800',
    body: 'Hola\0.\r\n',
    headers: odd,
  })
  expect(became.outcome).toBe('ticket')
  expect((await ticketOf(became.facts.ticketId)).subject).toMatch(/^Con/)
  const letter = {
    from: room.server.cast.stranger.email,
    subject: 'Nul \0',
    signedBy: 'malo.example',
    ...proofless,
  }
  expect(await room.receive({ ...letter, headers: odd })).toMatchObject({ outcome: 'held' })
})

test('several mails at once of somebody whom nobody knew make one contact', async () => {
  const from = 'Prisa <prisa@firma.example>'
  const ids = await Promise.all([1, 2, 3, 4].map((each) => room.put({ from, subject: `Con prisa ${each}` })))
  await room.read()
  const became = await Promise.all(ids.map(room.became))
  expect(became.map(({ outcome }) => outcome)).toEqual(Array(4).fill('ticket'))
  const tickets = await Promise.all(became.map(({ facts }) => ticketOf(facts.ticketId)))
  expect(new Set(tickets.map(({ requester }) => requester.contactId)).size).toBe(1)
})
