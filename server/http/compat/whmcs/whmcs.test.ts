import { createHash } from 'node:crypto'
import { XMLParser } from 'fast-xml-parser'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestServer, type TestServer } from '../../../../test/harness/test-server.ts'
import {
  type CallWhmcs,
  sendForm,
  type WhmcsKey,
  whmcsKey,
  whmcsWith,
} from '../../../../test/harness/whmcs-client.ts'

let server: TestServer
let key: WhmcsKey
let call: CallWhmcs
beforeAll(async () => {
  server = await startTestServer()
  key = await whmcsKey(server)
  call = whmcsWith(server, key)
})
afterAll(() => server.stop())

const url = '/includes/api.php'
const md5 = (text: string) => createHash('md5').update(text).digest('hex')
const action = { action: 'WhmcsDetails', responsetype: 'json' }
const own = () => ({ identifier: key.identifier, secret: key.secret })
const error = (message: unknown) => ({ result: 'error', message })

describe('WHMCS · authentication', () => {
  test.each([
    ['identifier and secret', () => own()],
    ['the same two as username and password', () => ({ username: key.identifier, password: key.secret })],
    ['username and MD5 of the secret', () => ({ username: key.identifier, password: md5(key.secret) })],
  ])('WHMCS · authentication · %s open the door', async (_form, credential) => {
    expect(await sendForm(server, { ...credential(), ...action })).toMatchObject({
      status: 200,
      body: { result: 'success', whmcs: { version: '8.13.1' } },
    })
  })

  test.each([
    ['nothing', () => ({}), 'Invalid or missing credentials'],
    ['an identifier alone', () => ({ identifier: key.identifier }), 'Invalid or missing credentials'],
    ['a wrong secret', () => ({ ...own(), secret: key.identifier }), 'Invalid or missing credentials'],
    ['the MD5 as secret', () => ({ ...own(), secret: md5(key.secret) }), 'Invalid or missing credentials'],
    [
      'identifier and secret swapped',
      () => ({ identifier: key.secret, secret: key.identifier }),
      'Invalid or missing credentials',
    ],
    [
      'a wrong password',
      () => ({ username: key.identifier, password: md5('otra') }),
      'Authentication Failed',
    ],
    [
      'an agent’s own address and password',
      () => ({ username: server.cast.owner.email, password: 'correcto caballo grapa' }),
      'Authentication Failed',
    ],
    [
      'the same with the MD5',
      () => ({ username: server.cast.owner.email, password: md5('correcto caballo grapa') }),
      'Authentication Failed',
    ],
    [
      'a key that comes alone',
      () => ({ username: server.cast.apiKey, password: 'X' }),
      'Authentication Failed',
    ],
    [
      'lists in place of texts',
      () => ({ identifier: [key.identifier], secret: [key.secret] }),
      'Invalid or missing credentials',
    ],
  ])('WHMCS · authentication · %s: 403 %s', async (_what, credential, message) => {
    const { status, body } = await sendForm(server, { ...credential(), ...action })
    expect([status, body]).toEqual([403, error(message.replace('%s', ''))])
  })

  test('WHMCS · authentication · from elsewhere: 403 Invalid IP, unless the access key comes along', async () => {
    const { id: _id, accessKey, ...credential } = await whmcsKey(server, { networks: ['203.0.113.0/24'] })
    const refused = await sendForm(server, { ...credential, ...action })
    expect([refused.status, refused.body]).toEqual([403, error('Invalid IP 127.0.0.1')])
    for (const accesskey of ['', 'otra', credential.secret])
      expect((await sendForm(server, { ...credential, ...action, accesskey })).status).toBe(403)
    expect((await sendForm(server, { ...credential, ...action, accesskey: accessKey })).status).toBe(200)
    const wrong = await sendForm(server, { ...credential, ...action, secret: 'otro', accesskey: accessKey })
    expect(wrong.body).toEqual(error('Invalid or missing credentials'))
  })

  test('WHMCS · authentication · from an allowed network no access key is needed', async () => {
    const {
      id: _id,
      accessKey: _accessKey,
      ...credential
    } = await whmcsKey(server, { networks: ['127.0.0.0/8'] })
    expect((await sendForm(server, { ...credential, ...action })).status).toBe(200)
  })

  test('WHMCS · authentication · a credential in the address opens nothing', async () => {
    const query = new URLSearchParams({ ...own(), ...action })
    const asked = await server.app.inject({ method: 'GET', url: `${url}?${query}` })
    expect([asked.statusCode, asked.json()]).toEqual([400, error('Empty action request')])
  })
})

describe('WHMCS · calls', () => {
  test.each(['WhmcsDetails', 'whmcsdetails', 'WHMCSDETAILS'])(
    'WHMCS · calls · action=%s is matched in any case',
    async (name) => {
      expect((await call(name)).body).toMatchObject({ result: 'success' })
    },
  )

  test.each([
    ['no action', {}],
    ['an empty action', { action: '' }],
    ['a list of actions', { action: ['GetClients'] }],
  ])('WHMCS · calls · %s: 400 Empty action request', async (_what, form) => {
    const { status, body } = await sendForm(server, { ...own(), ...form })
    expect([status, body]).toEqual([400, error('Empty action request')])
  })

  test.each(['GET', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const)(
    'WHMCS · calls · %s finds no action in the body: 400, and Allow names POST',
    async (method) => {
      const asked = await server.app.inject({ method, url })
      expect([asked.statusCode, asked.headers.allow]).toEqual([400, 'POST'])
    },
  )

  test.each(['application/json', 'text/plain', 'text/xml'])(
    'WHMCS · calls · a body of %s holds no fields: 400 Empty action request',
    async (type) => {
      const payload = JSON.stringify({ ...own(), ...action })
      const asked = await server.app.inject({
        method: 'POST',
        url,
        headers: { 'content-type': type },
        payload,
      })
      expect([asked.statusCode, asked.json()]).toEqual([400, error('Empty action request')])
    },
  )

  test('WHMCS · calls · a multipart form is read like the other, as PHP’s curl sends an array', async () => {
    const form = new FormData()
    for (const [name, value] of Object.entries({ ...own(), ...action })) form.append(name, value)
    const request = new Request('http://localhost', { method: 'POST', body: form })
    const asked = await server.app.inject({
      method: 'POST',
      url,
      headers: { 'content-type': request.headers.get('content-type') ?? '' },
      payload: Buffer.from(await request.arrayBuffer()),
    })
    expect([asked.statusCode, asked.json().result]).toEqual([200, 'success'])
  })

  test('WHMCS · calls · of a command’s names that repeat the last counts, as in PHP', async () => {
    const { accountId: clientid, email: clientemail } = server.cast.customer
    const form = new URLSearchParams({ ...own(), action: 'UpdateClient', clientid: '999999' })
    form.append('clientid', String(clientid))
    form.append('clientemail', clientemail)
    const asked = await server.app.inject({
      method: 'POST',
      url,
      headers: { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' },
      payload: form.toString(),
    })
    expect(asked.json()).toMatchObject({ result: 'success' })
  })

  test.each([
    ['fields that nest deeper than anybody means', `a${'[b]'.repeat(50)}=1`],
    ['what is no UTF-8', 'action=GetContacts&lastname=Pe%F1a'],
    ['what is no percent-encoding', 'action=GetContacts&lastname=100%'],
    ['more fields than PHP takes', Array.from({ length: 1200 }, (_each, at) => `f${at}=1`).join('&')],
  ])('WHMCS · calls · %s: 400', async (_what, payload) => {
    const asked = await server.app.inject({
      method: 'POST',
      url,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload,
    })
    expect([asked.statusCode, asked.json()]).toEqual([400, error('The request cannot be read')])
  })

  test.each(['constructor[prototype][admin]=1', 'toString=1'])(
    'WHMCS · calls · %s among the fields is an unknown parameter and no more',
    async (odd) => {
      const asked = await server.app.inject({
        method: 'POST',
        url,
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        payload: `${new URLSearchParams({ ...own(), action: 'GetContacts' })}&${odd}`,
      })
      expect([asked.statusCode, asked.json()]).toEqual([200, error(expect.any(String))])
    },
  )

  test.each([
    ['=1', 400],
    ['[userid]=1', 400],
    ['__proto__=1', 400],
    ['__proto__[userid]=1', 400],
    ['userid[__proto__]=1', 400],
    ['userid=1&userid=2', 200],
    ['email=&email=nadie@nadie.example', 200],
    ['username=1', 200],
    ['password=1', 200],
  ])('WHMCS · calls · a read with %s is refused, and tells of nobody', async (odd, status) => {
    const asked = await server.app.inject({
      method: 'POST',
      url,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: `${new URLSearchParams({ ...own(), action: 'GetContacts' })}&${odd}`,
    })
    expect([asked.statusCode, asked.json()]).toEqual([status, error(expect.any(String))])
  })

  test('WHMCS · calls · fields in the address beside a form are refused, lest a filter there be overlooked', async () => {
    const asked = await server.app.inject({
      method: 'POST',
      url: `${url}?userid=1`,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams({ ...own(), action: 'GetContacts' }).toString(),
    })
    expect([asked.statusCode, asked.json().result]).toEqual([400, 'error'])
  })

  test('WHMCS · calls · a form beyond measure: 413 in the same shape', async () => {
    const asked = await server.app.inject({
      method: 'POST',
      url,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: `a=${'x'.repeat(17 * 1024 * 1024)}`,
    })
    expect([asked.statusCode, asked.json()]).toEqual([413, error('The request is too large')])
  })

  test('WHMCS · calls · answers are not kept by anybody on the way', async () => {
    const { headers } = await call('WhmcsDetails')
    expect(headers).toMatchObject({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' })
  })
})

describe('WHMCS · response types', () => {
  const xml = new XMLParser({ ignoreAttributes: false, parseTagValue: false })

  test('WHMCS · response types · json is what comes unless another is asked for', async () => {
    const { headers, body } = await sendForm(server, { ...own(), action: 'WhmcsDetails' })
    expect(headers['content-type']).toContain('application/json')
    expect(body.result).toBe('success')
  })

  test('WHMCS · response types · xml has the root whmcsapi with its version, and the action in small letters', async () => {
    const { headers, text } = await call('GetContacts', { responsetype: 'xml' })
    expect(headers['content-type']).toContain('application/xml')
    expect(xml.parse(text).whmcsapi).toMatchObject({
      '@_version': '8.13.1',
      action: 'getcontacts',
      result: 'success',
      totalresults: '0',
    })
  })

  test('WHMCS · response types · xml tells lists twice nested, and every character as it is', async () => {
    const { accountId } = server.cast.customer
    const names = ['Ñoño & Cía <«Peña»>', 'Ana "Lola"']
    for (const [at, companyname] of names.entries())
      await call('AddContact', {
        clientid: accountId,
        email: `xml-${at}@papeleradelbajio.example`,
        companyname,
      })
    const { text } = await call('GetContacts', { userid: accountId, responsetype: 'XML' })
    const { contact } = xml.parse(text).whmcsapi.contacts
    expect(contact.map((each: { companyname: string }) => each.companyname)).toEqual(names)
  })

  test('WHMCS · response types · errors come in the type that was asked for', async () => {
    const { status, text } = await call('GetInvoices', { responsetype: 'xml' })
    expect([status, xml.parse(text).whmcsapi]).toEqual([
      403,
      {
        '@_version': '8.13.1',
        action: 'getinvoices',
        result: 'error',
        message: 'Invalid Permissions: API action "getinvoices" is not allowed',
      },
    ])
  })

  test('WHMCS · response types · nvp, which is deprecated, gives names and values', async () => {
    const { text } = await call('GetInvoices', { responsetype: 'nvp' })
    expect(text).toBe('result=error;message=Invalid Permissions: API action "getinvoices" is not allowed;')
  })
})

describe('WHMCS · the door', () => {
  test('WHMCS · the door · turned off it is as if it were not there', async () => {
    const set = (whmcs_door: boolean) =>
      server.wiring.db.updateTable('workspace').set({ whmcs_door }).execute()
    await set(false)
    const closed = await call('WhmcsDetails')
    await set(true)
    expect(closed.status).toBe(404)
    expect(JSON.parse(closed.text)).toMatchObject({ type: '/problems/missing', status: 404 })
    expect((await call('WhmcsDetails')).status).toBe(200)
  })

  test('WHMCS · the door · beyond its requests a key waits: 429 with Retry-After', async () => {
    const slow = await startTestServer({ requestsOfKey: 1 })
    try {
      const limited = whmcsWith(slow, await whmcsKey(slow))
      for (let at = 0; at < 10; at++) expect((await limited('WhmcsDetails')).status).toBe(200)
      const { status, headers, body } = await limited('WhmcsDetails')
      expect([status, body]).toEqual([429, error('Too many requests with this key')])
      expect(Number(headers['retry-after'])).toBeGreaterThan(0)
    } finally {
      await slow.stop()
    }
  })
})
