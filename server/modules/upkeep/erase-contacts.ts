import type { Tx } from '../../lib/db.ts'
import { type Problem, Refusal } from '../../lib/errors.ts'
import { closeAccountsOf, mainUserProblemsOf } from '../accounts/index.ts'
import { mayDo } from '../identity/index.ts'
import { tellAgents } from '../tickets/index.ts'
import { type Actor, recordTrail } from '../trail/index.ts'
import { beginErasures } from './finish-erasures.ts'
import { blankAccountsOf } from './store/erasure/accounts.ts'
import { familiesOf } from './store/erasure/families.ts'
import { hideTicketsOf } from './store/erasure/hide-tickets.ts'
import { blankPeople } from './store/erasure/people.ts'
import { noteTraces } from './store/erasure/traces.ts'

/** What became of each person to be erased: `refused` says why not, in the order given. */
export type Erased = { done: number[]; refused: { id: number; problems: Problem[] }[] }

/**
 * Erases contacts for good, live, deleted or blocked, with all who were merged into them (decision 85): of the record an
 * empty row stays, its addresses are free, its sessions end, and nothing of it can be undone. Her tickets go with her; of
 * who left much, a job removes the rest soon after, and nobody finds it from now on. Accounts' cards with her
 * address are the accounts' and stay. The main user of an account from which something hangs is left as she is.
 * @throws Refusal forbidden
 */
export async function eraseContacts(
  tx: Tx,
  actor: Actor,
  now: Date,
  ids: readonly number[],
): Promise<Erased> {
  if (!mayDo(actor, 'contacts.erase')) throw new Refusal('forbidden')
  const families = await familiesOf(tx, ids)
  const kept = await mainUserProblemsOf(
    tx,
    families.flatMap(({ all }) => all),
  )
  const refused = ids.flatMap((id) => {
    const family = families.find(({ root }) => root === id)
    const problems = family ? family.all.flatMap((each) => kept.get(each) ?? []) : missing
    return problems.length > 0 ? [{ id, problems }] : []
  })
  const erased = families.filter(({ root }) => !refused.some(({ id }) => id === root))
  const all = erased.flatMap((family) => family.all)
  if (all.length === 0) return { done: [], refused }
  await closeAccountsOf(tx, actor, now, all)
  await noteTraces(tx, now, { ids: all, byId: 'id' in actor ? actor.id : null })
  await blankAccountsOf(tx, now, all)
  const { hidden, parted } = await hideTicketsOf(tx, now, all)
  await blankPeople(tx, now, all)
  await beginErasures(tx, now, all)
  await recordTrail(tx, actor, now, [
    ...all.map((id) => ({ subject: { kind: 'contact' as const, id }, type: 'contact.erased' as const })),
    ...parted.map(({ id, from }) => ({
      subject: { kind: 'ticket' as const, id },
      type: 'ticket.unmerged' as const,
      facts: { from },
    })),
  ])
  const byAgentId = actor.kind === 'agent' ? actor.id : null
  const touched = [...hidden, ...parted.map(({ id }) => id)].slice(0, toldAtMost)
  await tellAgents(
    tx,
    now,
    touched.map((ticketId) => ({ ticketId, happened: 'changed', byAgentId })),
  )
  return { done: erased.map(({ root }) => root), refused }
}

/** Whoever watches more than so many tickets looks again anyway. */
const toldAtMost = 500

const missing: Problem[] = [{ path: '', code: 'contact.missing' }]
