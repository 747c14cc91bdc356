import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  type ContactsDoor,
  faults,
  fresh,
  openContacts,
} from '../../../../test/harness/freshdesk-contacts.ts'

let server: ContactsDoor['server']
let ask: ContactsDoor['ask']
let firm: ContactsDoor['firm']
let made: ContactsDoor['made']
beforeAll(async () => {
  ;({ server, ask, firm, made } = await openContacts())
})
afterAll(() => server.stop())

describe('pictures and forms', () => {
  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  )
  const form = (fields: [string, string][], picture?: { name: string; bytes: Uint8Array }): FormData => {
    const made = new FormData()
    for (const [name, value] of fields) made.append(name, value)
    if (picture) made.append('avatar', new Blob([new Uint8Array(picture.bytes)]), picture.name)
    return made
  }

  test('Freshdesk · contacts · a form with a picture makes a contact: lists as name[], custom fields by name', async () => {
    const fields: [string, string][] = [
      ['name', 'Formulario'],
      ['email', fresh()],
      ['other_emails[]', fresh()],
      ['other_emails[]', fresh()],
      ['company_id', String(firm)],
      ['view_all_tickets', 'true'],
      ['tags[]', 'vip'],
      ['custom_fields[socios]', '4'],
      ['custom_fields[moroso]', 'false'],
      ['custom_fields[apodo]', '77'],
    ]
    const { status, body } = await ask('POST', '/contacts', {
      body: form(fields, { name: 'ana.png', bytes: png }),
    })
    expect([status, body]).toMatchObject([
      201,
      {
        other_emails: [fields[2]?.[1], fields[3]?.[1]],
        ...{ company_id: firm, view_all_tickets: true, tags: ['vip'] },
        custom_fields: { socios: 4, moroso: false, apodo: '77' },
        avatar: { content_type: 'image/png', size: png.length },
      },
    ])
    const path = new URL(body.avatar.avatar_url).pathname.replace('/api/v2', '')
    const fetched = (address: string) =>
      ask('GET', address, { headers: { authorization: '', accept: 'image/*' } })
    const picture = await fetched(path)
    expect([picture.status, picture.headers]).toMatchObject([
      200,
      { 'content-type': 'image/png', 'cross-origin-resource-policy': 'cross-origin' },
    ])
    expect((await fetched(path.replace(`/${body.id}-`, `/${body.id + 1}-`))).status).toBe(404)
    server.pass({ days: 1, minutes: 1 })
    expect((await fetched(path)).status).toBe(404)
  })

  test('Freshdesk · contacts · a picture is changed and taken away', async () => {
    const { id } = await made()
    const changed = await ask('PUT', `/contacts/${id}`, { body: form([], { name: 'a.jpg', bytes: png }) })
    expect(changed.body.avatar).toMatchObject({ size: png.length })
    expect((await ask('PUT', `/contacts/${id}`, { body: { avatar: null } })).body.avatar).toBeNull()
  })

  test.each([
    ['of another type', { name: 'a.gif', bytes: png }],
    ['that is none', { name: 'a.png', bytes: new TextEncoder().encode('no') }],
    ['over 5 MB', { name: 'a.png', bytes: new Uint8Array(5 * 1024 * 1024 + 1) }],
  ])('Freshdesk · contacts · a picture %s is refused', async (_name, picture) => {
    const answer = await ask('POST', '/contacts', {
      body: form(
        [
          ['name', 'X'],
          ['email', fresh()],
        ],
        picture,
      ),
    })
    expect([answer.status, faults(answer)]).toEqual([400, ['avatar invalid_value']])
  })

  test('Freshdesk · contacts · a form without an end, or of another shape, is refused', async () => {
    const type = { 'content-type': 'multipart/form-data; boundary=x' }
    const broken = '--x\r\ncontent-disposition: form-data; name="name"\r\n\r\nAna'
    expect((await ask('POST', '/contacts', { headers: type, body: broken })).status).toBe(400)
    const long = form([
      ['name', 'Ana'],
      ['description', 'a'.repeat(1024 * 1024 + 1)],
    ])
    expect(faults(await ask('POST', '/contacts', { body: long }))).toEqual(['description invalid_value'])
    const odd = form([
      ['name[first]', 'Ana'],
      ['__proto__[x]', '1'],
      ['email', fresh()],
    ])
    expect((await ask('POST', '/contacts', { body: odd })).status).toBe(400)
  })
})
