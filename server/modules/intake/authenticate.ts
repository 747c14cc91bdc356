// By its parts: all of it loads three times as many files, for what is not done with mail that comes in.
import { DkimVerifier } from 'mailauth/lib/dkim/dkim-verifier.js'
import { dmarc } from 'mailauth/lib/dmarc/index.js'
import { spf } from 'mailauth/lib/spf/index.js'
import { getAlignment, writeToStream } from 'mailauth/lib/tools.js'
import { keysOnce, type Resolve } from './keys-once.ts'
import { domainOf } from './rules/address-parts.ts'
import { toldByTrusted } from './rules/authentication-results.ts'
import { isSameAuthor } from './rules/same-author.ts'
import { storable } from './rules/storable.ts'
import type { Authentication, Check, Envelope, ParsedMail, Signature } from './types.ts'

// Only for a thread of its own: what mailauth does with a mail may take any time.

export type Claim = {
  envelope: Envelope
  parsed: Pick<ParsedMail, 'from' | 'headers'>
  /** Whose Authentication-Results are believed about SPF, where the door knew no peer: of a mailbox's own server. */
  authservIds: readonly string[]
}

/** What the bytes of a mail say: its signatures, and whom another reader of From sees there. */
export type Signed = {
  seen: { headerFrom?: string | readonly string[]; fromFields?: number }
  dkim: Omit<Signature, 'isAligned'>[]
}

/** Checks the signatures of a mail. */
export async function signaturesOf(resolver: Resolve, content: Uint8Array): Promise<Signed> {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength)
  // As its dkimVerify does, with keys that are read once.
  const verifier = new DkimVerifier({ resolver, rejectRsaSha1: true })
  verifier.keyCache = keysOnce(resolver)
  await writeToStream(verifier, bytes)
  const { headerFrom, fromFields, results } = verifier
  const names = verifier.headers ? verifier.headers.parsed.map(({ key }) => key) : []
  return {
    seen: { headerFrom, fromFields },
    dkim: results.flatMap(({ signingDomain, status, signingHeaders }) =>
      signingDomain
        ? { ...signatureOf(signingDomain, status), signs: signsOf(signingHeaders?.keys ?? '', names) }
        : [],
    ),
  }
}

/**
 * Finds out what proves, or does not, that a mail is from whom its From header says: SPF by the connection it came over, DKIM
 * over its bytes, DMARC of the author's domain. ARC is not looked at: it tells what others found, which is no proof.
 */
export async function authenticate(
  resolver: Resolve,
  claim: Claim,
  { seen, dkim }: Signed,
): Promise<Authentication> {
  const [author, ...others] = claim.parsed.from
  const path = await spfOf(resolver, claim)
  const unproven = { spf: { ...path, isAligned: false }, dkim: dkim.map(unaligned), by: path.by }
  // Two readers of one header who see different authors: whoever wrote it wanted that.
  if (!author || others.length > 0 || !isSameAuthor(author, seen))
    return { ...told(unproven), dmarc: { ...nothing, result: 'permerror' } }
  const domain = domainOf(author.address)
  const aligned = {
    spf: path.result === 'pass' && path.domain !== null && isAligned(domain, path.domain),
    dkim: dkim.map((each) => each.result === 'pass' && isAligned(domain, each.domain)),
  }
  const policy = await orNull(
    dmarc({
      headerFrom: author.address,
      spfDomains: path.result === 'pass' && path.domain !== null ? [path.domain] : [],
      dkimDomains: dkim.flatMap((each) =>
        each.result === 'pass' ? { domain: each.domain, id: each.domain } : [],
      ),
      resolver,
    }),
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

const nothing = { policy: null, domain: null }

type Path = { result: Check; domain: string | null; by: Authentication['by'] }

/** SPF of the return path (of the name that was given at HELO, where it is empty), by whoever saw the connection. */
async function spfOf(resolver: Resolve, claim: Claim): Promise<Path> {
  const { envelope } = claim
  if (envelope.peer === undefined) return toldByTrusted(claim.parsed.headers, claim.authservIds)
  const sender = envelope.from ?? ''
  const found = await orNull(
    spf({ resolver, sender, ip: envelope.peer, helo: envelope.helo ?? `[${envelope.peer}]` }),
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

/**
 * How many headers that say to whom a mail is a signature is over, by the keys of its headers, each named as often as it is signed;
 * -1 where it leaves some of a name open, which anybody may have put there.
 */
function signsOf(keys: string, names: readonly string[]): { to: number; cc: number } {
  const signed = keys.toLowerCase().split(': ')
  const times = (name: string): number => {
    const count = signed.filter((each) => each === name).length
    return count > 0 && count < names.filter((each) => each === name).length ? -1 : count
  }
  return { to: times('to'), cc: times('cc') }
}

const unaligned = (each: Signed['dkim'][number]) => ({ ...each, isAligned: false })

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

/** What a promise gives; null when it fails, which is a name server's doing. */
const orNull = <Result>(work: Promise<Result>): Promise<Result | null> => work.catch(() => null)
