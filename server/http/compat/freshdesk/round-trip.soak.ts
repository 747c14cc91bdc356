import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Freshdesk, freshdeskClient } from '../../../../test/harness/freshdesk.ts'
import { roleKeys } from '../../../../test/harness/role-keys.ts'
import { noteFigure, share } from '../../../../test/harness/soak.ts'
import { startTestServer, type TestServer } from '../../../../test/harness/test-server.ts'
import { timeZones } from '../../../lib/pure/time-zones.ts'
import { ContactBody } from './shapes/contact-body.ts'

const runs = share({ test: 40, soak: 5000 })

let server: TestServer
let ask: Freshdesk
const companies: number[] = []
let plan: { id: number; options: { id: number }[] }
beforeAll(async () => {
  server = await startTestServer()
  ask = freshdeskClient(server, (await roleKeys(server)).owner)
  for (const name of ['Vuelta', 'Regreso', 'Eco'])
    companies.push((await server.as('agent').post('/api/agent/companies', { name })).body.id)
  const labels = (es: string, en: string) => ({ labels: { es, en } })
  const draft = { record: 'contact', type: 'dropdown', ...labels('Plan', 'Plan') }
  const options = [labels('Oro', 'Gold'), labels('Plata', 'Silver')]
  plan = (await server.as('admin').post('/api/agent/fields', { ...draft, options })).body
})
afterAll(() => server.stop())

let nth = 0
const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined })
const lines = fc
  .string({ unit: 'grapheme-ascii', maxLength: 60 })
  .map((text) => text.replaceAll(/[<>@:/.]/g, ' '))
const postal = fc.record({
  street1: maybe(fc.constantFrom('Calle Mayor 3', 'Av. Insurgentes Sur 1602')),
  street2: maybe(fc.constantFrom('2.º izquierda', 'Col. Crédito Constructor')),
  city: maybe(fc.constantFrom('Logroño', 'Ciudad de México')),
  country: fc.constantFrom('ES', 'MX', 'IE'),
})
const contact = fc.record({
  name: fc.constantFrom('Íñigo Otxoa', 'Ana María del Río', '李小龙', 'Þórður Ólafsson'),
  givenNames: maybe(fc.constantFrom('Íñigo', 'Ana María')),
  familyNames: maybe(fc.constantFrom('Otxoa', 'del Río')),
  emails: fc.array(fc.constantFrom('a', 'Bé', 'c+d'), { maxLength: 3 }),
  workPhone: fc.constantFrom(
    '+34 941 30 77 15',
    '941307715',
    '+52 (55) 5604-9218 ext. 12',
    '+1 575 622 1234',
  ),
  mobilePhone: maybe(fc.constantFrom('+34 600 30 77 15', '55 5604 9218')),
  jobTitle: maybe(lines),
  language: maybe(fc.constantFrom('es', 'es-MX', 'es-419', 'zh-Hans', 'zh-Hant', 'zh-CN', 'gl', 'en-US')),
  timeZone: maybe(fc.constantFrom(...timeZones())),
  tags: fc.uniqueArray(fc.constantFrom('vip', 'Norte', 'sin prisa', 'ñ'), { maxLength: 3 }),
  postalAddress: maybe(fc.oneof(postal, fc.constant({ block: 'Apartado 7\n26001 Logroño', country: 'ES' }))),
  socialHandles: maybe(
    fc.constantFrom({ x: 'otxoa' }, { x: 'otxoa', linkedin: 'in/otxoa' }, { facebook: 'otxoa.bar' }),
  ),
  about: maybe(fc.array(lines, { maxLength: 3 }).map((all) => all.join('\n'))),
  companies: fc.uniqueArray(fc.tuple(fc.nat({ max: 2 }), fc.boolean()), {
    selector: ([at]) => at,
    maxLength: 3,
  }),
  plan: maybe(fc.nat({ max: 1 })),
})

const taken = Object.keys(ContactBody.shape)

test('Freshdesk · contacts · whatever a contact has, all of it given back as it was shown changes nothing', async (context) => {
  await fc.assert(
    fc.asyncProperty(contact, async ({ companies: belongs, plan: chosen, emails, ...rest }) => {
      const option = chosen === undefined ? undefined : plan.options[chosen]?.id
      const made = await server.as('agent').post('/api/agent/contacts', {
        ...rest,
        emails: emails.map((each) => `${each}${nth++}@vuelta.example`),
        companies: belongs.map(([at, sees], place) => ({
          companyId: companies[at],
          isPrimary: place === 0,
          seesCompanyTickets: sees,
        })),
        ...(option === undefined ? {} : { custom: { [plan.id]: option } }),
        sendActivation: false,
      })
      expect([made.status, made.body.problems]).toEqual([201, undefined])
      const { body: shown } = await ask('GET', `/contacts/${made.body.id}`)
      const back = Object.fromEntries(Object.entries(shown).filter(([name]) => taken.includes(name)))
      const put = await ask('PUT', `/contacts/${made.body.id}`, { body: back })
      expect([put.status, put.body]).toEqual([200, shown])
      const { body: after } = await server.as('agent').get(`/api/agent/contacts/${made.body.id}`)
      expect(after).toEqual(made.body)
    }),
    { numRuns: runs, seed: 20261122 },
  )
  noteFigure(context, `${runs} contacts given back as they were shown`)
})
