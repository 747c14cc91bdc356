import { afterAll, beforeAll, expect, test } from 'vitest'
import { actions } from '../../../server/http/compat/whmcs/actions.ts'
import { permissions, permissionsOf } from '../../../server/modules/identity/index.ts'
import { startTestServer, type TestServer } from '../../harness/test-server.ts'
import { sendForm, whmcsKey, whmcsWith } from '../../harness/whmcs-client.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

const each = actions.map((action) => [action.name, action] as const)
const notAllowed = (name: string) => ({
  result: 'error',
  message: `Invalid Permissions: API action "${name.toLowerCase()}" is not allowed`,
})

test.each(each)('%s answers nobody with 403, whatever he asks', async (name) => {
  const { status, body } = await sendForm(server, { action: name, clientid: 1, contactid: 1, ticketid: 1 })
  expect([status, body]).toEqual([403, { result: 'error', message: 'Invalid or missing credentials' }])
})

test.each(each)(
  '%s is refused to a key whose scopes leave out any of its rights',
  async (name, { access }) => {
    for (const right of [access].flat()) {
      const scopes = permissions.filter((scope) => scope !== right)
      const call = whmcsWith(server, await whmcsKey(server, { who: 'owner', scopes }))
      const { status, body } = await call(name)
      expect([status, body]).toEqual([403, notAllowed(name)])
    }
  },
)

test.each(each)(
  '%s is refused to a viewer who lacks its rights, and known to all others',
  async (name, { access }) => {
    const call = whmcsWith(server, await whmcsKey(server, { who: 'viewer' }))
    const { status } = await call(name)
    expect(status === 403).toBe([access].flat().some((right) => !permissionsOf('viewer').has(right)))
  },
)

test.each(each)('%s answers hostile fields as an error, never as a bug', async (name) => {
  const call = whmcsWith(server, await whmcsKey(server, { who: 'owner' }))
  const hostile = [
    '',
    '0',
    '-1',
    '9'.repeat(30),
    '1e3',
    "1' or '1'='1",
    '\0',
    '\ud800',
    '[]',
    '%',
    'ñ'.repeat(3000),
  ]
  const names = [
    'clientid',
    'contactid',
    'userid',
    'ticketid',
    'domainid',
    'id',
    'email',
    'limitstart',
    'limitnum',
  ]
  for (const value of hostile) {
    const { status } = await call(name, Object.fromEntries(names.map((field) => [field, value])))
    expect(status).toBeLessThan(500)
  }
  for (const shape of [['1'], { a: '1' }, { __proto__: null, constructor: '1' }]) {
    const { status } = await call(name, Object.fromEntries(names.map((field) => [field, shape])))
    expect(status).toBeLessThan(500)
  }
})

test('an action that there is not cannot be told from one that is not allowed', async () => {
  const call = whmcsWith(server, await whmcsKey(server))
  for (const name of ['DeleteClient', 'GetInvoices', 'nonsense']) {
    const { status, body } = await call(name)
    expect([status, body]).toEqual([403, notAllowed(name)])
  }
})
