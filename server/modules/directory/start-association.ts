import type { Tx } from '../../lib/db.ts'
import { freezeSubjects, startJob } from '../jobs/index.ts'
import type { Actor } from '../trail/index.ts'
import type { AssociationParams } from './association-job.ts'
import { holdClaims, matchingContacts } from './store/matching-contacts.ts'

/**
 * Begins the job that associates the live contacts whose address is at one of a company's new mail domains. Null when
 * there is none. An address taken at the same time is either seen here, or sees the domain: nobody falls between.
 */
export async function startAssociation(
  tx: Tx,
  actor: Actor,
  now: Date,
  added: { companyId: number; companyName: string; domains: readonly string[] },
): Promise<number | null> {
  if (added.domains.length === 0) return null
  await holdClaims(tx)
  const matching = await matchingContacts(tx, added)
  const ids = [...new Set(matching.flatMap((each) => each.ids))].sort((one, other) => one - other)
  if (ids.length === 0) return null
  const params: AssociationParams = { companyId: added.companyId, domains: added.domains }
  const facts = { companyId: added.companyId, company: added.companyName, domains: added.domains }
  const jobId = await startJob(tx, actor, now, {
    kind: 'associate-contacts',
    params,
    facts,
    total: ids.length,
  })
  await freezeSubjects(tx, jobId, ids)
  return jobId
}
