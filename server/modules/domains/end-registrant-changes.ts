import type { Tx } from '../../lib/db.ts'
import { sendMessages } from '../delivery/index.ts'
import { type Actor, recordTrail } from '../trail/index.ts'
import { askToVerify } from './ask-to-verify.ts'
import { mailsOfChanges, type ToldChange } from './mail-registrants.ts'
import { endingOf } from './rules/ending-of.ts'
import { changesOf, lockedUntil } from './rules/registrant-data.ts'
import { allEndings } from './store/endings.ts'
import { holdersOf } from './store/holders.ts'
import { holdLiveCards, writeRoles } from './store/roles.ts'
import { endUnreachableTasks } from './store/tasks.ts'
import { writeVerified } from './store/verifications.ts'
import { lockTransfers, raiseVersions } from './store/write-domains.ts'
import { endChanges, writeRecords } from './store/write-registrants.ts'
import { today } from './today.ts'
import type { Domain, DomainEnding, RegistrantChange } from './types.ts'

/** `replaced`: withdrawn because the same is asked again with other data; nobody is written to about that. */
type Nothing = 'refused' | 'expired' | 'withdrawn' | 'replaced'
const types = {
  refused: { type: 'domain.registrant-change-refused' },
  expired: { type: 'domain.registrant-change-expired' },
  withdrawn: { type: 'domain.registrant-change-withdrawn' },
} as const
/** A locked domain with its pending change. */
export type Pending = { domain: Domain; change: RegistrantChange }

/** Ends changes of one account that come to nothing, and tells everybody who was asked; the registrants on record stay. */
export async function dropChanges(
  tx: Tx,
  actor: Actor,
  now: Date,
  pending: readonly Pending[],
  outcome: Nothing,
): Promise<void> {
  const [first] = pending
  if (!first) return
  const state = outcome === 'replaced' ? 'withdrawn' : outcome
  // What a person decided about a holder's own data, or left undecided, is not asked again while the data stays so.
  const isDecided = outcome === 'expired' || (outcome !== 'replaced' && actor.kind !== 'system')
  await endChanges(
    tx,
    now,
    pending.map(({ change }) => ({ id: change.id, state, stands: isDecided && !change.changesRole })),
  )
  const told = pending.filter(({ change }) => change.askedAt !== null).map(sidesOf)
  if (outcome !== 'replaced' && told.length > 0) {
    const { accountId } = first.domain
    const holders = (await holdersOf(tx, [accountId])).get(accountId) ?? []
    await sendMessages(tx, now, mailsOfChanges(`registrant-change-${outcome}`, told, { holders }))
  }
  const domainIds = pending.map(({ domain }) => domain.id)
  await endUnreachableTasks(tx, now, domainIds)
  await raiseVersions(tx, now, domainIds)
  await recordTrail(
    tx,
    actor,
    now,
    pending.map(({ domain, change }) => ({
      subject: { kind: 'domain', id: domain.id },
      ...types[state],
      facts: { changeId: change.id },
      values: changesOf(change.old, change.new),
    })),
  )
}

/**
 * Carries out changes of one batch that everybody agreed to, or nobody has to: record, role, lock. Whoever agreed by the link of
 * a mail reads the address, so that it is verified; who was not asked is asked to verify it. Where the card that was to be the registrant is gone, they are withdrawn.
 */
export async function confirmChanges(
  tx: Tx,
  actor: Actor,
  now: Date,
  pending: readonly Pending[],
  confirmations: DomainEnding['confirmations'] = 'both',
): Promise<void> {
  const [first] = pending
  if (!first) return
  const { accountId } = first.domain
  const cardId = first.change.toHolder === 'main-user' ? null : first.change.toHolder
  if (cardId !== null && !(await holdLiveCards(tx, { accountId, ids: [cardId] })).has(cardId))
    return dropChanges(tx, actor, now, pending, 'withdrawn')
  const endings = await allEndings(tx)
  const day = await today(tx, now)
  const done = pending.map((each) => ({
    ...sidesOf(each),
    ...each,
    ending: endingOf(endings, each.domain.asciiName),
  }))
  await endChanges(
    tx,
    now,
    pending.map(({ change }) => ({ id: change.id, state: 'confirmed', stands: false })),
  )
  await writeRecords(
    tx,
    now,
    done.map(({ domain, new: data }) => ({ ...data, domainId: domain.id })),
  )
  const moved = pending.filter(({ change }) => change.changesRole)
  await writeRoles(
    tx,
    accountId,
    moved.map(({ domain }) => ({ domainId: domain.id, role: 'registrant', cardId })),
  )
  await lockTransfers(
    tx,
    done.flatMap(({ domain, ending }) => lockedUntil(domain.id, ending, day)),
  )
  if (confirmations === 'both')
    await writeVerified(tx, now, { accountId, address: sidesOf(first).new.address })
  const holders = (await holdersOf(tx, [accountId])).get(accountId) ?? []
  await sendMessages(tx, now, mailsOfChanges('registrant-change-confirmed', done, { holders }))
  const domainIds = pending.map(({ domain }) => domain.id)
  await endUnreachableTasks(tx, now, domainIds)
  await raiseVersions(tx, now, domainIds)
  await recordTrail(
    tx,
    actor,
    now,
    done.map(({ domain, change, ending }) => ({
      subject: { kind: 'domain', id: domain.id },
      type: 'domain.registrant-changed',
      facts: { changeId: change.id, confirmations, lockDays: ending.lockDays },
      values: changesOf(change.old, change.new),
    })),
  )
  if (confirmations === 'none')
    await askToVerify(tx, actor, now, {
      asked: done.map(({ domain, ending, new: data }) => ({ domain, ending, data })),
      holders,
      because: 'changed',
    })
}

/** Both sides with the addresses that were asked; who has one address on both sides was asked as the new one. */
function sidesOf({ domain, change }: Pending): ToldChange {
  const asked = (side: 'old' | 'new') => change.confirmations.find((each) => each.side === side)?.address
  const fresh = asked('new')
  if (fresh === undefined) throw new Error(`the change ${change.id} asks nobody new`)
  return {
    domain,
    old: { ...change.old, address: asked('old') ?? domain.record?.address ?? fresh },
    new: { ...change.new, address: fresh },
  }
}
