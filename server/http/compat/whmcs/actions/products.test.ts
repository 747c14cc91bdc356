import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestServer, type TestServer } from '../../../../../test/harness/test-server.ts'
import { type CallWhmcs, whmcsKey, whmcsWith } from '../../../../../test/harness/whmcs-client.ts'

let server: TestServer
let call: CallWhmcs
let mine: number
let theirs: number
const made = { services: [] as number[], domains: [] as number[] }
beforeAll(async () => {
  server = await startTestServer()
  call = whmcsWith(server, await whmcsKey(server))
  mine = server.cast.customer.accountId
  theirs = server.cast.otherCustomer.accountId
  const post = async (account: number, kind: 'services' | 'domains', body: object) => {
    const answer = await server.as('agent').post(`/api/agent/accounts/${account}/${kind}`, body)
    expect(answer.status).toBe(201)
    made[kind].push(answer.body.id)
  }
  await post(mine, 'services', {
    name: 'Starter',
    status: 'ended',
    startedOn: '2015-01-01',
    renewsOn: '2016-11-25',
  })
  await post(mine, 'services', { name: 'Plus', status: 'active' })
  await post(theirs, 'services', { name: 'Otro', status: 'suspended' })
  const dates = { registeredOn: '2016-01-01', expiresOn: '2017-01-01' }
  await post(mine, 'domains', { name: 'papelera.example', status: 'active', ...dates })
  await post(mine, 'domains', { name: 'ñandú.example', status: 'transferred' })
  await post(theirs, 'domains', { name: 'otra.example', status: 'redemption' })
})
afterAll(() => server.stop())

const products = async (fields: object = {}) => (await call('GetClientsProducts', { ...fields })).body
const domains = async (fields: object = {}) => (await call('GetClientsDomains', { ...fields })).body
const idsOf = (rows: { id: string }[]) => rows.map(({ id }) => Number(id))

describe('GetClientsProducts', () => {
  test('WHMCS · GetClientsProducts · a row has the documented fields, texts throughout', async () => {
    const body = await products({ serviceid: made.services[0] })
    expect(body).toMatchObject({
      ...{ result: 'success', clientid: null, serviceid: String(made.services[0]), pid: null, domain: null },
      ...{ totalresults: 1, startnumber: 0, numreturned: 1 },
    })
    expect(body.products.product).toEqual([
      {
        ...{ id: String(made.services[0]), qty: '1', clientid: String(mine), orderid: '0', ordernumber: '' },
        ...{ pid: '0', regdate: '2015-01-01', name: 'Starter', translated_name: 'Starter' },
        ...{ groupname: '', translated_groupname: '', domain: '', dedicatedip: '', serverid: '0' },
        ...{ servername: '', serverip: '', serverhostname: '', suspensionreason: '' },
        ...{ firstpaymentamount: '0.00', recurringamount: '0.00', paymentmethod: '', paymentmethodname: '' },
        ...{ billingcycle: '', nextduedate: '2016-11-25', status: 'Terminated', username: '', password: '' },
        ...{ subscriptionid: '', promoid: '0', overideautosuspend: '', overidesuspenduntil: '0000-00-00' },
        ...{ ns1: '', ns2: '', assignedips: '', notes: '', diskusage: '0', disklimit: '0', bwusage: '0' },
        ...{ bwlimit: '0', lastupdate: '0000-00-00 00:00:00' },
        ...{ customfields: { customfield: [] }, configoptions: { configoption: [] } },
      },
    ])
  })

  test.each<[string, () => object, () => (number | undefined)[]]>([
    ['nothing named', () => ({}), () => made.services],
    ['clientid', () => ({ clientid: mine }), () => made.services.slice(0, 2)],
    ['serviceid', () => ({ serviceid: made.services[2] }), () => made.services.slice(2)],
    ['another’s serviceid', () => ({ clientid: mine, serviceid: made.services[2] }), () => []],
    ['limitstart', () => ({ limitstart: 1 }), () => made.services.slice(1)],
    ['limitnum', () => ({ limitnum: 1 }), () => made.services.slice(0, 1)],
    ['a client that is none', () => ({ clientid: 99999999 }), () => []],
    ['pid', () => ({ pid: 1 }), () => []],
    ['domain', () => ({ domain: 'papelera.example' }), () => []],
    ['username2', () => ({ username2: 'papelera' }), () => []],
  ])('WHMCS · GetClientsProducts · %s finds its own', async (_what, fields, expected) => {
    expect(idsOf((await products(fields())).products.product)).toEqual(expected())
  })

  test('WHMCS · GetClientsProducts · every status has its word', async () => {
    const { product } = (await products()).products
    expect(product.map(({ status }: { status: string }) => status)).toEqual([
      ...['Terminated', 'Active', 'Suspended'],
    ])
  })
})

describe('GetClientsDomains', () => {
  test('WHMCS · GetClientsDomains · a row has the documented fields, texts throughout', async () => {
    const body = await domains({ clientid: mine, limitnum: 1, stats: 'true' })
    expect(body).toMatchObject({
      ...{ result: 'success', clientid: String(mine), domainid: '' },
      ...{ totalresults: 2, startnumber: 0, numreturned: 1 },
    })
    expect(body.domains.domain).toEqual([
      {
        ...{ id: String(made.domains[0]), userid: String(mine), orderid: '0', regtype: 'Register' },
        ...{ domainname: 'papelera.example', registrar: '', regperiod: '1', firstpaymentamount: '0.00' },
        ...{ recurringamount: '0.00', paymentmethod: '', paymentmethodname: '', regdate: '2016-01-01' },
        ...{ expirydate: '2017-01-01', nextduedate: '2017-01-01', status: 'Active', subscriptionid: '' },
        ...{ promoid: '0', dnsmanagement: '0', emailforwarding: '0', idprotection: '0', donotrenew: '0' },
        notes: '',
      },
    ])
  })

  test.each<[string, () => object, () => (number | undefined)[]]>([
    ['nothing named', () => ({}), () => made.domains],
    ['clientid', () => ({ clientid: mine }), () => made.domains.slice(0, 2)],
    ['domainid', () => ({ domainid: made.domains[2] }), () => made.domains.slice(2)],
    ['another’s domainid', () => ({ clientid: mine, domainid: made.domains[2] }), () => []],
    ['domain', () => ({ domain: 'OTRA.example' }), () => made.domains.slice(2)],
    [
      'a domain in either spelling',
      () => ({ domain: 'xn--and-6ma2c.example' }),
      () => made.domains.slice(1, 2),
    ],
    ['what is no domain', () => ({ domain: 'no such thing' }), () => []],
    ['limitstart', () => ({ limitstart: 2 }), () => made.domains.slice(2)],
    ['a client that is none', () => ({ clientid: 0 }), () => []],
  ])('WHMCS · GetClientsDomains · %s finds its own', async (_what, fields, expected) => {
    expect(idsOf((await domains(fields())).domains.domain)).toEqual(expected())
  })

  test('WHMCS · GetClientsDomains · every status has its word, and no day its noughts', async () => {
    const rows = (await domains()).domains.domain as { status: string; regdate: string }[]
    expect(rows.map(({ status }) => status)).toEqual(['Active', 'Transferred Away', 'Redemption'])
    expect(rows[2]?.regdate).toBe('0000-00-00')
  })
})

test.each(
  ['GetClientsProducts', 'GetClientsDomains'].flatMap(
    (action) =>
      [
        [action, 'a misspelt name', { userid: 1 }],
        [action, 'an empty client', { clientid: '' }],
        [action, 'an undefined client', { clientid: 'undefined' }],
        [action, 'an empty domain', { domain: '' }],
      ] as const,
  ),
)('WHMCS · %s · %s is refused, never left out', async (action, _what, fields) => {
  expect((await call(action, { ...fields })).body).toMatchObject({ result: 'error' })
})
