import type { Tx } from '../../lib/db.ts'
import { sendMessages } from '../delivery/index.ts'
import { type Actor, recordTrail } from '../trail/index.ts'
import { askRegistrants } from './ask-registrants.ts'
import { askToVerify } from './ask-to-verify.ts'
import { mailsOfChanges } from './mail-registrants.ts'
import { type Decision, decideChange } from './rules/decide-change.ts'
import { changesOf, lockedUntil } from './rules/registrant-data.ts'
import { lockTransfers } from './store/write-domains.ts'
import { writeRecords } from './store/write-registrants.ts'
import { today } from './today.ts'
import type { Domain, Holder, Proposal } from './types.ts'

export type Proposed = { domain: Domain; decision: Decision['kind'] }

/**
 * Sets changes of registrants of one account going: recorded at once, or asked of both sides by mail and pending until they
 * answer; what is alike is asked by one mail a side. Roles are not moved here. No pending change may stand in the way:
 * withdrawing it is the caller's.
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
  const ofKind = (kind: Decision['kind']) => decided.filter(({ decision }) => decision.kind === kind)
  await askRegistrants(tx, actor, now, ofKind('ask'), holders)
  const [first, atOnce] = [ofKind('first'), ofKind('at-once')]
  await writeRecords(
    tx,
    now,
    [...first, ...atOnce].map(({ domain, data }) => ({ ...data, domainId: domain.id })),
  )
  await tellDone(tx, actor, now, atOnce, holders)
  await askToVerify(tx, actor, now, { asked: first, holders, because: 'registered' })
  await askToVerify(tx, actor, now, { asked: atOnce, holders, because: 'changed' })
  return decided.map(({ domain, decision }) => ({ domain, decision: decision.kind }))
}

/** What is changed without asking anybody: both sides are told. */
async function tellDone(
  tx: Tx,
  actor: Actor,
  now: Date,
  done: readonly Proposal[],
  holders: readonly Holder[],
): Promise<void> {
  if (done.length === 0) return
  const day = await today(tx, now)
  const changes = done.flatMap(({ domain, ending, data }) =>
    domain.record ? [{ domain, ending, old: domain.record, new: data }] : [],
  )
  await lockTransfers(
    tx,
    changes.flatMap(({ domain, ending }) => lockedUntil(domain.id, ending, day)),
  )
  await sendMessages(tx, now, mailsOfChanges('registrant-change-confirmed', changes, { holders }))
  await recordTrail(
    tx,
    actor,
    now,
    changes.map((change) => ({
      subject: { kind: 'domain', id: change.domain.id },
      type: 'domain.registrant-changed',
      facts: { confirmations: 'none', lockDays: change.ending.lockDays },
      values: changesOf(change.old, change.new),
    })),
  )
}
