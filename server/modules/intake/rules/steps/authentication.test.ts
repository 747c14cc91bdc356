import { expect, test } from 'vitest'
import {
  ana,
  copyOf,
  factsOf,
  forbidden,
  merelyFailed,
  proven,
  silent,
  unaligned,
} from '../../../../../test/harness/mail-facts.ts'
import { authentication } from './authentication.ts'
import type { Facts } from './facts.ts'

const { mail } = factsOf()
const aligned = { ...unaligned, dkim: [{ result: 'pass' as const, domain: 'ana.example', isAligned: true }] }
const token = copyOf()

test.each<[string, Partial<Facts>, string | null]>([
  ['passes DMARC', {}, null],
  ['is signed by its domain, which publishes no DMARC', { authentication: aligned }, null],
  ['is signed by another domain', { authentication: unaligned }, 'not-proven'],
  ['proves nothing', { authentication: silent }, 'not-proven'],
  ['fails DMARC', { authentication: forbidden }, 'dmarc-failed'],
  ['fails DMARC without policy', { authentication: merelyFailed }, 'dmarc-failed'],
  [
    'is signed by its domain and fails DMARC all the same',
    { authentication: { ...aligned, dmarc: forbidden.dmarc } },
    'dmarc-failed',
  ],
  [
    'cannot be checked',
    { authentication: { ...silent, dmarc: { ...silent.dmarc, result: 'temperror' } } },
    'check-failed',
  ],
  [
    'has two authors',
    { mail: { ...mail, from: [ana, { ...ana, address: 'eva@ana.example' }] } },
    'several-authors',
  ],
  ['has no author', { mail: { ...mail, from: [] }, author: null }, 'no-author'],
  ['comes from whom its token was issued to', { authentication: silent, token }, null],
  ['fails DMARC without policy, and has its token', { authentication: merelyFailed, token }, null],
  [
    'has its token, while the name servers of its domain are silent',
    { authentication: { ...silent, dmarc: { ...silent.dmarc, result: 'temperror' } }, token },
    'check-failed',
  ],
  [
    'has its token, and another author for another reader',
    { authentication: { ...silent, dmarc: { ...silent.dmarc, result: 'permerror' } }, token },
    'not-proven',
  ],
  [
    'is believed for what an agent said, and has another author for another reader',
    {
      authentication: { ...unaligned, dmarc: { ...silent.dmarc, result: 'permerror' } },
      trusted: [{ method: 'dkim', domain: 'lista.example' }],
    },
    'not-proven',
  ],
  ['fails DMARC, whatever its token', { authentication: forbidden, token }, 'dmarc-failed'],
  [
    'has another’s token',
    { authentication: silent, token: copyOf({ address: 'eva@ana.example' }) },
    'not-proven',
  ],
  ['has an old token', { authentication: silent, token: copyOf({ tokenEnded: 'expired' }) }, 'not-proven'],
  [
    'has the token of whoever had the address before',
    { authentication: silent, token: copyOf({ tokenEnded: 'other-owner' }) },
    'not-proven',
  ],
  ['only names what it answers', { authentication: silent, thread: token }, 'not-proven'],
  [
    'is believed for what an agent said',
    { authentication: unaligned, trusted: [{ method: 'dkim', domain: 'lista.example' }] },
    null,
  ],
  [
    'has other things proved than an agent said',
    { authentication: unaligned, trusted: [{ method: 'spf', domain: 'lista.example' }] },
    'not-proven',
  ],
  [
    'was confirmed from its mailbox',
    { authentication: forbidden, given: { by: 'mailbox-round-trip' } },
    null,
  ],
])('a mail that %s: %s', (_what, facts, reason) => {
  expect(authentication(factsOf({ authentication: proven, ...facts }))?.reason ?? null).toBe(reason)
})
