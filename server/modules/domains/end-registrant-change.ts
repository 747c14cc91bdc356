import type { Tx } from '../../lib/db.ts'
import { sendMessages } from '../delivery/index.ts'
import { type Actor, recordTrail } from '../trail/index.ts'
import { mailsOfChange } from './mail-registrants.ts'
import { changesOf, lockAfterChange, recordRegistrant } from './propose-registrants.ts'
import { endingOf } from './rules/ending-of.ts'
import { raiseVersions } from './store/domains.ts'
import { allEndings } from './store/endings.ts'
import { holdersOf } from './store/holders.ts'
import { holdLiveCards, writeRoles } from './store/roles.ts'
import { writeVerified } from './store/verifications.ts'
import { endChange } from './store/write-registrants.ts'
import type { Domain, RegistrantChange, RegistrantData } from './types.ts'

/** `replaced`: withdrawn because the same is asked again with other data; nobody is written to about that. */
type Nothing = 'refused' | 'expired' | 'withdrawn' | 'replaced'
const endings = {
  refused: { type: 'domain.registrant-change-refused' },
  expired: { type: 'domain.registrant-change-expired' },
  withdrawn: { type: 'domain.registrant-change-withdrawn' },
} as const
/** A locked domain with its pending change. */
type Pending = { domain: Domain; change: RegistrantChange }

/** Ends a change that comes to nothing, and tells everybody; the registrant on record stays. */
export async function dropChange(
  tx: Tx,
  actor: Actor,
  now: Date,
  { domain, change }: Pending,
  outcome: Nothing,
): Promise<void> {
  const state = outcome === 'replaced' ? 'withdrawn' : outcome
  // What a person decided about the holder's own data, or left undecided, is not asked again while the data stays so.
  const isDecided = outcome === 'expired' || (outcome !== 'replaced' && actor.kind !== 'system')
  const stands = isDecided && !change.changesRole
  if (!(await endChange(tx, now, { id: change.id, state, stands }))) return
  if (outcome !== 'replaced') await tellDropped(tx, now, { domain, change }, outcome)
  await raiseVersions(tx, now, [domain.id])
  await recordTrail(tx, actor, now, [
    {
      subject: { kind: 'domain', id: domain.id },
      ...endings[state],
      facts: { changeId: change.id },
      values: changesOf(change.old, change.new),
    },
  ])
}

async function tellDropped(
  tx: Tx,
  now: Date,
  { domain, change }: Pending,
  outcome: Exclude<Nothing, 'replaced'>,
): Promise<void> {
  const holders = (await holdersOf(tx, [domain.accountId])).get(domain.accountId) ?? []
  const { old, new: wanted } = knownSides({ domain, change })
  await sendMessages(
    tx,
    now,
    mailsOfChange(`registrant-change-${outcome}`, { domain, old, new: wanted, holders }),
  )
}

/**
 * Carries out a change that everybody agreed to: record, role, lock. Whoever agreed by the link of a mail reads the address, so
 * that it is verified. 'gone': the card that was to be the registrant is no longer there, and the change was withdrawn.
 */
export async function confirmChange(
  tx: Tx,
  actor: Actor,
  now: Date,
  { domain, change }: Pending,
): Promise<'confirmed' | 'gone'> {
  const { accountId } = domain
  const cardId = change.toHolder === 'main-user' ? null : change.toHolder
  if (cardId !== null && !(await holdLiveCards(tx, { accountId, ids: [cardId] })).has(cardId)) {
    await dropChange(tx, actor, now, { domain, change }, 'withdrawn')
    return 'gone'
  }
  const { old, new: data } = knownSides({ domain, change })
  const ending = endingOf(await allEndings(tx), domain.asciiName)
  await endChange(tx, now, { id: change.id, state: 'confirmed', stands: false })
  await recordRegistrant(tx, now, { domain, data })
  if (change.changesRole)
    await writeRoles(tx, accountId, [{ domainId: domain.id, role: 'registrant', cardId }])
  await lockAfterChange(tx, now, { domain, ending })
  await writeVerified(tx, now, data.address)
  const holders = (await holdersOf(tx, [accountId])).get(accountId) ?? []
  await sendMessages(
    tx,
    now,
    mailsOfChange('registrant-change-confirmed', { domain, old, new: data, holders }),
  )
  await raiseVersions(tx, now, [domain.id])
  await recordTrail(tx, actor, now, [
    {
      subject: { kind: 'domain', id: domain.id },
      type: 'domain.registrant-changed',
      facts: { changeId: change.id, confirmations: 'both', lockDays: ending.lockDays },
      values: changesOf(change.old, change.new),
    },
  ])
  return 'confirmed'
}

type Known = RegistrantData & { address: string }

/** Both sides with the addresses that were asked; who has one address on both sides was asked as the new one. */
function knownSides({ domain, change }: Pending): { old: Known; new: Known } {
  const asked = (side: 'old' | 'new') => change.confirmations.find((each) => each.side === side)?.address
  const fresh = asked('new')
  if (fresh === undefined) throw new Error(`the change ${change.id} asks nobody new`)
  return {
    old: { ...change.old, address: asked('old') ?? domain.record?.address ?? fresh },
    new: { ...change.new, address: fresh },
  }
}
