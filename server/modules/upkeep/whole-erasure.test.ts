import { afterAll, beforeAll, expect, test } from 'vitest'
import { filesWith, tablesWith } from '../../../test/harness/grep-all.ts'
import { type MailRoom, startMailRoom, strangePeer } from '../../../test/harness/mail-room.ts'
import { runJobs } from '../../../test/harness/mailed.ts'
import type { TestAnswer } from '../../../test/harness/test-client.ts'
import { openOneTicket } from '../../../test/harness/tickets.ts'
import { inTransaction } from '../../lib/db.ts'
import { openSession } from '../identity/index.ts'

let room: MailRoom
beforeAll(async () => {
  room = await startMailRoom()
})
afterAll(() => room.stop())

// A word that nobody else uses: her name, her addresses, and all that she writes.
const word = 'zarzuelaquix'
const address = `${word}@firma.example`
const former = `antes.${word}@firma.example`
const phone = '+525598761234'
const name = 'Ñusta "Xi" Zarzuelaquix'
const from = `Zarzuelaquix <${address}>`

const agent = () => room.server.as('agent')
const must = async (asked: Promise<TestAnswer>) => {
  const { status, body } = await asked
  if (status >= 300) throw new Error(`${status} ${JSON.stringify(body)}`)
  return body
}
const picture = Buffer.concat([
  Buffer.from('89504e470d0a1a0a0000000d49484452000000010000000108060000', 'hex'),
  Buffer.alloc(20),
  Buffer.from(`tEXt${word}`),
])

async function makeHer() {
  const labels = { es: 'Apodo' }
  const field = await must(
    room.server.as('admin').post('/api/agent/fields', { record: 'contact', type: 'text', labels }),
  )
  const contact = await must(
    room.server.as('apiKey').post(
      '/api/agent/contacts',
      {
        ...{
          name: 'Xime Zarzuelaquix',
          emails: [address, former],
          workPhone: phone,
          jobTitle: `Jefa ${word}`,
        },
        ...{ tags: [word], about: `De ${word}`, externalId: `${word}-1`, custom: { [field.id]: word } },
        ...{ socialHandles: { x: word }, postalAddress: { block: `Calle ${word} 1`, country: 'MX' } },
      },
      { key: 'alta de ella' },
    ),
  )
  const path = `/api/agent/contacts/${contact.id}`
  await must(agent().patch(path, { name, emails: [address] }, { version: contact.version }))
  await must(agent().put(`${path}/avatar`, picture, { headers: { 'content-type': 'image/png' } }))
  // Values written into other words keep the old ones for undo.
  const version = (await must(agent().get(`/api/agent/fields?record=contact`))).items.find(
    ({ id }: { id: number }) => id === field.id,
  ).version
  await must(
    room.server
      .as('admin')
      .post(`/api/agent/fields/${field.id}/conversion`, { type: 'paragraph', lost: 0 }, { version }),
  )
  return contact.id as number
}

async function whatAgentsAsked() {
  const filter = { match: 'all', conditions: [{ field: 'email', operator: 'contains', value: address }] }
  await must(
    agent().post('/api/agent/views', {
      record: 'contact',
      name,
      q: address,
      filter: null,
    }),
  )
  await must(agent().post('/api/agent/views', { record: 'contact', name: 'Con filtro', filter }))
  await must(
    agent().post('/api/agent/bulk-edits', {
      record: 'contact',
      selection: { filter: null, q: address },
      change: { kind: 'add-tags', tags: ['vip'] },
    }),
  )
  await runJobs(room.server)
  // A file as a large export leaves it; small ones are never kept.
  const { db } = room.server.wiring
  const made = { agent_id: room.server.cast.agent.id, record: 'contact', format: 'csv', state: 'ready' }
  const { id } = await db
    .insertInto('exports')
    .values({ ...made, created_at: room.now(), until: room.now() })
    .returning('id')
    .executeTakeFirstOrThrow()
  const body = Buffer.from(`Nombre\r\n${name}\r\n`)
  await db.insertInto('export_parts').values({ export_id: id, position: 0, body }).execute()
}

async function whatSheWrote(id: number) {
  const withFile = [
    '--b',
    'Content-Type: text/plain',
    '',
    `Soy ${word}.`,
    '--b',
    `Content-Type: text/plain; name="${word}.txt"`,
    `Content-Disposition: attachment; filename="${word}.txt"`,
    '',
    `Contenido de ${word}`,
    '--b--',
    '',
  ].join('\r\n')
  const own = await room.receive({
    ...{ from, subject: `Asunto ${word}`, body: withFile },
    headers: { 'Content-Type': 'multipart/mixed; boundary=b', 'Message-ID': `<uno@${word}.example>` },
  })
  const ticketId = own.facts.ticketId as number
  const upload = await must(
    agent().post(`/api/agent/uploads?name=${word}.pdf`, Buffer.from(`PDF de ${word}`), {
      headers: { 'content-type': 'application/octet-stream' },
    }),
  )
  await must(
    agent().post(`/api/agent/tickets/${ticketId}/messages`, {
      ...{ kind: 'public', body: `Hola, ${word}:`, uploads: [upload.id] },
    }),
  )
  await must(
    agent().post(`/api/agent/tickets/${ticketId}/messages`, { kind: 'note', body: `Llamar a ${word}` }),
  )
  await must(
    agent().put(`/api/agent/tickets/${ticketId}/draft`, {
      kind: 'public',
      body: `Querida ${word}`,
      leaveOut: [],
      uploads: [],
    }),
  )
  await room.receive({
    from,
    subject: 'Urgente',
    body: word,
    signedBy: null,
    envelope: { peer: strangePeer, from: 'x@lejos.example' },
  })
  const theirs = await openOneTicket(room.server)
  await must(
    agent().put(`/api/agent/tickets/${theirs.id}/participants`, {
      address,
      name,
      state: 'confirmed',
    }),
  )
  await must(agent().post(`/api/agent/tickets/${theirs.id}/messages`, { kind: 'public', body: 'Dígannos.' }))
  const copy = await room.mailTo(address, /La web va lenta/)
  await room.receive({
    ...{ from, to: copy.header('reply-to') ?? '', subject: 'Re: La web va lenta', body: `Escribe ${word}.` },
    headers: { 'In-Reply-To': copy.header('message-id') ?? '', 'Message-ID': `<dos@${word}.example>` },
  })
  await must(
    agent().post(`/api/agent/tickets/${theirs.id}/messages`, { kind: 'public', body: 'Gracias a los dos.' }),
  )
  await must(agent().post('/api/agent/image-senders', { address }))
  return { ticketId, theirs: theirs.id, id }
}

async function whatAccountsHad(id: number) {
  const { customer } = room.server.cast
  const cards = `/api/agent/accounts/${customer.accountId}/contacts`
  const card = await must(agent().post(cards, { name, email: address, categories: ['support'], phone }))
  await must(agent().delete(`${cards}/${card.id}`))
  const account = await must(
    agent().post('/api/agent/accounts', {
      ...{ mainUserId: id, name: `Cuenta ${word}` },
      holder: { name, taxId: word, phone },
    }),
  )
  await must(
    room.server.as('apiKey').post('/api/notices', {
      ...{
        account: account.id,
        category: 'billing',
        subject: `Factura de ${word}`,
        body: `Estimada ${word}`,
      },
    }),
  )
  const ofAccount = `/api/agent/accounts/${account.id}`
  const domain = await must(
    agent().post(`${ofAccount}/domains`, { name: `${word}.example`, status: 'active' }),
  )
  const service = await must(
    agent().post(`${ofAccount}/services`, { name: `Plan ${word}`, status: 'active' }),
  )
  await must(agent().delete(`/api/agent/domains/${domain.id}`))
  await must(agent().delete(`${ofAccount}/services/${service.id}`))
  const { returnPath } = await room.mailTo(address, /Factura/)
  return returnPath
}

/** Somebody who turned out to be she. */
async function whoWasMerged(id: number) {
  const draft = {
    name: 'Zarzuelaquix, X.',
    emails: [`doble.${word}@firma.example`],
    jobTitle: `Otra ${word}`,
  }
  const double = await must(agent().post('/api/agent/contacts', { ...draft, sendActivation: false }))
  await openOneTicket(room.server, {
    requester: { contactId: double.id, address: `doble.${word}@firma.example` },
    ...{ accountId: null, subject: `Otro asunto ${word}` },
  })
  const { version } = await must(agent().get(`/api/agent/contacts/${id}`))
  await must(agent().post(`/api/agent/contacts/${id}/merges`, { contacts: [double.id] }, { version }))
}

/** What only long use leaves: a session, a sender believed, a long job with what it could not do. */
async function whatLongUseLeaves(id: number) {
  const { db } = room.server.wiring
  const now = room.now()
  await inTransaction(db, (tx) =>
    openSession(tx, now, { door: 'area', personId: id, state: 'open', ip: '192.0.2.7', userAgent: word }),
  )
  await db
    .insertInto('trusted_senders')
    .values({ address, method: 'dkim', domain: 'lista.example', by_id: null, created_at: now })
    .execute()
  const job = await db
    .insertInto('jobs')
    .values({
      ...{
        kind: 'bulk-edit',
        state: 'done',
        params: { selection: { q: address } },
        facts: {},
        door: 'agent',
      },
      ...{ language: 'es', actor_id: room.server.cast.agent.id, created_at: now, finished_at: now },
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await db
    .insertInto('job_problems')
    .values({
      ...{
        job_id: job.id,
        subject_kind: 'contact',
        subject_id: room.server.cast.stranger.id,
        is_refused: true,
      },
      problems: JSON.stringify([{ path: 'emails', code: 'taken', params: { name } }]),
    })
    .execute()
}

/** Her server says that nobody is there. */
async function whatHerServerSaid(returnPath: string) {
  const report = [
    ...['From: MAILER-DAEMON@firma.example', `To: ${returnPath}`, 'Subject: Undelivered'],
    ...['Content-Type: multipart/report; report-type=delivery-status; boundary=b', '', '--b'],
    ...['Content-Type: text/plain', '', 'Sorry.', '--b', 'Content-Type: message/delivery-status', ''],
    ...['Reporting-MTA: dns; mx.firma.example', '', `Final-Recipient: rfc822; ${address}`],
    ...[
      'Action: failed',
      'Status: 5.1.1',
      `Diagnostic-Code: smtp; 550 5.1.1 <${address}> unknown`,
      '--b--',
      '',
    ],
  ].join('\r\n')
  const became = await room.receive(report, { from: '', to: [returnPath], peer: strangePeer })
  expect(became.reason).toBe('bounce-hard')
}

test('of an erased person nothing is left, in no table and no file', async () => {
  const id = await makeHer()
  await whatAgentsAsked()
  const { theirs, ticketId } = await whatSheWrote(id)
  const returnPath = await whatAccountsHad(id)
  await whoWasMerged(id)
  await whatLongUseLeaves(id)
  await whatHerServerSaid(returnPath)
  await must(agent().delete(`/api/agent/contacts/${id}`))
  const { ownerUrl, wiring } = room.server
  const before = await tablesWith(ownerUrl, word)
  expect(before.length).toBeGreaterThan(30)
  expect(await filesWith(wiring.files, word)).toBeGreaterThan(3)

  await must(room.server.as('admin').post(`/api/agent/contacts/${id}/erasure`))
  expect((await agent().get(`/api/agent/tickets/${ticketId}`)).status).toBe(404)
  room.pass({ hours: 2 })
  await runJobs(room.server)

  expect(await tablesWith(ownerUrl, word, '5598761234')).toEqual([])
  expect(await filesWith(wiring.files, word)).toBe(0)
  const messages = await room.messagesOf(theirs)
  expect(messages.map(({ author, body }) => [author.name, body])).toContainEqual([
    'Contacto borrado',
    'Mensaje borrado',
  ])
})
