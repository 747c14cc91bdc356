import { expect, test } from 'vitest'
import { ana, copyOf, factsOf, proven } from '../../../../test/harness/mail-facts.ts'
import type { Authentication } from '../types.ts'
import { isMeantForUs } from './meant-for-us.ts'
import { provenBy } from './proven.ts'

type Signs = { to: number; cc: number } | undefined
const signed = (signs: Signs) => [{ result: 'pass' as const, domain: 'ana.example', isAligned: true, signs }]
const spf = {
  own: { result: 'pass', domain: 'ana.example', isAligned: true },
  forwarders: { result: 'pass', domain: 'reenvia.example', isAligned: false },
  fails: { result: 'fail', domain: 'ana.example', isAligned: false },
  unknown: { result: 'none', domain: null, isAligned: false },
} satisfies Record<string, Authentication['spf']>
const to = [{ field: 'to' as const, headers: 1 }]
const cc = [{ field: 'cc' as const, headers: 1 }]

test.each<[string, keyof typeof spf, Signs, typeof to | typeof cc | [], boolean]>([
  ['in Bcc, from the author’s own server', 'own', { to: 1, cc: 0 }, [], true],
  ['written to somebody else and handed on', 'fails', { to: 1, cc: 0 }, [], false],
  ['the same by a forwarder who is in order', 'forwarders', { to: 1, cc: 0 }, [], false],
  ['forwarded, with us in a signed To', 'fails', { to: 1, cc: 0 }, to, true],
  ['forwarded, with us in a signed Cc', 'fails', { to: 1, cc: 1 }, cc, true],
  ['a To that was put above the signed one', 'fails', { to: 1, cc: 0 }, [{ field: 'to', headers: 2 }], false],
  ['a To that another reader alone sees', 'fails', { to: -1, cc: 0 }, to, false],
  ['the same from a mailbox', 'unknown', { to: -1, cc: 0 }, to, false],
  ['a Cc that was added', 'fails', { to: 1, cc: 0 }, cc, false],
  ['a To that no signature is over', 'fails', { to: 0, cc: 0 }, to, false],
  ['from a mailbox, with us in a To that its provider does not sign', 'unknown', { to: 0, cc: 0 }, to, true],
  ['from a mailbox, a Cc that was added to a signed To', 'unknown', { to: 1, cc: 0 }, cc, false],
  ['from a mailbox, written to somebody else', 'unknown', { to: 1, cc: 0 }, [], false],
  ['before signatures were looked at', 'fails', undefined, to, true],
])('%s', (_what, path, signs, namesUs, expected) => {
  const authentication = { ...proven, spf: spf[path], dkim: signed(signs) }
  expect(isMeantForUs(factsOf({ authentication, namesUs }))).toBe(expected)
})

test('a token in a To that no signature is over proves nothing that was handed on', () => {
  const token = copyOf({ address: ana.address })
  const handedOn = { ...proven, spf: spf.fails, dkim: signed({ to: 0, cc: 0 }) }
  expect(provenBy(factsOf({ authentication: handedOn, namesUs: to, token }))).toBe('written-elsewhere')
  const unsigned = {
    ...proven,
    spf: spf.fails,
    dkim: [],
    dmarc: { ...proven.dmarc, result: 'none' as const },
  }
  expect(provenBy(factsOf({ authentication: unsigned, namesUs: to, token }))).toEqual({ by: 'token' })
})
