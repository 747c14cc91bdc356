import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestServer, type TestServer } from '../../../test/harness/test-server.ts'
import { inTransaction } from '../../lib/db.ts'
import { recordFiles } from '../../lib/file-store.ts'
import { insertRows } from '../../lib/insert-rows.ts'
import { addTicketMessages } from './index.ts'
import { savedAs } from './rules/file-names.ts'

let server: TestServer
let ticketId = 0
beforeAll(async () => {
  server = await startTestServer()
  const body = { subject: 'Asunto', body: 'Texto', requester: { contactId: server.cast.customer.id } }
  ticketId = (await server.as('agent').post('/api/agent/tickets', body)).body.id
})
afterAll(() => server.stop())

const bytes = { headers: { 'content-type': 'application/octet-stream' } }
const upload = (who: 'agent' | 'customer', name: string, content: Uint8Array, type = 'text/plain') => {
  const path = who === 'agent' ? '/api/agent/uploads' : '/api/area/me/uploads'
  return server.as(who).post(`${path}?${new URLSearchParams({ name, type })}`, content, bytes)
}
const text = (content: string) => new TextEncoder().encode(content)

describe('attachments', () => {
  test('a file is uploaded, sent with one message, and only ever saved', async () => {
    const { body: file } = await upload(
      'agent',
      '../informe “año”\n.html',
      text('<script>1</script>'),
      'text/html',
    )
    expect(file).toMatchObject({ name: 'informe “año”.html', mediaType: 'text/html', size: 18 })
    const path = `/api/agent/tickets/${ticketId}/messages`
    const answer = { kind: 'public', body: 'Va adjunto', uploads: [file.id] }
    const { body } = await server.as('agent').post(path, answer)
    expect(body.message.attachments).toMatchObject([{ position: 0, name: 'informe “año”.html' }])
    const again = await server.as('agent').post(path, answer)
    expect(again.body.problems).toMatchObject([{ path: 'uploads.0', code: 'ticket.unknown-upload' }])
    for (const each of [
      server.as('viewer').get(`/api/agent/ticket-messages/${body.message.id}/attachments/0`),
      server.as('customer').get(`/api/area/me/ticket-messages/${body.message.id}/attachments/0`),
    ]) {
      const { status, headers, body: content } = await each
      expect([status, content]).toEqual([200, '<script>1</script>'])
      expect(headers['content-disposition']).toMatch(
        /^attachment; filename="informe ano.html"; filename\*=UTF-8''/,
      )
      expect(headers['content-security-policy']).toBe("default-src 'none'; sandbox")
      expect(headers['x-content-type-options']).toBe('nosniff')
    }
    const foreign = `/api/area/me/ticket-messages/${body.message.id}/attachments/0`
    expect((await server.as('otherCustomer').get(foreign)).status).toBe(404)
  })

  test('an upload is its uploader’s alone, and is refused when it is empty, nameless or too large', async () => {
    const { body: hers } = await upload('customer', 'a.txt', text('a'))
    const answer = { kind: 'note', body: 'x', uploads: [hers.id] }
    const stolen = await server.as('agent').post(`/api/agent/tickets/${ticketId}/messages`, answer)
    expect(stolen.body.problems).toMatchObject([{ code: 'ticket.unknown-upload' }])
    expect((await server.as('agent').delete(`/api/agent/uploads/${hers.id}`)).status).toBe(404)
    expect((await server.as('customer').delete(`/api/area/me/uploads/${hers.id}`)).status).toBe(204)
    const refused = await Promise.all([
      upload('agent', 'a.txt', new Uint8Array()),
      upload('agent', ' ../.. ', text('a')),
    ])
    expect(refused.map(({ body }) => body.problems[0].code)).toEqual(['upload.empty', 'upload.no-name'])
    // Over a line of its own: whoever sends too much is told so, not cut off.
    const address = await server.app.listen({ port: 0, host: '127.0.0.1' })
    const large = await fetch(`${address}/api/agent/uploads?name=a.bin`, {
      method: 'POST',
      headers: {
        ...bytes.headers,
        cookie: `encopia_agent=${server.cast.agent.cookie.encopia_agent}`,
        origin: server.wiring.publicUrl,
      },
      body: new Uint8Array(40 * 1024 * 1024),
    })
    expect(large.status).toBe(422)
    expect(await large.json()).toMatchObject({ problems: [{ code: 'upload.too-large' }] })
  })

  test.each([
    ['plain.pdf', 'filename="plain.pdf"; filename*=UTF-8\'\'plain.pdf'],
    ['a"b\\c%.txt', 'filename="c_.txt"; filename*=UTF-8\'\'c%25.txt'],
    ['übersicht (1).pdf', 'filename="ubersicht (1).pdf"; filename*=UTF-8\'\'%C3%BCbersicht%20%281%29.pdf'],
    ['文件.txt', 'filename=".txt"; filename*=UTF-8\'\'%E6%96%87%E4%BB%B6.txt'],
    ['a\r\nSet-Cookie: x', 'filename="aSet-Cookie: x"; filename*=UTF-8\'\'aSet-Cookie%3A%20x'],
  ])('%j is saved under its name by any program', (name, expected) => {
    expect(savedAs(name)).toBe(`attachment; ${expected}`)
  })
})

/** A mail's HTML as it is kept: made harmless when it was read, images from elsewhere marked. */
const kept = [
  '<p onclick="x()">Hola <img src="cid:logo%40x" alt="logo" /></p>',
  '<img data-remote-src="https://track.example/a.gif?x=1&amp;y=2" alt="píxel" />',
  '<blockquote data-quote="">Citado <div data-quote="">más</div></blockquote>',
].join('')

async function mailed(html: string, kind: 'public' | 'note' = 'public'): Promise<number> {
  const { wiring, cast } = server
  const now = wiring.now()
  const raw = text('From: María <mfnunez@papeleradelbajio.example>\r\nSubject: =?x?=\r\n  folded\r\n\r\nHola')
  const [file, logo] = [await wiring.files.put(raw, 1e6), await wiring.files.put(text('PNG'), 1e6)]
  return inTransaction(wiring.db, async (tx) => {
    await recordFiles(tx, now, [file, logo])
    const row = {
      hash: file.hash,
      via: 'smtp',
      received_at: now,
      next_at: now,
      state: 'waiting',
      attempts: 0,
    }
    await insertRows(tx, 'raw_mails', [{ ...row, envelope: {}, facts: {} } as never])
    const { id: rawMailId } = await tx
      .selectFrom('raw_mails')
      .select('id')
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow()
    const picture = { ...logo, name: 'logo.png', mediaType: 'image/png', contentId: 'logo@x', isInline: true }
    const author = {
      kind: 'customer',
      id: cast.customer.id,
      name: 'María',
      address: cast.customer.email,
    } as const
    const { done } = await addTicketMessages(
      tx,
      { ...author, door: 'mail', ip: null, requestId: null, language: 'es' },
      now,
      [
        {
          ticketId,
          message: {
            ...{ kind, author, door: 'mail', body: 'Hola', format: 'plain' },
            attachments: [picture],
            mail: {
              ...{ rawMailId, messageId: null, quoted: '> antes', html, proof: { by: 'dmarc' } },
              inCopy: [
                { address: 'ines@gestoria.example', typed: 'Ines@gestoria.example', name: 'Inés' },
                { address: 'soporte@alameda.example', typed: 'soporte@alameda.example', name: 'Soporte' },
                { address: cast.agent.email, typed: cast.agent.email, name: 'Noelia' },
              ],
            },
          },
        },
      ],
    )
    return done[0]?.id as number
  })
}

describe('mail', () => {
  test('its HTML stands in a page that may do nothing; images from elsewhere wait for a yes', async () => {
    const id = await mailed(kept)
    const frame = `/api/agent/ticket-messages/${id}/html`
    const blocked = await server.as('agent').get(frame)
    expect(blocked.headers['content-security-policy']).toMatch(
      /^default-src 'none'; .*img-src data:; .*sandbox allow-same-origin allow-popups/,
    )
    expect(blocked.headers['content-security-policy']).not.toContain('script')
    expect(blocked.body).toContain('src="data:image/png;base64,UE5H"')
    expect(blocked.body).not.toMatch(/ src="https?:|onclick/)
    expect(blocked.body).toContain('<details data-quote><summary>Texto citado</summary>')
    const once = await server.as('agent').get(`${frame}?images=allowed`)
    expect(once.body).toContain('src="https://track.example/a.gif?x=1&amp;y=2"')
    const messages = `/api/agent/tickets/${ticketId}/messages`
    const remote = async () => (await server.as('agent').get(messages)).body.items.at(-1).remoteImages
    expect(await remote()).toBe('blocked')
    const sender = { address: server.cast.customer.email.toUpperCase() }
    expect((await server.as('agent').post('/api/agent/image-senders', sender)).status).toBe(204)
    expect(await remote()).toBe('allowed')
    expect((await server.as('agent').get(frame)).headers['content-security-policy']).toContain('https:')
    // What agents trust is not for customers to see through.
    const own = await server.as('customer').get(`/api/area/me/ticket-messages/${id}/html`)
    expect(own.headers['content-security-policy']).not.toContain('https:')
  })

  test('its headers and the mail itself are there as they came', async () => {
    const id = await mailed('<p>x</p>')
    const { body } = await server.as('agent').get(`/api/agent/ticket-messages/${id}/source`)
    expect(body).toMatchObject({
      headers: [{ name: 'From' }, { name: 'Subject', value: '=?x?= folded' }],
      proof: { by: 'dmarc' },
    })
    const raw = await server.as('agent').get(`/api/agent/ticket-messages/${id}/raw`)
    expect(raw.headers['content-disposition']).toContain(`${id}.eml`)
    expect(raw.body).toMatch(/^From: María/)
  })

  test('who stood in copy is suggested, not let in; agents and our own addresses are not', async () => {
    await mailed('<p>x</p>')
    const { body } = await server.as('agent').get(`/api/agent/tickets/${ticketId}`)
    expect(body.participants).toMatchObject([
      { email: 'Ines@gestoria.example', name: 'Inés', state: 'suggested' },
    ])
    const area = `/api/area/${server.cast.customer.accountId}/tickets/${ticketId}`
    const hers = { address: 'ines@gestoria.example', state: 'confirmed' }
    const unknown = { ...hers, address: 'otra@gestoria.example' }
    expect((await server.as('customer').put(`${area}/participants`, unknown)).status).toBe(404)
    const { body: confirmed } = await server.as('customer').put(`${area}/participants`, hers)
    expect(confirmed.participants).toMatchObject([{ name: 'Inés', state: 'confirmed' }])
  })

  test('a support address takes part in no ticket and is no person’s, with or without a plus', async () => {
    const participants = `/api/agent/tickets/${ticketId}/participants`
    const cards = `/api/area/${server.cast.customer.accountId}/contacts`
    for (const address of ['soporte@alameda.example', 'soporte+4@alameda.example']) {
      const taking = await server.as('agent').put(participants, { address, state: 'confirmed' })
      expect(taking.body.problems).toMatchObject([
        { path: 'address', code: 'ticket.participant-is-department' },
      ])
      const contact = await server
        .as('agent')
        .post('/api/agent/contacts', { name: 'Ximena', emails: [address] })
      expect(contact.body.problems).toMatchObject([{ path: 'emails.0' }])
      const card = { name: 'X', email: address, categories: ['support'] }
      expect((await server.as('customer').post(cards, card)).body.problems).toMatchObject([{ path: 'email' }])
    }
  })

  test('an agent who is let go takes part in nothing any more, and nobody can let him in', async () => {
    const participants = `/api/agent/tickets/${ticketId}/participants`
    const { id, email } = server.cast.viewer
    const gone = { address: email, state: 'confirmed' }
    expect((await server.as('agent').put(participants, gone)).status).toBe(200)
    const standing = async () => {
      const { body } = await server.as('agent').post(`/api/agent/tickets/${ticketId}/recipients`, {})
      return body.items.find(({ address }: { address: string }) => address === gone.address)
    }
    expect(await standing()).toMatchObject({ verdict: 'in' })
    await server.as('owner').put(`/api/agent/agents/${id}/deactivation`, {})
    expect(await standing()).toMatchObject({ verdict: 'out', rule: 'other-owner' })
    expect((await server.as('agent').put(participants, gone)).body.problems).toMatchObject([
      { path: 'address', code: 'ticket.participant-is-deactivated' },
    ])
    await server.as('owner').delete(`/api/agent/agents/${id}/deactivation`)
    expect(await standing()).toMatchObject({ verdict: 'in' })
  })

  test('an automatic answer is noted where it belongs, also in a closed ticket, and opens nothing', async () => {
    const path = `/api/agent/tickets/${ticketId}`
    const { version } = (await server.as('agent').get(path)).body
    await server.as('agent').patch(path, { status: 'closed' }, { version })
    const id = await mailed('<p>Fuera de la oficina</p>', 'note')
    const { body } = await server.as('agent').get(path)
    expect(body).toMatchObject({ status: 'closed', followedBy: null })
    const { body: messages } = await server.as('agent').get(`${path}/messages`)
    expect(messages.items.at(-1)).toMatchObject({ id, kind: 'note', author: { kind: 'customer' } })
  })
})
