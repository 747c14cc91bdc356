import type { Handle } from '../../lib/db.ts'
import type { Problem } from '../../lib/errors.ts'
import { readMailAddress } from '../../lib/pure/mail-address.ts'
import { decidingDomain, mostMailDomains, readCompanyDomain, withParents } from './rules/mail-domains.ts'
import { knownDomains, mailDomainsOf } from './store/mail-domains.ts'
import { matchingContacts } from './store/matching-contacts.ts'
import type { OfAddressAnswer } from './wire.ts'

type Judged = {
  typed: string
  domain: string | null
  problem: Omit<Problem, 'path'> | null
  matching: number
}

/** Of each domain typed: what stands in the way, and how many live contacts would join; of all new ones, each contact once. */
export async function judgeMailDomains(
  db: Handle,
  asked: { domains: string; company?: number | undefined },
): Promise<{ items: Judged[]; matching: number }> {
  const typed = asked.domains
    .split(/[\s,;]+/)
    .filter((each) => each !== '')
    .slice(0, mostMailDomains)
  const had = asked.company === undefined ? [] : await mailDomainsOf(db, asked.company)
  const read = typed.map((each) => ({ typed: each, ...readCompanyDomain(each, had) }))
  const domains = [...new Set(read.flatMap((each) => ('domain' in each ? each.domain.ascii : [])))]
  const known = await knownDomains(db, domains)
  const own = asked.company ?? null
  const matching = await matchingContacts(db, {
    domains: domains.filter((domain) => (known.get(domain)?.companyId ?? own) === own),
    companyId: own,
  })
  const items = read.map((each) => {
    if (!('domain' in each)) return { typed: each.typed, domain: null, problem: each.fault, matching: 0 }
    const { ascii } = each.domain
    const holder = known.get(ascii)
    const params = holder && { id: holder.companyId, name: holder.companyName }
    return {
      typed: each.typed,
      domain: ascii,
      problem: holder && params && holder.companyId !== own ? { code: 'mail-domain.taken', params } : null,
      matching: matching.find(({ domain }) => domain === ascii)?.joining.length ?? 0,
    }
  })
  const joining = matching.flatMap((each) => (known.has(each.domain) ? [] : each.joining))
  return { items, matching: new Set(joining).size }
}

/** The company at whose mail domain an address is, by the longest that it is at or below. */
export async function companyOfAddress(db: Handle, email: string): Promise<OfAddressAnswer> {
  const address = readMailAddress(email)
  if (!address.ok) return { company: null }
  const known = await knownDomains(db, withParents(address.value.domain))
  const found = known.get(decidingDomain(address.value.domain, known) ?? '')
  return { company: found ? { id: found.companyId, name: found.companyName, domain: found.typed } : null }
}
