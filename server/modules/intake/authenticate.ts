import { dkimVerify, dmarc, spf } from 'mailauth'
import { getAlignment } from 'mailauth/lib/tools.js'
import type { ResolveDns } from '../../lib/resolve-dns.ts'
import { domainOf } from './rules/address-parts.ts'
import { toldByTrusted } from './rules/authentication-results.ts'
import { isCheckable } from './rules/checkable.ts'
import { isSameAuthor } from './rules/same-author.ts'
import { storable } from './rules/storable.ts'
import type { Authentication, Check, Envelope, ParsedMail } from './types.ts'

export type Claim = {
  content: Uint8Array
  envelope: Envelope
  parsed: Pick<ParsedMail, 'from' | 'headers'>
  /** Whose Authentication-Results are believed about SPF, where the door knew no peer: of a mailbox's own server. */
  authservIds?: readonly string[]
}

/** A chain of slow name servers must not hold a mail up for longer; what was not found out by then is tried again. */
const atMostMilliseconds = 20_000

/**
 * Finds out what proves, or does not, that a mail is from whom its From header says: SPF by the connection it came over, DKIM
 * over its bytes, DMARC of the author's domain. ARC is not looked at: it tells what others found, which is no proof.
 */
export async function authenticate(resolveDns: ResolveDns, claim: Claim): Promise<Authentication> {
  const [author, ...others] = claim.parsed.from
  const resolver = resolveDns as (name: string, type: string) => Promise<string[]>
  const content = Buffer.from(claim.content.buffer, claim.content.byteOffset, claim.content.byteLength)
  const isChecked = isCheckable(content)
  const [signed, path] = await Promise.all([
    isChecked ? inTime(dkimVerify(content, { resolver, rejectRsaSha1: true }), null) : unsigned,
    spfOf(resolver, claim),
  ])
  const dkim = (signed?.results ?? []).flatMap(({ signingDomain, status }) =>
    signingDomain ? signatureOf(signingDomain, status) : [],
  )
  const unproven = { spf: { ...path, isAligned: false }, dkim: dkim.map(unaligned), by: path.by }
  // Two readers of one header who see different authors: whoever wrote it wanted that.
  const isClear =
    signed !== null && author && others.length === 0 && (!isChecked || isSameAuthor(author, signed))
  if (!isClear)
    return { ...told(unproven), dmarc: { ...nothing, result: signed ? 'permerror' : 'temperror' } }
  const domain = domainOf(author.address)
  // What is not read to its end is proven by nothing; what its domain asks for is found out all the same.
  const isPath = isChecked && path.result === 'pass' && path.domain !== null
  const aligned = {
    spf: isPath && isAligned(domain, path.domain ?? ''),
    dkim: dkim.map((each) => each.result === 'pass' && isAligned(domain, each.domain)),
  }
  const policy = await inTime(
    dmarc({
      headerFrom: author.address,
      spfDomains: isPath ? [path.domain ?? ''] : [],
      dkimDomains: dkim.flatMap((each) =>
        each.result === 'pass' ? { domain: each.domain, id: each.domain } : [],
      ),
      resolver,
    }),
    null,
  )
  return {
    spf: { result: path.result, domain: path.domain, isAligned: aligned.spf },
    dkim: dkim.map((each, index) => ({ ...each, isAligned: aligned.dkim[index] ?? false })),
    dmarc: policy
      ? {
          result: policy.status.result as Check,
          policy: (policy.policy as 'none' | undefined) ?? null,
          domain: policy.domain ?? null,
        }
      : { ...nothing, result: policy === null ? 'temperror' : 'permerror' },
    by: path.by,
  }
}

const unsigned: Awaited<ReturnType<typeof dkimVerify>> = {
  ...{ results: [], headerFrom: [], fromFields: 0, envelopeFrom: '' },
}
const nothing = { policy: null, domain: null }

type Path = { result: Check; domain: string | null; by: Authentication['by'] }

/** SPF of the return path (of the name that was given at HELO, where it is empty), by whoever saw the connection. */
async function spfOf(
  resolver: (name: string, type: string) => Promise<string[]>,
  claim: Claim,
): Promise<Path> {
  const { envelope } = claim
  if (envelope.peer === undefined) return toldByTrusted(claim.parsed.headers, claim.authservIds ?? [])
  const sender = envelope.from ?? ''
  const found = await inTime(
    spf({ resolver, sender, ip: envelope.peer, helo: envelope.helo ?? `[${envelope.peer}]` }),
    null,
  )
  const domain = sender === '' ? (envelope.helo ?? null) : domainOf(sender)
  return {
    result: found ? (found.status.result as Check) : 'temperror',
    domain: domain === null ? null : storable(domain.toLowerCase()),
    by: 'ourselves',
  }
}

/**
 * One signature. What it leaves out of the body anybody may have written (RFC 6376, 8.2), and a domain that is only trying
 * its keys asks not to be believed: neither proves anything.
 */
function signatureOf(
  domain: string,
  status: { result: string; underSized?: number; testing?: boolean },
): { result: Check; domain: string } {
  const proves = status.result !== 'pass' || (!status.underSized && !status.testing)
  return { result: proves ? (status.result as Check) : 'policy', domain: storable(domain.toLowerCase()) }
}

const unaligned = (each: { result: Check; domain: string }) => ({ ...each, isAligned: false })

const told = ({
  spf: path,
  dkim,
  by,
}: {
  spf: Path & { isAligned: boolean }
  dkim: Authentication['dkim']
  by: Authentication['by']
}) => ({
  spf: { result: path.result, domain: path.domain, isAligned: false },
  dkim,
  by,
})

/** Relaxed, by the list of public suffixes: only where DMARC, which says how, is not published. */
const isAligned = (author: string, domain: string): boolean => Boolean(getAlignment(author, [domain]))

/** What a promise gives, or something else when it fails or takes too long: a name server's doing either way. */
async function inTime<Result, Otherwise>(
  work: Promise<Result>,
  otherwise: Otherwise,
): Promise<Result | Otherwise> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<Otherwise>((resolve) => {
    timer = setTimeout(() => resolve(otherwise), atMostMilliseconds)
  })
  try {
    return await Promise.race([work, late])
  } catch {
    return otherwise
  } finally {
    clearTimeout(timer)
  }
}
