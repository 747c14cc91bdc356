import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Freshdesk, freshdeskClient } from '../harness/freshdesk.ts'
import { roleKeys } from '../harness/role-keys.ts'
import { noteFigure, share } from '../harness/soak.ts'
import { differences, stateOf } from '../harness/state-of.ts'
import { type TestClient, testClient } from '../harness/test-client.ts'
import { startTestServer, type TestServer } from '../harness/test-server.ts'
import { type CallWhmcs, whmcsKey, whmcsWith } from '../harness/whmcs-client.ts'

/** One installation, and its three doors with keys of one agent. */
type World = { server: TestServer; own: TestClient; freshdesk: Freshdesk; whmcs: CallWhmcs; made: Made }
/** What was made so far, by the order in which it was made. */
type Made = { contacts: number[]; companies: number[]; accounts: number[]; cards: Card[]; tickets: number[] }
type Card = { id: number; accountId: number }

/** What became of a command: the id of what it made, that it was done, or that it was refused. */
type Became = number | 'done' | 'refused'
type Door = 'own' | 'foreign'
type Command = Record<Door, (world: World) => Promise<Became>>
/** A command as it was generated: a failure shows it. */
type Step = { what: string; given: unknown; door: Door }

let ours: World
let theirs: World
beforeAll(async () => {
  ;[ours, theirs] = await Promise.all([openWorld(), openWorld()])
})
afterAll(async () => {
  await Promise.all([ours?.server.stop(), theirs?.server.stop()])
})

async function openWorld(): Promise<World> {
  const server = await startTestServer()
  const { owner } = await roleKeys(server)
  return {
    server,
    own: testClient(server.app, { origin: 'http://localhost:3000', apiKey: owner }),
    freshdesk: freshdeskClient(server, owner),
    whmcs: whmcsWith(server, await whmcsKey(server, { who: 'owner' })),
    made: { contacts: [], companies: [], accounts: [], cards: [], tickets: [] },
  }
}

type Answer = Pick<Awaited<ReturnType<Freshdesk>>, 'status' | 'body'>
const became = ({ status, body }: Answer): Became => {
  if (status >= 500) throw new Error(`an answer of ${status}: ${JSON.stringify(body)}`)
  if (status === 201) return body.id
  return status < 300 ? 'done' : 'refused'
}
const said = ({ body }: Awaited<ReturnType<CallWhmcs>>, id?: string): Became => {
  if (body.result !== 'success') return 'refused'
  return id === undefined ? 'done' : Number(body[id])
}

/** The thing that was made `at`-th, or, while nothing was, one that is not there. */
const nth = <Thing>(things: readonly Thing[], at: number, none: Thing): Thing =>
  things.length === 0 ? none : (things[at % things.length] as Thing)
const nobody = 999_999_999
const noCard: Card = { id: nobody, accountId: nobody }

async function patched(own: TestClient, path: string, body: object): Promise<Became> {
  const { version } = (await own.get(path)).body ?? {}
  return became(await own.patch(path, body, { version: version ?? 1 }))
}

/** Mostly what the room takes, now and then what it does not. */
const mostly = <Value>(good: readonly Value[], bad: readonly Value[]): fc.Arbitrary<Value> =>
  fc.oneof(
    { weight: 12, arbitrary: fc.constantFrom(...good) },
    { weight: 1, arbitrary: fc.constantFrom(...bad) },
  )

// Not too many addresses, so that some are taken already.
const address = fc
  .tuple(
    fc.constantFrom('ana', 'Ben', 'carla', 'd.iaz', 'eva', 'fito', 'gema', 'hugo+web'),
    mostly(['uno.example', 'dos.example', 'Sub.uno.example'], ['uno']),
  )
  .map(([local, host]) => `${local}@${host}`)
const words = mostly(
  ['Ana Núñez', 'Ben  Ortiz', 'مريم', 'Zoë O’Neil-Díaz'],
  ['', 'x'.repeat(2000), 'a\nb', 'https://a.example'],
)
const line = fc.constantFrom('Compras', 'Dirección, 2.º', '', '  con huecos ')
const place = fc.nat(5)

const person = fc.record(
  {
    name: words,
    emails: fc.uniqueArray(address, { minLength: 1, maxLength: 2 }),
    jobTitle: line,
    about: line,
    externalId: fc.constantFrom('A-1', 'A-2', 'A-3', 'A-4', 'A-5'),
    language: mostly(['es', 'en', 'pt-BR'], ['klingon']),
    tags: fc.uniqueArray(fc.constantFrom('vip', 'prensa', 'Ñandú'), { maxLength: 2 }),
    workPhone: mostly(['+52 55 1234 5678', '(55) 1234-5678'], ['ext. 9']),
    address: fc.constantFrom('Calle 5\nCol. Centro', 'C/ Mayor, 1'),
    handle: fc.constantFrom('ana_n', 'benortiz'),
    company: place,
    sees: fc.boolean(),
  },
  { requiredKeys: ['name', 'emails'] },
)
type Person = typeof person extends fc.Arbitrary<infer Value> ? Partial<Value> : never

const only = (fields: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))

const ownPerson = (given: Person, { made }: World, more = {}) =>
  only({
    ...{ name: given.name, emails: given.emails, jobTitle: given.jobTitle, about: given.about },
    ...{ externalId: given.externalId, language: given.language, tags: given.tags },
    workPhone: given.workPhone,
    postalAddress: given.address === undefined ? undefined : { block: given.address, ...more },
    socialHandles: given.handle === undefined ? undefined : { x: given.handle },
    companies: companyOf(given, made)?.map((each) => ({ ...each, isPrimary: true })),
  })
const freshdeskPerson = (given: Person, { made }: World) => {
  const [named] = companyOf(given, made) ?? []
  return only({
    ...{ name: given.name, email: given.emails?.[0], other_emails: given.emails?.slice(1) },
    ...{ job_title: given.jobTitle, description: given.about, unique_external_id: given.externalId },
    ...{ language: given.language, tags: given.tags, phone: given.workPhone, address: given.address },
    twitter_id: given.handle,
    ...(named && {
      company_id: named.companyId,
      view_all_tickets: named.seesCompanyTickets,
      other_companies: [],
    }),
  })
}
/** The one company that a contact is given; none while there is none. */
const companyOf = ({ company, sees = false }: Person, { companies }: Made) =>
  company === undefined || companies.length === 0
    ? undefined
    : [{ companyId: nth(companies, company, nobody), seesCompanyTickets: sees }]

const company = fc.record(
  {
    name: mostly(['Papelera del Bajío', 'Cenzontle, S. A.', 'Ñandú', 'Uno'], ['PAPELERA del bajio', '']),
    description: line,
    notes: line,
    mailDomains: fc.uniqueArray(mostly(['uno.example', 'dos.example', 'ñu.example'], ['gmail.com']), {
      maxLength: 2,
    }),
    renewalDate: mostly(['2027-02-28', '2028-02-29'], ['2027-02-30']),
  },
  { requiredKeys: ['name'] },
)
type Company = typeof company extends fc.Arbitrary<infer Value> ? Partial<Value> : never
const freshdeskCompany = ({ name, description, notes, mailDomains, renewalDate }: Company) =>
  only({ name, description, note: notes, domains: mailDomains, renewal_date: renewalDate })

const card = fc.record(
  {
    givenNames: fc.constantFrom('Ana', 'Ben'),
    familyNames: fc.constantFrom('Núñez', 'Ortiz'),
    organisation: line,
    email: address,
    phone: mostly(['+52 55 1234 5678', '+34 600 123 456'], ['12']),
    categories: fc.uniqueArray(fc.constantFrom('billing', 'support', 'products', 'domains'), {
      maxLength: 4,
    }),
  },
  { requiredKeys: ['givenNames', 'familyNames', 'email'] },
)
type CardGiven = typeof card extends fc.Arbitrary<infer Value> ? Partial<Value> : never
const preferences = { billing: 'invoice', support: 'support', products: 'product', domains: 'domain' }
const ownCard = ({ givenNames, familyNames, ...others }: CardGiven) =>
  only({
    ...others,
    givenNames,
    familyNames,
    name: givenNames === undefined ? undefined : `${givenNames} ${familyNames}`,
  })
const whmcsCard = ({ givenNames, familyNames, organisation, email, phone, categories }: CardGiven) =>
  only({
    ...{ firstname: givenNames, lastname: familyNames, companyname: organisation, email, phonenumber: phone },
    email_preferences:
      categories &&
      Object.fromEntries(
        Object.entries(preferences).map(([ours, theirs]) => [theirs, categories.includes(ours as 'billing')]),
      ),
  })

const contact = ({ made }: World, which: number): number => nth(made.contacts, which, nobody)
const pathOf = (kind: string, id: number): string => `/api/agent/${kind}/${id}`
const cardPath = ({ id, accountId }: Card): string => `${pathOf('accounts', accountId)}/contacts/${id}`
const written = (answer: Answer): Became => (answer.status === 201 ? 'done' : became(answer))

/** Remembers what was made, for later commands to name. */
function keep<Thing>(
  list: Thing[],
  made: Became,
  thing: (id: number) => Thing = (id) => id as Thing,
): Became {
  if (typeof made === 'number') list.push(thing(made))
  return made
}

/** A command by its name, with what it is given; the same through our door and through the one that has it besides. */
function command<Given>(
  what: string,
  given: fc.Arbitrary<Given>,
  doors: (given: Given) => Command,
): fc.Arbitrary<Step> {
  commands.set(what, doors as (given: unknown) => Command)
  return fc.record({
    what: fc.constant(what),
    given,
    door: fc.constantFrom('own' as const, 'foreign' as const),
  })
}
const commands = new Map<string, (given: never) => Command>()

/** Takes part of what a whole record was generated with. */
const partOf = <Whole extends object>(whole: fc.Arbitrary<Whole>, keys: (keyof Whole & string)[]) =>
  fc
    .tuple(whole, fc.subarray(keys, { minLength: 1 }))
    .map(
      ([all, chosen]): Partial<Whole> =>
        Object.fromEntries(
          Object.entries(all).filter(([key]) => chosen.includes(key as keyof Whole & string)),
        ) as Partial<Whole>,
    )
const at = fc.nat(5)
// An address of ours is given as a whole; Freshdesk's says nothing of the country, which stays.
const country = { country: 'MX' }
const statuses = ['open', 'pending', 'resolved', 'closed']
const priorities = ['low', 'normal', 'high', 'urgent']

const steps: fc.Arbitrary<Step>[] = [
  command('create contact', person, (given) => ({
    own: async (world) => {
      const body = { ...ownPerson(given, world), sendActivation: true }
      return keep(world.made.contacts, became(await world.own.post('/api/agent/contacts', body)))
    },
    foreign: async (world) => {
      const body = freshdeskPerson(given, world)
      return keep(world.made.contacts, became(await world.freshdesk('POST', '/contacts', { body })))
    },
  })),
  command(
    'change contact',
    fc.record({
      which: at,
      given: partOf(person, [
        'name',
        'emails',
        'jobTitle',
        'about',
        'tags',
        'workPhone',
        'address',
        'handle',
        'company',
      ]),
    }),
    ({ which, given }) => ({
      own: (world) =>
        patched(world.own, pathOf('contacts', contact(world, which)), ownPerson(given, world, country)),
      foreign: async (world) => {
        const body = freshdeskPerson(given, world)
        return became(await world.freshdesk('PUT', `/contacts/${contact(world, which)}`, { body }))
      },
    }),
  ),
  command('delete contact', at, (which) => ({
    own: async (world) => became(await world.own.delete(pathOf('contacts', contact(world, which)))),
    foreign: async (world) => became(await world.freshdesk('DELETE', `/contacts/${contact(world, which)}`)),
  })),
  command('restore contact', at, (which) => ({
    own: async (world) =>
      became(await world.own.post(`${pathOf('contacts', contact(world, which))}/restoration`)),
    foreign: async (world) =>
      became(await world.freshdesk('PUT', `/contacts/${contact(world, which)}/restore`)),
  })),
  command('create company', company, (given) => ({
    own: async ({ own, made }) => keep(made.companies, became(await own.post('/api/agent/companies', given))),
    foreign: async ({ freshdesk, made }) => {
      const body = freshdeskCompany(given)
      return keep(made.companies, became(await freshdesk('POST', '/companies', { body })))
    },
  })),
  command('change company', fc.record({ which: at, given: company }), ({ which, given }) => ({
    own: ({ own, made }) => patched(own, pathOf('companies', nth(made.companies, which, nobody)), given),
    foreign: async ({ freshdesk, made }) => {
      const body = freshdeskCompany(given)
      return became(await freshdesk('PUT', `/companies/${nth(made.companies, which, nobody)}`, { body }))
    },
  })),
  command('delete company', at, (which) => ({
    own: async ({ own, made }) =>
      became(await own.delete(pathOf('companies', nth(made.companies, which, nobody)))),
    foreign: async ({ freshdesk, made }) =>
      became(await freshdesk('DELETE', `/companies/${nth(made.companies, which, nobody)}`)),
  })),
  command('create card', card, (given) => ({
    own: async ({ own, made }) => {
      const accountId = nth(made.accounts, 0, nobody)
      const added = became(await own.post(`${pathOf('accounts', accountId)}/contacts`, ownCard(given)))
      return keep(made.cards, added, (id) => ({ id, accountId }))
    },
    foreign: async ({ whmcs, made }) => {
      const accountId = nth(made.accounts, 0, nobody)
      const answer = await whmcs('AddContact', { clientid: accountId, ...whmcsCard(given) })
      return keep(made.cards, said(answer, 'contactid'), (id) => ({ id, accountId }))
    },
  })),
  command(
    'change card',
    fc.record({ which: at, given: partOf(card, ['organisation', 'email', 'phone', 'categories']) }),
    ({ which, given }) => ({
      own: ({ own, made }) => patched(own, cardPath(nth(made.cards, which, noCard)), ownCard(given)),
      foreign: async ({ whmcs, made }) => {
        const contactid = nth(made.cards, which, noCard).id
        return said(await whmcs('UpdateContact', { contactid, ...whmcsCard(given) }))
      },
    }),
  ),
  command('delete card', at, (which) => ({
    own: async ({ own, made }) => became(await own.delete(cardPath(nth(made.cards, which, noCard)))),
    foreign: async ({ whmcs, made }) =>
      said(await whmcs('DeleteContact', { contactid: nth(made.cards, which, noCard).id })),
  })),
  command(
    'open ticket',
    fc.record({
      which: at,
      subject: fc.constantFrom('No imprime', 'Renovación'),
      priority: fc.constantFrom(...priorities),
    }),
    ({ which, subject, priority }) => ({
      own: async (world) => {
        const body = {
          ...{
            requester: { contactId: contact(world, which) },
            subject,
            body: 'Buenos días.',
            format: 'plain',
          },
          ...{ priority, writtenBy: 'customer', status: 'open' },
        }
        return keep(world.made.tickets, became(await world.own.post('/api/agent/tickets', body)))
      },
      foreign: async (world) => {
        const body = {
          ...{ requester_id: contact(world, which), subject, description: 'Buenos días.' },
          priority: priorities.indexOf(priority) + 1,
        }
        return keep(world.made.tickets, became(await world.freshdesk('POST', '/tickets', { body })))
      },
    }),
  ),
  command(
    'write to ticket',
    fc.record({ which: at, kind: fc.constantFrom('note', 'public') }),
    ({ which, kind }) => ({
      own: async ({ own, made }) => {
        const body = { kind, body: 'Lo miro.', format: 'plain' }
        return written(
          await own.post(`${pathOf('tickets', nth(made.tickets, which, nobody))}/messages`, body),
        )
      },
      foreign: async ({ freshdesk, made }) => {
        const path = `/tickets/${nth(made.tickets, which, nobody)}/${kind === 'note' ? 'notes' : 'reply'}`
        return written(await freshdesk('POST', path, { body: { body: 'Lo miro.' } }))
      },
    }),
  ),
  command(
    'change ticket',
    fc.record({ which: at, status: fc.constantFrom(...statuses), tag: fc.constantFrom('a', 'b') }),
    ({ which, status, tag }) => ({
      own: ({ own, made }) =>
        patched(own, pathOf('tickets', nth(made.tickets, which, nobody)), { status, tags: [tag] }),
      foreign: async ({ freshdesk, made }) => {
        const body = { status: statuses.indexOf(status) + 2, tags: [tag] }
        return became(await freshdesk('PUT', `/tickets/${nth(made.tickets, which, nobody)}`, { body }))
      },
    }),
  ),
]

const sequences = fc.array(fc.oneof(...steps), { minLength: 15, maxLength: 40 })
let round = 0

test('whatever is done through the three doors leaves what our own door leaves', async (context) => {
  const counted = { done: 0, refused: 0 }
  await fc.assert(
    fc.asyncProperty(sequences, async (sequence) => {
      round += 1
      for (const world of [ours, theirs]) await begin(world, round)
      for (const [at, { what, given, door }] of sequence.entries()) {
        const doors = commands.get(what)?.(given as never) as Command
        const expected = await doors.own(ours)
        expect(await doors[door](theirs), `${what}, step ${at + 1}, through ${door}`).toEqual(expected)
        counted[expected === 'refused' ? 'refused' : 'done'] += 1
      }
      const left = await stateOf(theirs.server)
      expect(differences(await stateOf(ours.server), left)).toEqual([])
      await sayAgain(theirs)
      expect(differences(left, await stateOf(theirs.server)), 'what a door tells changes nothing').toEqual([])
    }),
    { numRuns: share({ test: 6, soak: 400 }), seed: 20261122, endOnFailure: true },
  )
  const { done, refused } = counted
  noteFigure(
    context,
    `${done} commands done and ${refused} refused alike, through three doors and through one`,
  )
})

const contactSaid = [
  ...['name', 'email', 'other_emails', 'phone', 'mobile', 'twitter_id', 'unique_external_id', 'company_id'],
  ...['view_all_tickets', 'other_companies', 'address', 'description', 'job_title', 'language', 'time_zone'],
  ...['tags', 'custom_fields'],
]
const companySaid = [
  ...['name', 'description', 'note', 'domains', 'health_score', 'account_tier', 'renewal_date', 'industry'],
  'custom_fields',
]
const ticketSaid = ['subject', 'type', 'status', 'priority', 'tags', 'responder_id', 'company_id', 'group_id']

/** Reads everything that was made as the foreign doors tell it, and writes it back just so. */
async function sayAgain({ freshdesk, whmcs, made }: World): Promise<void> {
  const all: [string, readonly number[], readonly string[]][] = [
    ['contacts', made.contacts, contactSaid],
    ['companies', made.companies, companySaid],
    ['tickets', made.tickets, ticketSaid],
  ]
  for (const [kind, ids, names] of all)
    for (const id of ids) {
      const { status, body } = await freshdesk('GET', `/${kind}/${id}`)
      if (status === 404 || body.deleted) continue
      const told = Object.fromEntries(names.map((name) => [name, body[name]]))
      const again = await freshdesk('PUT', `/${kind}/${id}`, { body: told })
      expect([again.status, again.body], `${kind} ${JSON.stringify(told)}`).toEqual([200, body])
    }
  const { contact } = (await whmcs('GetContacts', { limitnum: 100 })).body.contacts
  for (const { id, userid: _account, created_at: _made, updated_at: _changed, ...told } of contact)
    expect(said(await whmcs('UpdateContact', { contactid: id, ...told })), JSON.stringify(told)).toBe('done')
}

/** Nobody of the round before is in the way; and there is an account whose cards can be written. */
async function begin({ own, made }: World, number: number): Promise<void> {
  for (const id of made.contacts) await own.delete(pathOf('contacts', id))
  for (const id of made.companies) await own.delete(pathOf('companies', id))
  for (const list of Object.values(made)) list.length = 0
  const main = { name: 'Main', emails: [`main${number}@cuentas.example`], sendActivation: false }
  const mainUserId = (await own.post('/api/agent/contacts', main)).body.id
  const { body } = await own.post('/api/agent/accounts', { name: `Cuenta ${number}`, mainUserId })
  made.accounts.push(body.id)
}
