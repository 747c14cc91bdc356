import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Card, Decision, Involved, MainUser, Reader, RoutingFacts } from '../types.ts'
import { decideRecipients } from './decide-recipients.ts'

// Few addresses, so that one and the same often stands on a card, claims another place or is the author.
const address = fc.constantFrom(...'abcdefgh').map((letter) => `${letter}@papelera.example`)
const category = fc.constantFrom('billing', 'support', 'products', 'domains', 'general', 'affiliate')
const categories = fc.uniqueArray(category)
const role = fc.constantFrom('registrant', 'administrative', 'technical', 'billing')

const reader = (at: string, isSuppressed: boolean): Reader => ({
  ...{ address: at, typedAddress: at.toUpperCase(), name: at, personId: null },
  ...{ language: 'es', timeZone: 'UTC', isSuppressed },
})
const anyReader = fc.tuple(address, fc.boolean()).map(([at, isSuppressed]) => reader(at, isSuppressed))

const anyCard: fc.Arbitrary<Card> = fc
  .record({ who: anyReader, categories, declined: categories, roles: fc.uniqueArray(role) })
  .map(({ who, ...says }) => ({ ...who, ...says, id: who.address.charCodeAt(0) }))
const anyInvolved: fc.Arbitrary<Involved> = fc
  .record({ who: anyReader, as: fc.constantFrom('requester', 'participant'), declined: categories })
  .map(({ who, ...says }) => ({ ...who, ...says }))
const anyMainUser: fc.Arbitrary<MainUser> = fc
  .record({
    own: fc.uniqueArray(fc.record({ who: anyReader, isVerified: fc.boolean() }), {
      selector: ({ who }) => who.address,
      maxLength: 4,
    }),
    choice: fc.option(fc.boolean()),
    roles: fc.uniqueArray(role),
  })
  .map(({ own, ...says }) => ({
    ...says,
    reader: own[0]?.who ?? null,
    others: own.slice(1).map(({ who, isVerified }) => ({ ...who, isVerified })),
  }))

const anyFacts: fc.Arbitrary<RoutingFacts> = fc
  .record({
    category,
    policy: fc.constantFrom('required', 'default-on', 'default-off', 'never-copied'),
    isConfidential: fc.boolean(),
    domain: fc.option(fc.constant('tienda.example')),
    registrant: fc.option(anyReader),
    author: fc.option(address),
    leftOut: fc.uniqueArray(address, { maxLength: 2 }),
    waiting: fc.uniqueArray(address, { maxLength: 2 }),
    mainUser: anyMainUser,
    involved: fc.uniqueArray(anyInvolved, { selector: (each) => each.address, maxLength: 3 }),
    cards: fc.uniqueArray(anyCard, { selector: (each) => each.address, maxLength: 6 }),
  })
  .map((facts) => ({ ...facts, authorId: null, account: { id: 1, name: 'Papelera' } }))

const always = (claim: (facts: RoutingFacts, decisions: Decision[]) => void) =>
  fc.assert(
    fc.property(anyFacts, (facts) => claim(facts, decideRecipients(facts))),
    { numRuns: 400 },
  )
const ownAddresses = ({ mainUser }: RoutingFacts): Reader[] => [
  ...(mainUser.reader ? [mainUser.reader] : []),
  ...mainUser.others,
]
const whoGets = (decisions: Decision[]): Decision[] => decisions.filter(({ verdict }) => verdict === 'in')

test('every address at most once', () => {
  always((_facts, decisions) => {
    expect(new Set(decisions.map((each) => each.address)).size).toBe(decisions.length)
  })
})

test('never the author, nor the main user elsewhere when it is he', () => {
  always(({ author, ...facts }, decisions) => {
    const isHis = ownAddresses({ author, ...facts }).some((own) => own.address === author)
    for (const each of whoGets(decisions)) {
      expect(each.address).not.toBe(author)
      if (isHis) expect(each.as).not.toBe('main-user')
    }
  })
})

test('no address that the account does not name', () => {
  always((facts, decisions) => {
    const { registrant } = facts
    const all = [
      ...ownAddresses(facts),
      ...facts.involved,
      ...facts.cards,
      ...(registrant ? [registrant] : []),
    ]
    const known = all.map((each) => each.address)
    for (const each of decisions) expect(known).toContain(each.address)
  })
})

test('everybody is explained: no card and nobody who takes part is passed over', () => {
  always((facts, decisions) => {
    const thoughtOf = decisions.map((each) => each.address)
    for (const each of [...facts.cards, ...facts.involved]) expect(thoughtOf).toContain(each.address)
    for (const each of decisions) expect(each.rule).toMatch(/^[a-z-]+$/)
  })
})

test('what is confidential reaches the main user and nobody else', () => {
  always((facts, decisions) => {
    if (facts.isConfidential) for (const each of whoGets(decisions)) expect(each.as).toBe('main-user')
  })
})

test('nobody who cannot be reached is in', () => {
  always((_facts, decisions) => {
    for (const each of whoGets(decisions)) expect(each.isSuppressed).toBe(false)
  })
})

test('the floor is kept: billing and domains reach somebody, if the main user has any address that works and no agent left anybody out', () => {
  always((facts, decisions) => {
    if (facts.category !== 'billing' && facts.category !== 'domains') return
    const own = ownAddresses(facts)
    if (own.some((each) => each.address === facts.author)) return
    const works = facts.mainUser.others.some((each) => each.isVerified && !each.isSuppressed)
    const isLeft = decisions.some(({ rule }) => rule === 'left-out')
    if (works && !isLeft) expect(whoGets(decisions)).not.toHaveLength(0)
  })
})

test('what somebody declined reaches her no more, unless she is its registrant, or it is the main user’s own address', () => {
  always((facts, decisions) => {
    for (const card of facts.cards.filter(({ declined }) => declined.includes(facts.category))) {
      const [got] = whoGets(decisions).filter((each) => each.address === card.address)
      if (got && got.as === 'card') expect(got.rule).toBe('registrant')
    }
  })
})

test('whom an agent leaves out gets nothing', () => {
  always(({ leftOut }, decisions) => {
    for (const each of whoGets(decisions)) expect(leftOut).not.toContain(each.address)
  })
})

test('of a ticket without account only who takes part hears, and nobody is offered to decline', () => {
  always((facts) => {
    const mainUser = { reader: null, others: [], choice: null, roles: [] }
    const decisions = decideRecipients({
      ...facts,
      ...{ account: null, domain: null, registrant: null, mainUser, cards: [] },
    })
    expect(decisions.map(({ address }) => address)).toEqual(facts.involved.map(({ address }) => address))
    expect(decisions.some(({ mayDecline }) => mayDecline)).toBe(false)
  })
})

test('nothing that may be declined was declined by the main user', () => {
  always((facts, decisions) => {
    const own = whoGets(decisions).find(({ rule }) => rule === 'main-user')
    if (own?.mayDecline) expect(facts.mainUser.choice).not.toBe(false)
  })
})

test('the same facts, in whatever order the cards stand, decide the same', () => {
  always((facts, decisions) => {
    const turned = decideRecipients({ ...facts, cards: facts.cards.toReversed() })
    const sorted = (all: Decision[]) => all.toSorted((one, other) => (one.address < other.address ? -1 : 1))
    expect(sorted(turned)).toEqual(sorted(decisions))
    expect(decideRecipients(facts)).toEqual(decisions)
  })
})

test('who is on record hears of her domain, and cannot decline it; who is only named can', () => {
  always((facts, decisions) => {
    const { registrant } = facts
    if (facts.category !== 'domains' || facts.domain === null || registrant === null) return
    const own = decisions.find(({ address }) => address === registrant.address)
    expect(own?.mayDecline).toBe(false)
    if (own?.verdict === 'out')
      expect(['confidential', 'never-copied', 'author', 'suppressed', 'left-out', 'too-many']).toContain(
        own.rule,
      )
    for (const card of whoGets(decisions).filter(({ as }) => as === 'card'))
      expect(card.mayDecline).toBe(card.address !== registrant.address)
  })
})
