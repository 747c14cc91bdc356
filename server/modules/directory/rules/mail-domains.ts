import { getPublicSuffix } from 'tldts-icann'
import type { Problem } from '../../../lib/errors.ts'
import { type MailDomain, readMailDomain } from '../../../lib/pure/mail-domain.ts'
import { isPublicMail } from './public-mail.ts'

export const mostMailDomains = 200

/** Why no company can have a domain: anybody gets an address at it, or firms that have nothing in common are below it. */
export function publicityOf(ascii: string): 'mail-domain.public' | 'mail-domain.suffix' | null {
  if (getPublicSuffix(ascii) === ascii) return 'mail-domain.suffix'
  return withParents(ascii).some(isPublicMail) ? 'mail-domain.public' : null
}

/** A domain and those it is below, longest first, down to two labels: whose company has the first known has the address. */
export function withParents(ascii: string): string[] {
  const labels = ascii.split('.')
  return labels.slice(0, -1).map((_, at) => labels.slice(at).join('.'))
}

/** Whether a domain is below another. */
export const isBelow = (ascii: string, parent: string): boolean => ascii.endsWith(`.${parent}`)

/** Which of the known domains decides for an address at this domain: the longest that it is at or below. */
export function decidingDomain(ascii: string, known: { has: (domain: string) => boolean }): string | null {
  return withParents(ascii).find((each) => known.has(each)) ?? null
}

/** One domain of a company, or the first thing that is wrong with it. What it `had` stays, whatever is known of it since. */
export function readCompanyDomain(
  typed: string,
  had: readonly string[] = [],
): { domain: MailDomain } | { fault: Omit<Problem, 'path'> } {
  // Pasted addresses and links say which domain is meant.
  const reading = readMailDomain(
    typed.trim().replace(/^(?:https?:\/\/(?:www\.)?|[^@\s]*@)([^/\s]+)\/?$/i, '$1'),
  )
  if (!reading.ok) return { fault: reading.fault }
  const code = had.includes(reading.value.ascii) ? null : publicityOf(reading.value.ascii)
  return code ? { fault: { code, params: { domain: reading.value.typed } } } : { domain: reading.value }
}

/** The mail domains of a company as a whole: each fault in its place. */
export function readMailDomains(
  typed: readonly string[],
  had: readonly MailDomain[],
): { domains: MailDomain[]; problems: Problem[] } {
  const before = had.map(({ ascii }) => ascii)
  const problems: Problem[] = []
  const domains = new Map<string, MailDomain>()
  for (const [at, each] of typed.entries()) {
    const read = readCompanyDomain(each, before)
    const path = `mailDomains.${at}`
    if ('fault' in read) problems.push({ path, ...read.fault })
    else if (domains.has(read.domain.ascii)) problems.push({ path, code: 'mail-domain.repeated' })
    else domains.set(read.domain.ascii, read.domain)
  }
  if (domains.size > mostMailDomains)
    problems.push({ path: 'mailDomains', code: 'mail-domains.too-many', params: { max: mostMailDomains } })
  return { domains: [...domains.values()], problems }
}
