import { afterAll, beforeAll, expect, test } from 'vitest'
import { draftFor, type PostOffice, startPostOffice } from '../../../../test/harness/post-office.ts'
import { verifyDkim } from '../../../../test/harness/verify-dkim.ts'

const keys = '/api/agent/dkim-keys'
const zone = new Map<string, string>()
let office: PostOffice
beforeAll(async () => {
  office = await startPostOffice()
  office.server.wiring.resolveTxt = async (name) => {
    const record = zone.get(name)
    if (record === undefined) throw Object.assign(new Error('not found'), { code: 'ENOTFOUND' })
    // Long records come in pieces.
    return [record.match(/.{1,255}/g) ?? []]
  }
})
afterAll(() => office.stop())

const make = async (selector: string) =>
  (await office.server.as('owner').post(keys, { selector })).body as {
    id: number
    record: { name: string; value: string }
  }
const mailNow = async () => {
  const { customer } = office.server.cast
  await office.queue(draftFor(customer, 'password-changed'))
  await office.deliver()
  const { raw } = await office.sink.next(customer.email)
  return verifyDkim(raw, (name) => zone.get(name) ?? '')
}

test('rule 8: mail is signed once DNS has the record of the key, and with nothing before', async () => {
  const owner = office.server.as('owner')
  const { id, record } = await make('otoño'.normalize('NFD').replace(/\p{M}/gu, ''))
  expect(record).toEqual({
    name: 'otono._domainkey.alameda.example',
    value: expect.stringMatching(/^v=DKIM1; k=rsa; p=[A-Za-z0-9+/=]{380,}$/),
  })
  expect((await owner.post(`${keys}/${id}/check`)).body).toEqual({ found: 'missing', records: [] })
  expect((await owner.put(`${keys}/${id}/use`, {})).body.problems).toMatchObject([
    { code: 'dkim.not-in-dns' },
  ])
  expect(await mailNow()).toBeNull()
  zone.set(record.name, 'v=DKIM1; k=rsa; p=AAAA')
  expect((await owner.post(`${keys}/${id}/check`)).body.found).toBe('other')
  zone.set(record.name, record.value)
  expect((await owner.post(`${keys}/${id}/check`)).body).toEqual({ found: 'right', records: [record.value] })
  expect((await owner.put(`${keys}/${id}/use`, {})).body.state).toBe('in-use')
  expect(await mailNow()).toMatchObject({ domain: 'alameda.example', selector: 'otono', holds: true })
})

test('another key takes over, and the former one is retired', async () => {
  const owner = office.server.as('owner')
  const { id, record } = await make('segunda')
  zone.set(record.name, record.value)
  await owner.put(`${keys}/${id}/use`, {})
  const states = (await owner.get(keys)).body.items.map((key: { selector: string; state: string }) => [
    key.selector,
    key.state,
  ])
  expect(states).toEqual([
    ['segunda', 'in-use'],
    ['otono', 'retired'],
  ])
  expect(await mailNow()).toMatchObject({ selector: 'segunda', holds: true })
  await owner.delete(`${keys}/${id}/use`)
  expect(await mailNow()).toBeNull()
  expect((await owner.put(`${keys}/${id}/use`, {})).body.problems).toMatchObject([{ code: 'dkim.retired' }])
})

test('a selector is a name, and one domain has each once', async () => {
  const owner = office.server.as('owner')
  for (const selector of ['-a', 'a b', 'a.b', 'ñ'])
    expect((await owner.post(keys, { selector })).body.problems).toMatchObject([
      { path: 'selector', code: 'dkim.selector' },
    ])
  expect((await owner.post(keys, { selector: 'SEGUNDA' })).body.problems).toMatchObject([
    { code: 'dkim.selector-taken' },
  ])
})

test('the private key stands nowhere in clear, nor in any answer', async () => {
  const rows = await office.server.wiring.db.selectFrom('dkim_keys').select('sealed_key').execute()
  // PKCS#8 of RSA names its algorithm near the beginning.
  const rsa = Buffer.from('2a864886f70d010101', 'hex')
  expect(rows.some(({ sealed_key }) => sealed_key.includes(rsa))).toBe(false)
  const answer = JSON.stringify((await office.server.as('owner').get(keys)).body)
  expect(answer).not.toMatch(/PRIVATE|sealed/i)
})
