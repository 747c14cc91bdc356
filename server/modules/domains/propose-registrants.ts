import type { Tx } from '../../lib/db.ts'
import type { Actor } from '../trail/index.ts'
import { askRegistrants } from './ask-registrants.ts'
import { askToVerify } from './ask-to-verify.ts'
import { type Decision, decideChange } from './rules/decide-change.ts'
import { writeRecords } from './store/write-registrants.ts'
import type { Domain, Holder, Proposal } from './types.ts'

export type Proposed = { domain: Domain; decision: Decision['kind'] }

/**
 * Sets changes of registrants of one account going: recorded at once, or asked of both sides by mail and pending until they
 * answer; what is alike is one, and what is over the day's count waits for another day, as if it were asked. Roles are not
 * moved here. No pending change may stand in the way: withdrawing it is the caller's.
 */
export async function proposeRegistrants(
  tx: Tx,
  actor: Actor,
  now: Date,
  proposals: readonly Proposal[],
  holders: readonly Holder[],
): Promise<Proposed[]> {
  const decided = proposals.map((proposal) => ({
    ...proposal,
    decision: decideChange(proposal.domain.record, proposal.data, proposal.ending),
  }))
  const changes = decided.filter(({ decision: { kind } }) => kind === 'ask' || kind === 'at-once')
  const waiting = await askRegistrants(tx, actor, now, changes, holders)
  const first = decided.filter(({ decision }) => decision.kind === 'first')
  await writeRecords(
    tx,
    now,
    first.map(({ domain, data }) => ({ ...data, domainId: domain.id })),
  )
  await askToVerify(tx, actor, now, { asked: first, holders, because: 'registered' })
  return decided.map(({ domain, decision }) => ({
    domain,
    decision: waiting.has(domain.id) ? 'ask' : decision.kind,
  }))
}
