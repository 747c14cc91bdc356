import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Domain, Holder, HolderId, KnownRegistrant, RegistrantChange } from '../types.ts'
import { decideChange } from './decide-change.ts'
import { endingOf } from './ending-of.ts'
import { readEndingName } from './read-ending.ts'
import { missingFor } from './readiness.ts'
import { reconcile } from './reconcile.ts'
import { isSameRegistrant } from './registrant-data.ts'
import { isVerificationDue, remindersDue } from './verification.ts'

const nobody: Holder = {
  holder: 'main-user',
  name: 'Lucía Peña',
  givenNames: null,
  familyNames: null,
  organisation: null,
  taxId: null,
  email: 'lucia@pena.example',
  address: 'lucia@pena.example',
  phoneE164: null,
  postalAddress: null,
  personId: null,
  language: 'es',
  timeZone: null,
  suppressedAt: null,
}
const needs = {
  registrant: ['taxId', 'phone', 'country', 'postcode', 'state', 'city', 'street', 'email', 'name'],
} as const

describe('what a holder lacks', () => {
  const inMadrid = {
    country: 'ES',
    street1: 'Calle Mayor 1',
    city: 'Madrid',
    state: 'Madrid',
    postcode: '28013',
  }
  const whole = { ...nobody, taxId: '12345678Z', phoneE164: '+34915001122', postalAddress: inMadrid }
  it.each([
    ['nothing', whole, []],
    ['an address as a whole, phone, identity number', nobody, ['postalAddress', 'phone', 'taxId']],
    [
      'parts of an address',
      { ...whole, postalAddress: { country: 'ES', street1: 'X' } },
      ['city', 'state', 'postcode'],
    ],
    [
      'no postcode where the post has none',
      { ...whole, postalAddress: { country: 'AR', street1: 'X', city: 'Salta' } },
      [],
    ],
    [
      'everything but the country of a block',
      { ...whole, postalAddress: { block: 'Calle\nMadrid', country: 'CL' } },
      ['street', 'city'],
    ],
    ['a phone that is only local', { ...whole, phoneE164: null }, ['phone']],
    ['an address, for a main user without any', { ...whole, email: null, address: null }, ['email']],
  ])('%s', (_name, holder, missing) => {
    expect(
      missingFor({ needs: { registrant: [...needs.registrant] } }, 'registrant', holder as Holder),
    ).toEqual(missing)
    expect(
      missingFor({ needs: { registrant: [...needs.registrant] } }, 'technical', holder as Holder),
    ).toEqual([])
  })
})

it.each([
  ['largo.com.mx', 'com.mx'],
  ['corto.mx', 'mx'],
  ['com.mx', 'mx'],
  ['acom.mx', 'mx'],
  ['nuevo.example', ''],
])('%s goes by the ending «%s»', (name, ending) => {
  const endings = ['', 'mx', 'com.mx'].map((each) => ({ ending: each }))
  expect(endingOf(endings, name).ending).toBe(ending)
})

it.each([
  ['.COM.mx', 'com.mx'],
  ['españa', 'xn--espaa-rta'],
  ['com', 'com'],
  ['', null],
  ['com.', null],
  ['co m', null],
  ['com/x', null],
  ['com:80', null],
  ['a@b', null],
  ['1.2', null],
])('an ending typed «%s» is %s', (typed, ending) => {
  expect(readEndingName(typed)).toBe(ending)
})

it.each([
  ['active', '2026-11-20', 'registered', true],
  ['active', '2026-11-01', 'registered', false],
  ['active', null, 'registered', false],
  ['pending', '2026-11-20', 'registered', false],
  ['expired', null, 'changed', true],
] as const)(
  'a domain that is %s, of %s, just %s: asked to verify is %s',
  (status, registeredOn, because, isDue) => {
    const when = { today: '2026-11-22', because }
    expect(isVerificationDue({ status, registeredOn }, { verificationDays: 15 }, when)).toBe(isDue)
    expect(isVerificationDue({ status, registeredOn }, { verificationDays: null }, when)).toBe(false)
  },
)

it('reminders count by the days that have gone by', () => {
  const askedAt = new Date('2026-11-01T12:00:00Z')
  const on = (day: string) =>
    remindersDue({ askedAt, reminderDays: [7, 13] }, new Date(`2026-11-${day}T12:00:01Z`))
  expect([on('02'), on('08'), on('13'), on('14'), on('30')]).toEqual([0, 1, 1, 2, 2])
})

describe('a record and today’s facts', () => {
  const letter = fc.constantFrom('a', 'b', 'c')
  const holderWith = (holder: HolderId) =>
    fc
      .record({ name: letter, organisation: fc.option(letter), email: fc.option(letter, { freq: 8 }) })
      .map(({ email, ...data }): Holder => ({ ...nobody, ...data, holder, email, address: email }))
  const holders = fc.tuple(holderWith('main-user'), holderWith(1), holderWith(2))
  const known = fc
    .record({ name: letter, organisation: fc.option(letter), email: letter })
    .map((data): KnownRegistrant => ({ ...data, address: data.email }))
  const state = fc.record({
    holders,
    held: fc.option(fc.constantFrom(1, 2)),
    record: fc.option(known, { freq: 8 }),
    status: fc.constantFrom('active' as const, 'transferred' as const),
  })
  const change = fc.option(
    fc.record({
      new: known,
      toHolder: fc.constantFrom<HolderId>('main-user', 1, 2, 9),
      changesRole: fc.boolean(),
    }),
  )

  const changeOf = (asked: { new: KnownRegistrant; toHolder: HolderId; changesRole: boolean }) =>
    ({
      ...asked,
      confirmations: [{ side: 'new', address: asked.new.address, answer: null, answeredAt: null }],
    }) as unknown as RegistrantChange

  it('agree after one step: the next has nothing to do', () => {
    fc.assert(
      fc.property(state, change, change, (now, pending, came) => {
        const domain: Pick<Domain, 'status' | 'held' | 'record' | 'change'> = {
          status: now.status,
          held: now.held === null ? {} : { registrant: now.held },
          record: now.record && { ...now.record, since: new Date() },
          change: pending && changeOf(pending),
        }
        const former = came && !came.changesRole ? changeOf(came) : null
        const step = reconcile({ domain, holders: now.holders, former })
        const after = { ...domain, change: step.withdraws ? null : domain.change }
        if (step.proposes) {
          const { data, to, changesRole } = step.proposes
          const decision = decideChange(domain.record, data, { confirmations: 'both' })
          if (decision.kind === 'ask')
            after.change = changeOf({ new: data, toHolder: to.holder, changesRole })
          else after.record = { ...data, since: new Date() }
          if (decision.kind !== 'ask' && changesRole && to.holder !== 'main-user')
            after.held = { registrant: to.holder }
          if (decision.kind !== 'ask' && changesRole && to.holder === 'main-user') after.held = {}
        }
        const next = reconcile({ domain: after, holders: now.holders, former: step.forgets ? null : former })
        expect({ ...next, forgets: false }).toEqual({ withdraws: false, proposes: null, forgets: false })
      }),
      { numRuns: 2000 },
    )
  })

  it('are asked about exactly where a registry would see another registrant', () => {
    fc.assert(
      fc.property(known, known, fc.constantFrom('none', 'both'), (old, fresh, confirmations) => {
        const { kind, ...decision } = decideChange(old, fresh, { confirmations })
        expect(kind === 'same').toBe(isSameRegistrant(old, fresh))
        if (!('asks' in decision)) return
        const asked = decision.asks.map(({ address }) => address)
        expect(new Set(asked)).toEqual(new Set([old.address, fresh.address]))
        expect(asked).toHaveLength(new Set(asked).size)
      }),
    )
  })
})
