import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestServer, type TestServer } from '../../../../../test/harness/test-server.ts'
import { openOneTicket } from '../../../../../test/harness/tickets.ts'
import { type CallWhmcs, whmcsKey, whmcsWith } from '../../../../../test/harness/whmcs-client.ts'

let server: TestServer
let call: CallWhmcs
let clientid: number
beforeAll(async () => {
  server = await startTestServer()
  call = whmcsWith(server, await whmcsKey(server))
  clientid = server.cast.customer.accountId
  const admin = server.as('admin')
  const general = '/api/agent/settings/categories/general'
  const offered = await admin.patch(general, { isOffered: true }, { version: 1 })
  expect(offered.status).toBe(200)
  for (const [name, category] of [
    ['Contable', 'billing'],
    ['Webmaster', 'domains'],
    ['Técnico', 'products'],
  ]) {
    const email = `${category}@papeleradelbajio.example`
    await post('contacts', { name, email, categories: [category] })
  }
})
afterAll(() => server.stop())

const post = async (path: string, body: object) => {
  const answer = await server.as('agent').post(`/api/agent/accounts/${clientid}/${path}`, body)
  expect(answer.status).toBe(201)
  return answer.body.id as number
}
const send = async (fields: object) => (await call('SendEmail', { ...fields })).body
const custom = { customtype: 'general', customsubject: 'Corte programado', custommessage: '<p>Hola</p>' }
type Email = { id: number; subject: string; message: string; to: string; cc: string; date: string }
const emails = async (fields: object = {}) =>
  (await call('GetEmails', { clientid, ...fields })).body.emails.email as Email[]
const newest = async () => (await emails({ limitnum: 1 }))[0] as Email
const base64 = (text: string) => Buffer.from(text).toString('base64')
const serialized = (values: Record<string, string>) =>
  base64(
    `a:${Object.keys(values).length}:{${Object.entries(values)
      .flat()
      .map((text) => `s:${Buffer.byteLength(text)}:"${text}";`)
      .join('')}}`,
  )

describe('SendEmail', () => {
  test.each<[string, object, string]>([
    [
      'neither template nor type',
      {},
      'You must provide either an existing email template name or a custom message type',
    ],
    ['an unknown type', { ...custom, customtype: 'party' }, 'Invalid message type provided'],
    ['no subject', { ...custom, customsubject: ' ' }, 'A subject is required for a custom message'],
    ['no body', { ...custom, custommessage: undefined }, 'A message body is required for a custom message'],
    [
      'variables that are none',
      { ...custom, id: 1, customvars: '!' },
      'The custom variables you provided are invalid.',
    ],
    [
      'an object among them',
      { ...custom, id: 1, customvars: base64('a:1:{s:1:"x";O:3:"Foo":0:{}}') },
      'The custom variables you provided are invalid.',
    ],
    [
      'what no text can hold',
      { ...custom, id: 1, customvars: base64('a:1:{s:1:"x";s:1:"\0";}') },
      'The custom variables you provided are invalid.',
    ],
    ['no related id', custom, 'A related ID is required'],
    ['an unknown template', { messagename: 'Order Confirmation', id: 1 }, 'Email Template not found'],
    ['a client that is none', { ...custom, id: 99999999 }, 'Sending Failed. Please see documentation.'],
    ['an id that is no number', { ...custom, id: 'x' }, 'Sending Failed. Please see documentation.'],
    [
      'a service that is none',
      { ...custom, customtype: 'product', id: 99999999 },
      'Sending Failed. Please see documentation.',
    ],
    [
      'a domain that is none',
      { ...custom, customtype: 'domain', id: 99999999 },
      'Sending Failed. Please see documentation.',
    ],
    [
      'a ticket that is none',
      { ...custom, customtype: 'support', id: 99999999 },
      'Sending Failed. Please see documentation.',
    ],
    [
      'an invoice of nobody',
      { ...custom, customtype: 'invoice', id: 'F-1' },
      'Sending Failed. Please see documentation.',
    ],
  ])('WHMCS · SendEmail · %s is refused', async (_what, fields, message) => {
    expect(await send(fields)).toEqual({ result: 'error', message })
  })

  test('WHMCS · SendEmail · general goes to the main user of the client', async () => {
    expect(await send({ ...custom, id: clientid })).toEqual({ result: 'success' })
    const { name, email } = server.cast.customer
    expect(await newest()).toMatchObject({ to: `${name} <${email}>`, cc: '', subject: 'Corte programado' })
  })

  test.each<[string, () => Promise<object>, string]>([
    [
      'product',
      async () => ({ id: await post('services', { name: 'Hosting' }) }),
      'Técnico <products@papeleradelbajio.example>',
    ],
    [
      'domain',
      async () => ({ id: await post('domains', { name: 'cobro.example' }) }),
      'Webmaster <domains@papeleradelbajio.example>',
    ],
    ['invoice', async () => ({ id: 'F-2026-7', clientid }), 'Contable <billing@papeleradelbajio.example>'],
    ['support', async () => ({ id: (await openOneTicket(server)).id }), ''],
  ])('WHMCS · SendEmail · %s goes to whoever is ticked for it as well', async (customtype, about, cc) => {
    expect(await send({ ...custom, customtype, ...(await about()) })).toEqual({ result: 'success' })
    expect(await newest()).toMatchObject({ cc })
  })

  test.each<[string, unknown]>([
    ['serialized', serialized({ plan: 'Pro & Ñandú <b>', otro: '1' })],
    ['as JSON', base64(JSON.stringify({ plan: 'Pro & Ñandú <b>', otro: 1 }))],
    ['nested', { plan: 'Pro & Ñandú <b>', otro: '1' }],
  ])(
    'WHMCS · SendEmail · customvars %s stand where the text names them, and are no markup',
    async (_how, customvars) => {
      const text = {
        customsubject: 'Su {$plan}',
        custommessage: '<p>{$client_name}: {$plan} {color:red}</p>',
      }
      expect(await send({ ...custom, ...text, id: clientid, customvars })).toEqual({ result: 'success' })
      const { subject, message } = await newest()
      expect(subject).toBe('Su Pro & Ñandú <b>')
      expect(message).toContain(`${server.cast.customer.name}: Pro &amp; Ñandú &lt;b&gt; {color:red}`)
    },
  )

  test('WHMCS · SendEmail · a value is never read as a field of a notice', async () => {
    const customvars = serialized({ plan: '{address}' })
    const text = { customsubject: 'Su {$plan}', custommessage: '<p>{$plan}</p>' }
    expect(await send({ ...custom, ...text, id: clientid, customvars })).toEqual({ result: 'success' })
    const { subject, message } = await newest()
    for (const read of [subject, message]) expect(read.replaceAll('\u2060', '')).toContain('{address}')
  })

  test.each(['{$nobody}', '{if $x}a{/if}', '{$client_name|upper}', '{foreach from=$a item=b}{/foreach}'])(
    'WHMCS · SendEmail · %s is refused rather than sent with a hole',
    async (field) => {
      const body = await send({ ...custom, custommessage: `<p>${field}</p>`, id: clientid })
      expect(body).toMatchObject({ result: 'error', message: expect.stringContaining('Unknown merge field') })
    },
  )

  test('WHMCS · SendEmail · messagename is one of the workspace’s own templates, with its values', async () => {
    const admin = server.as('admin')
    const made = await admin.post('/api/agent/own-templates', {
      name: 'Bienvenida al plan',
      texts: [{ language: 'es', subject: 'Bienvenida a {plan}', body: 'Hola, {plan}.', format: 'markdown' }],
    })
    expect(made.status).toBe(201)
    const fields = { messagename: 'bienvenida al plan', id: clientid }
    expect(await send(fields)).toMatchObject({ result: 'error', message: expect.stringContaining('{plan}') })
    expect(await send({ ...fields, customvars: serialized({ plan: 'Pro', sobra: 'x' }) })).toEqual({
      result: 'success',
    })
    expect((await newest()).subject).toBe('Bienvenida a Pro')
  })

  test('WHMCS · SendEmail · a key that may not send notices sends none', async () => {
    const reading = whmcsWith(server, await whmcsKey(server, { scopes: ['accounts.read'] }))
    expect((await reading('SendEmail', { ...custom, id: clientid })).status).toBe(403)
  })
})

describe('GetEmails', () => {
  test('WHMCS · GetEmails · a row has the documented fields', async () => {
    await send({ ...custom, customtype: 'invoice', id: 'F-9', clientid, customsubject: 'Factura única' })
    const { body } = await call('GetEmails', { clientid, subject: 'FACTURA unica' })
    expect(body).toMatchObject({ result: 'success', totalresults: 1, startnumber: 0, numreturned: 1 })
    const { name, email } = server.cast.customer
    expect(body.emails.email).toEqual([
      {
        ...{ id: expect.any(Number), userid: clientid, subject: 'Factura única' },
        message: expect.stringContaining('<p'),
        date: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/),
        ...{ to: `${name} <${email}>`, cc: 'Contable <billing@papeleradelbajio.example>', bcc: '' },
        ...{ attachments: null, pending: 1, message_data: null, failed: 0, failure_reason: '' },
        ...{ retry_count: 0, created_at: expect.any(String), updated_at: expect.any(String), campaign_id: 0 },
      },
    ])
  })

  test.each<[string, object]>([
    ['no client', { clientid: undefined }],
    ['an empty client', { clientid: '' }],
    ['a client that is none', { clientid: 99999999 }],
  ])('WHMCS · GetEmails · %s is refused', async (_what, fields) => {
    expect((await call('GetEmails', { ...fields })).body).toEqual({
      result: 'error',
      message: 'Client ID Not Found',
    })
  })

  test('WHMCS · GetEmails · date and subject narrow, another client has none of it', async () => {
    const all = (await call('GetEmails', { clientid, limitnum: 250 })).body
    expect(all.totalresults).toBeGreaterThan(3)
    const day = all.emails.email[0].date
    expect(await emails({ date: day, limitnum: 250 })).toHaveLength(all.totalresults)
    expect(await emails({ date: '2001-01-01 00:00:00' })).toEqual([])
    expect(await emails({ subject: 'zzzz' })).toEqual([])
    expect(await emails({ clientid: server.cast.otherCustomer.accountId })).toEqual([])
    expect((await call('GetEmails', { clientid, date: 'ayer' })).body.result).toBe('error')
    expect((await call('GetEmails', { clientid, subjct: 'x' })).body.result).toBe('error')
    const second = (await call('GetEmails', { clientid, limitstart: 1, limitnum: 1 })).body.emails.email
    expect(second).toEqual([all.emails.email[1]])
  })

  test('WHMCS · GetEmails · copies of tickets are among them, what carries a link is told without its text', async () => {
    const { id } = await openOneTicket(server, { subject: 'No va la web' })
    await call('AddTicketReply', { ticketid: id, message: 'Ya va', adminusername: 'x' })
    expect(await newest()).toMatchObject({
      subject: `[${id}] No va la web`,
      message: expect.stringContaining('Ya va'),
    })
    const welcome = (await emails({ limitnum: 250 })).filter(({ to }) => to.startsWith('Contable'))
    expect(welcome.map(({ message }) => message)).toContain('')
  })

  test('WHMCS · GetEmails · who may not write contacts sees what became of mails, not what they say', async () => {
    const key = await whmcsKey(server, { who: 'viewer' })
    const { body } = await whmcsWith(server, key)('GetEmails', { clientid, limitnum: 1 })
    expect(body.emails.email).toMatchObject([{ subject: '', message: '', to: expect.stringContaining('@') }])
    const found = await whmcsWith(server, key)('GetEmails', { clientid, subject: 'Corte' })
    expect(found.body.totalresults).toBe(0)
  })

  test('WHMCS · GetEmails · a confidential notice keeps its words', async () => {
    const body = {
      account: clientid,
      category: 'general',
      subject: 'Su clave',
      body: 'xyzzy',
      confidential: true,
    }
    expect((await server.as('agent').post('/api/agent/notices', body)).status).toBe(201)
    expect(await newest()).toMatchObject({ subject: '', message: '' })
    expect(await emails({ subject: 'Su clave' })).toEqual([])
  })
})
