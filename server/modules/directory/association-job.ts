import type { Tx } from '../../lib/db.ts'
import { Refusal } from '../../lib/errors.ts'
import { findWorkspace } from '../identity/index.ts'
import { type ChunkOutcome, type JobHandler, type RunningJob, subjectsAfter } from '../jobs/index.ts'
import { recordTrail } from '../trail/index.ts'
import { writeMemberships } from './change-memberships.ts'
import { mayWriteContacts } from './policy.ts'
import { associatedAnew } from './rules/associate.ts'
import { withParents } from './rules/mail-domains.ts'
import { companyEntries, firstOf } from './rules/membership-entries.ts'
import { mostCompanies } from './rules/memberships.ts'
import { lockLive } from './store/lives.ts'
import { domainsOf } from './store/mail-domains.ts'
import { addressDomainsOf, lockOwnDomains } from './store/matching-contacts.ts'
import { type MembershipsOf, membershipsOf } from './store/memberships.ts'

export type AssociationParams = { companyId: number; domains: readonly string[] }
/** The last subject, how many have joined, and the first of them. */
type Position = { after: number; joined: number; first?: number[] }
type Association = RunningJob<AssociationParams, Position>

const chunk = 250

/**
 * Associates the contacts that matched when a company got mail domains. A domain that was let go since associates nobody
 * any more; who has joined stays. One undo takes all of it back.
 */
export const associationJob = {
  kind: 'associate-contacts',
  async runChunk(tx, job) {
    if (!mayWriteContacts(job.actor)) throw new Refusal('forbidden')
    const at = job.position ?? { after: 0, joined: 0 }
    const subjects = await subjectsAfter(tx, { jobId: job.id, after: at.after, limit: chunk })
    const isFinished = subjects.length < chunk
    const ids = subjects.map(({ id }) => id)
    const { refused, joined, undoId } = await associate(tx, job, ids)
    const position: Position = {
      after: subjects.at(-1)?.position ?? at.after,
      joined: at.joined + joined.length,
      first: firstOf([...(at.first ?? []), ...joined]),
    }
    const done = ids.length - refused.length
    return { done, refused, position, isFinished, undoId }
  },
  async finish(tx, job) {
    const count = job.position?.joined ?? 0
    if (count === 0) return
    const { companyId, domains } = job.params
    await recordTrail(tx, job.actor, job.now, [
      {
        subject: { kind: 'company', id: companyId },
        type: 'company.contacts-added',
        facts: { count, contactIds: job.position?.first ?? [], because: 'mail-domain', domains },
        ...(job.undoId ? { undoId: job.undoId } : {}),
      },
    ])
  },
} satisfies JobHandler<AssociationParams, Position>

async function associate(
  tx: Tx,
  { actor, now, params, undoId }: Association,
  ids: readonly number[],
): Promise<{ refused: NonNullable<ChunkOutcome['refused']>; joined: number[]; undoId: number | null }> {
  const live = (await lockLive(tx, ids)).map(({ id }) => id)
  const added = await lockOwnDomains(tx, params)
  if (added.length === 0) return { refused: [], joined: [], undoId }
  const addresses = await addressDomainsOf(tx, live)
  const known = await domainsOf(tx, [...new Set([...addresses.values()].flat().flatMap(withParents))])
  const plan = { severalCompanies: (await findWorkspace(tx))?.severalCompanies ?? true }
  const wanted: MembershipsOf[] = []
  const refused = []
  for (const [contactId, before] of await membershipsOf(tx, live)) {
    const after = associatedAnew(before, addresses.get(contactId) ?? [], { known, plan, added })
    if (after !== 'limit' && after !== 'plan') {
      wanted.push({ contactId, before, after })
      continue
    }
    const problem =
      after === 'plan'
        ? { path: 'companies', code: 'plan.several-companies' }
        : { path: 'companies', code: 'membership.limit', params: { max: mostCompanies } }
    refused.push({ subject: { kind: 'contact' as const, id: contactId }, problems: [problem] })
  }
  const facts = { because: 'mail-domain', companyId: params.companyId }
  const written = await writeMemberships(tx, actor, now, { wanted, undoId, facts })
  // What the company itself gained is told in one entry when all is done.
  const others = companyEntries(written.changed, { facts }).filter(
    ({ subject }) => subject.id !== params.companyId,
  )
  await recordTrail(tx, actor, now, others)
  const joined = written.changed
    .filter(({ before, after }) => isMember(after, params.companyId) && !isMember(before, params.companyId))
    .map(({ contactId }) => contactId)
  return { refused, joined, undoId: written.undoId }
}

const isMember = (memberships: MembershipsOf['after'], companyId: number): boolean =>
  memberships.some((each) => each.companyId === companyId)
