import { createHash } from 'node:crypto'
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

const md5 = (text: string) => createHash('md5').update(text).digest('hex')
const action = { action: 'WhmcsDetails', responsetype: 'json' }

describe('WHMCS · authentication', () => {
  test.each([
    ['identifier and secret', () => ({ identifier: key.identifier, secret: key.secret })],
    ['the same two as username and password', () => ({ username: key.identifier, password: key.secret })],
    ['username and MD5 of the secret', () => ({ username: key.identifier, password: md5(key.secret) })],
  ])('WHMCS · authentication · %s open the door', async (_form, credential) => {
    expect(await sendForm(server, { ...credential(), ...action })).toMatchObject({
      status: 200,
      body: { result: 'success', whmcs: { version: '8.13.1' } },
    })
  })
})

test('WHMCS · GetContacts · no contact is an empty list', async () => {
  expect(await call('GetContacts')).toMatchObject({
    status: 200,
    body: { result: 'success', totalresults: 0, startnumber: 0, numreturned: 0, contacts: { contact: [] } },
  })
})
