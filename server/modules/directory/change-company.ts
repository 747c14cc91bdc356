import type { Tx } from '../../lib/db.ts'
import { Refusal } from '../../lib/errors.ts'
import type { Actor } from '../trail/index.ts'
import { alsoTakenCompanies } from './also-taken-companies.ts'
import { companyFacts } from './company-facts.ts'
import { mayReadContacts, mayWriteContacts } from './policy.ts'
import { readChangedCompany } from './read-company.ts'
import { startAssociation } from './start-association.ts'
import { lockCompany } from './store/companies.ts'
import type { Company, CompanyDraft } from './types.ts'
import { writeCompanyChange } from './write-company-change.ts'

/**
 * Changes the fields of a company that are named: null and '' clear, the mail domains are given as a whole. Contacts at
 * a new domain are associated by a job, unless told otherwise; those of a domain let go stay. Can be undone.
 * @throws Refusal missing, forbidden, stale (with the company as it is now), invalid (every faulty field), conflict (which
 * company has the name or a domain)
 */
export async function changeCompany(
  tx: Tx,
  actor: Actor,
  now: Date,
  change: { id: number; version: number; draft: CompanyDraft; associateMatching: boolean },
): Promise<{ company: Company; associationJobId: number | null }> {
  if (!mayWriteContacts(actor)) throw new Refusal('forbidden')
  const facts = await companyFacts(tx, actor)
  const before = await lockCompany(tx, change.id)
  if (!before) throw new Refusal('missing')
  if (before.version !== change.version) throw new Refusal('stale', [], { current: before })
  const read = readChangedCompany(facts, change.draft, before.values)
  if ('problems' in read) {
    const [taken = []] = await alsoTakenCompanies(tx, [change.draft], {
      seesHolder: mayReadContacts(actor),
      ownId: change.id,
    })
    throw new Refusal('invalid', [...read.problems, ...taken])
  }
  const company = await writeCompanyChange(tx, actor, now, { before, values: read.values })
  const had = new Set(before.values.mailDomains.map(({ ascii }) => ascii))
  const domains = company.values.mailDomains.map(({ ascii }) => ascii).filter((domain) => !had.has(domain))
  if (!change.associateMatching || domains.length === 0) return { company, associationJobId: null }
  const added = { companyId: company.id, companyName: company.values.name, domains }
  return { company, associationJobId: await startAssociation(tx, actor, now, added) }
}
