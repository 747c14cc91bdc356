import type { Authentication } from '../types.ts'

/** What proves the author of a mail. */
export type Proof =
  | { by: 'dmarc' | 'dkim' | 'spf'; domain: string }
  | { by: 'token' }
  | { by: 'trusted'; method: 'dkim' | 'spf'; domain: string }
  | { by: 'mailbox-round-trip' }
  | { by: 'agent'; agentId: number }

/** Why nothing does. */
export type Unproven = 'dmarc-failed' | 'not-proven' | 'check-failed' | 'not-checkable' | 'written-elsewhere'

/** What an agent said to believe for an address. */
export type TrustedSender = { method: 'dkim' | 'spf'; domain: string }

/**
 * What proves the author, by what was found out alone: DMARC, or where the domain publishes none an aligned signature or
 * return path.
 */
export function proofOf(authentication: Authentication): Proof | Unproven {
  const { spf, dkim, dmarc, fault } = authentication
  if (fault) return 'not-checkable'
  if (dmarc.result === 'pass') return { by: 'dmarc', domain: dmarc.domain ?? '' }
  if (dmarc.result === 'fail') return 'dmarc-failed'
  if (dmarc.result === 'temperror') return 'check-failed'
  if (dmarc.result !== 'none') return 'not-proven'
  const signed = dkim.find((each) => each.result === 'pass' && each.isAligned)
  if (signed) return { by: 'dkim', domain: signed.domain }
  if (spf.result === 'pass' && spf.isAligned) return { by: 'spf', domain: spf.domain ?? '' }
  const wasUnclear = spf.result === 'temperror' || dkim.some(({ result }) => result === 'temperror')
  return wasUnclear ? 'check-failed' : 'not-proven'
}

/** What was authenticated, aligned or not: all that an agent may say to believe from now on. */
export function rememberableOf({ spf, dkim }: Authentication): TrustedSender[] {
  const signed = dkim.filter(({ result }) => result === 'pass').map(({ domain }) => domain)
  return [
    ...[...new Set(signed)].map((domain) => ({ method: 'dkim' as const, domain })),
    ...(spf.result === 'pass' && spf.domain !== null ? [{ method: 'spf' as const, domain: spf.domain }] : []),
  ]
}

/**
 * What an agent's word makes a proof: the very thing that he said to believe was authenticated again. Nothing is, of a mail in
 * which two readers see two authors: whose signature that is nobody can say.
 */
export function trustOf(authentication: Authentication, trusted: readonly TrustedSender[]): Proof | null {
  if (isUnclear(authentication)) return null
  const found = rememberableOf(authentication).find((one) =>
    trusted.some(({ method, domain }) => method === one.method && domain === one.domain),
  )
  return found ? { by: 'trusted', ...found } : null
}

/**
 * Whether the author's domain asks receivers to distrust this mail, or may do so for all that could be found out: then a token
 * does not help (decision 16).
 */
export function isForbidden(authentication: Authentication): boolean {
  const { result, policy } = authentication.dmarc
  if (isUnclear(authentication) || result === 'temperror') return true
  return result === 'fail' && (policy === 'quarantine' || policy === 'reject')
}

const isUnclear = ({ fault, dmarc }: Authentication): boolean =>
  fault !== undefined || dmarc.result === 'permerror'
