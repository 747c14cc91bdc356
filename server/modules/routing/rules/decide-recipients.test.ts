import { expect, test } from 'vitest'
import type { Card, DomainRole, Involved, Reader, RoutingFacts } from '../types.ts'
import { decideRecipients } from './decide-recipients.ts'

// The second document of the mission, sentence by sentence: who hears about what. María Fernanda is the main user of
// Papelera del Bajío. Rocío is its accountant, Óscar its webmaster, Inés orders its services, Lucía keeps its domains.
const someone = (name: string, address: string): Reader => ({
  ...{ name, address, typedAddress: address, personId: null },
  ...{ language: 'es', timeZone: 'America/Mexico_City', isSuppressed: false },
})
const maria = someone('María Fernanda', 'maria@papelera.example')
const mariaAtHome = { ...someone('María Fernanda', 'maria@home.example'), isVerified: true }

let ids = 0
const card = (name: string, says: Partial<Card> = {}): Card => ({
  ...someone(name, `${name.toLowerCase()}@papelera.example`),
  ...{ id: ++ids, categories: [], declined: [], roles: [] },
  ...says,
})

const papelera = (says: Partial<RoutingFacts>): RoutingFacts => ({
  account: { id: 1, name: 'Papelera del Bajío' },
  ...{ category: 'billing', policy: 'required', isConfidential: false, domain: null },
  ...{ registrant: null, author: null, authorId: null, leftOut: [], waiting: [] },
  mainUser: { reader: maria, choice: null, others: [], roles: [] },
  involved: [],
  cards: [],
  ...says,
})

/** What was decided, a word to each: `Rocío in: ticked`. */
const decided = (facts: RoutingFacts): string[] =>
  decideRecipients(facts).map(({ name, verdict, rule }) => `${name} ${verdict}: ${rule}`)

const tienda = { category: 'domains', domain: 'tienda.example' } as const
const roles = (...held: DomainRole[]): Partial<Card> => ({ roles: held })

const cases: [claim: string, facts: Partial<RoutingFacts>, decisions: string[]][] = [
  ['the main user gets what concerns his account', {}, ['María Fernanda in: main-user']],
  [
    'a contact ticked for billing gets the invoices, and so does the main user',
    { cards: [card('Rocío', { categories: ['billing'] })] },
    ['María Fernanda in: main-user', 'Rocío in: ticked'],
  ],
  [
    'a contact who is not ticked for it gets nothing, and it is said why',
    { category: 'support', cards: [card('Rocío', { categories: ['billing'] }), card('Óscar')] },
    ['María Fernanda in: main-user', 'Rocío out: not-ticked', 'Óscar out: not-ticked'],
  ],
  [
    'separate who gets technical notices, who gets invoices, who keeps the domains',
    {
      category: 'products',
      policy: 'default-on',
      cards: [
        card('Inés', { categories: ['products'] }),
        card('Rocío', { categories: ['billing'] }),
        card('Lucía', { categories: ['domains'] }),
      ],
    },
    ['María Fernanda in: main-user', 'Inés in: ticked', 'Rocío out: not-ticked', 'Lucía out: not-ticked'],
  ],
  [
    'the technical, the administrative contact and the registrant of a domain hear about it without a tick',
    {
      ...tienda,
      cards: [
        card('Óscar', roles('technical')),
        card('Lucía', roles('administrative')),
        card('Inés', roles('registrant')),
      ],
    },
    [
      'María Fernanda in: main-user',
      'Óscar in: technical',
      'Lucía in: administrative',
      'Inés in: registrant',
    ],
  ],
  [
    'the billing contact of a domain hears what it costs, and only that',
    { domain: 'tienda.example', cards: [card('Rocío', roles('billing')), card('Óscar', roles('technical'))] },
    ['María Fernanda in: main-user', 'Rocío in: domain-billing', 'Óscar out: not-ticked'],
  ],
  [
    'and not what becomes of it',
    { ...tienda, cards: [card('Rocío', roles('billing'))] },
    ['María Fernanda in: main-user', 'Rocío out: not-ticked'],
  ],
  [
    'who holds a role and has the tick is told of the role',
    { ...tienda, cards: [card('Óscar', { categories: ['domains'], ...roles('technical', 'registrant') })] },
    ['María Fernanda in: main-user', 'Óscar in: registrant'],
  ],
  [
    'the author of a message gets no copy of it',
    {
      category: 'support',
      author: 'óscar@papelera.example',
      cards: [card('Óscar', { categories: ['support'] }), card('Inés', { categories: ['support'] })],
    },
    ['María Fernanda in: main-user', 'Óscar out: author', 'Inés in: ticked'],
  ],
  [
    'the main user is the author from whichever of his addresses he wrote',
    {
      category: 'support',
      author: mariaAtHome.address,
      mainUser: { reader: maria, choice: null, others: [mariaAtHome], roles: [] },
      cards: [card('Óscar', { categories: ['support'] })],
    },
    ['María Fernanda out: author', 'Óscar in: ticked'],
  ],
  [
    'who opened a ticket and who is in copy of it hear of it, without a tick',
    {
      category: 'support',
      involved: [
        { ...someone('Óscar', 'oscar@cenzontle.example'), as: 'requester', declined: ['support'] },
        { ...someone('Inés', 'ines@cenzontle.example'), as: 'participant', declined: [] },
        { ...someone('Lucía', 'lucia@cenzontle.example'), as: 'participant', declined: ['support'] },
      ],
    },
    ['María Fernanda in: main-user', 'Óscar in: requester', 'Inés in: participant', 'Lucía out: declined'],
  ],
  [
    'an address that does not exist is left out',
    { cards: [card('Rocío', { categories: ['billing'], isSuppressed: true })] },
    ['María Fernanda in: main-user', 'Rocío out: suppressed'],
  ],
  [
    'what a contact declined herself is stronger than the tick',
    { cards: [card('Rocío', { categories: ['billing'], declined: ['billing'] })] },
    ['María Fernanda in: main-user', 'Rocío out: declined'],
  ],
  [
    'and than a role, but not than the registrant’s',
    {
      ...tienda,
      cards: [
        card('Óscar', { declined: ['domains'], ...roles('technical') }),
        card('Inés', { declined: ['domains'], ...roles('registrant') }),
      ],
    },
    ['María Fernanda in: main-user', 'Óscar out: declined', 'Inés in: registrant'],
  ],
  [
    'until a change is agreed to, the legal mail is of who is on record, and who holds the role may decline hers',
    {
      ...tienda,
      registrant: someone('Inés', 'ines@cenzontle.example'),
      cards: [
        card('Inés', roles('registrant')),
        card('Lucía', { declined: ['domains'], ...roles('technical') }),
        card('Óscar', { declined: ['domains'], address: 'oscar@cenzontle.example' }),
      ],
    },
    [
      'María Fernanda in: main-user',
      'Inés in: named-registrant',
      'Lucía out: declined',
      'Óscar out: not-ticked',
      'Inés in: registrant',
    ],
  ],
  [
    'who is on record stays so on another card, as main user, and whatever she declined',
    {
      ...tienda,
      registrant: someone('Inés', 'ines@papelera.example'),
      cards: [
        card('Lucía', { declined: ['domains'], ...roles('registrant') }),
        card('Inés', { address: 'ines@papelera.example', declined: ['domains'] }),
      ],
    },
    ['María Fernanda in: main-user', 'Lucía out: declined', 'Inés in: registrant'],
  ],
  [
    'and hears nothing of what costs, nor of another domain',
    { domain: 'tienda.example', registrant: someone('Inés', 'ines@cenzontle.example') },
    ['María Fernanda in: main-user'],
  ],
  [
    'the main user may decline products',
    { category: 'products', policy: 'default-on', mainUser: { ...papelera({}).mainUser, choice: false } },
    ['María Fernanda out: declined'],
  ],
  [
    'never billing, whatever was chosen',
    { mainUser: { ...papelera({}).mainUser, choice: false } },
    ['María Fernanda in: main-user'],
  ],
  [
    'news for affiliates reach him once he has asked for them',
    { category: 'affiliate', policy: 'default-off' },
    ['María Fernanda out: not-chosen'],
  ],
  [
    'as they then do',
    { category: 'affiliate', policy: 'default-off', mainUser: { ...papelera({}).mainUser, choice: true } },
    ['María Fernanda in: main-user'],
  ],
  [
    'a category that is never copied is the main user’s alone',
    { category: 'products', policy: 'never-copied', cards: [card('Inés', { categories: ['products'] })] },
    ['María Fernanda in: main-user', 'Inés out: never-copied'],
  ],
  [
    'a confidential notice is, too, whatever is ticked and whoever stands behind the domain',
    {
      ...tienda,
      isConfidential: true,
      cards: [card('Inés', roles('registrant')), card('Lucía', { categories: ['domains'] })],
    },
    ['María Fernanda in: main-user', 'Inés out: confidential', 'Lucía out: confidential'],
  ],
  [
    'billing reaches the main user at another verified address when nobody else can be reached',
    {
      mainUser: {
        reader: { ...maria, isSuppressed: true },
        choice: null,
        others: [mariaAtHome, { ...someone('María Fernanda', 'unproved@home.example'), isVerified: false }],
        roles: [],
      },
      cards: [card('Rocío', { categories: ['billing'], declined: ['billing'] })],
    },
    ['María Fernanda in: other-address', 'María Fernanda out: suppressed', 'Rocío out: declined'],
  ],
  [
    'which is left in peace while somebody can',
    {
      mainUser: { reader: { ...maria, isSuppressed: true }, choice: null, others: [mariaAtHome], roles: [] },
      cards: [card('Rocío', { categories: ['billing'] })],
    },
    ['María Fernanda out: suppressed', 'Rocío in: ticked'],
  ],
  [
    'or an agent left somebody out by hand',
    {
      leftOut: [maria.address],
      mainUser: { reader: maria, choice: null, others: [mariaAtHome], roles: [] },
    },
    ['María Fernanda out: left-out'],
  ],
  [
    'and he may be left out at that address, too',
    {
      leftOut: [mariaAtHome.address],
      mainUser: { reader: { ...maria, isSuppressed: true }, choice: null, others: [mariaAtHome], roles: [] },
    },
    ['María Fernanda out: left-out', 'María Fernanda out: suppressed'],
  ],
  [
    'and in other categories',
    {
      category: 'products',
      policy: 'default-on',
      mainUser: { reader: { ...maria, isSuppressed: true }, choice: null, others: [mariaAtHome], roles: [] },
    },
    ['María Fernanda out: suppressed'],
  ],
  [
    'a main user who is on a card, too, gets one copy, as main user',
    { cards: [card('María', { address: maria.address, categories: ['billing'] })] },
    ['María Fernanda in: main-user'],
  ],
  [
    'a main user who opened the ticket gets the answer, whatever he has declined, and once',
    {
      ...{ category: 'products', policy: 'default-on' },
      mainUser: { reader: maria, choice: false, others: [mariaAtHome], roles: [] },
      involved: [{ ...mariaAtHome, as: 'requester', declined: [] }],
    },
    ['María Fernanda in: requester'],
  ],
  [
    'who wrote a message gets no copy of it, at whichever address',
    {
      category: 'support',
      ...{ author: 'oscar@home.example', authorId: 7 },
      involved: [{ ...someone('Óscar', 'oscar@x.example'), personId: 7, as: 'requester', declined: [] }],
    },
    ['María Fernanda in: main-user', 'Óscar out: author'],
  ],
  [
    'whom an agent leaves out, and who was written enough to for a day, get nothing, and it is said why',
    {
      category: 'support',
      leftOut: ['ines@papelera.example'],
      waiting: ['rocío@papelera.example', maria.address],
      cards: [card('Ines', { categories: ['support'] }), card('Rocío', { categories: ['support'] })],
    },
    ['María Fernanda in: main-user', 'Ines out: left-out', 'Rocío out: too-many'],
  ],
]

test.each(cases)('%s', (_claim, facts, decisions) => {
  expect(decided(papelera(facts))).toEqual(decisions)
})

test('each decision names the account, the category and, for a role, the domain', () => {
  const facts = papelera({ ...tienda, cards: [card('Óscar', roles('technical'))] })
  expect(decideRecipients(facts).map(({ ruleFacts }) => ruleFacts)).toEqual([
    { account: 'Papelera del Bajío', category: 'domains' },
    { account: 'Papelera del Bajío', category: 'domains', domain: 'tienda.example' },
  ])
})

test('only what its reader may decline says so', () => {
  const mayDecline = (says: Partial<RoutingFacts>) =>
    decideRecipients(papelera(says)).map((each) => each.mayDecline)
  const requester: Involved = { ...someone('Óscar', 'o@x.example'), as: 'requester', declined: [] }
  expect(mayDecline({ cards: [card('Rocío', { categories: ['billing'] })] })).toEqual([false, true])
  expect(mayDecline({ category: 'products', policy: 'default-on' })).toEqual([true])
  expect(mayDecline({ ...tienda, cards: [card('Inés', roles('registrant'))] })).toEqual([false, false])
  const onRecord = { ...tienda, registrant: someone('Inés', 'ines@cenzontle.example') }
  expect(mayDecline({ ...onRecord, cards: [card('Inés', roles('registrant'))] })).toEqual([
    false,
    true,
    false,
  ])
  expect(mayDecline({ category: 'support', involved: [requester] })).toEqual([false, false])
})
