import type { Tx } from '../../lib/db.ts'
import { type Problem, Refusal } from '../../lib/errors.ts'
import { type Actor, type Change, recordTrail } from '../trail/index.ts'
import type { TicketChangeImage } from './change-tickets.ts'
import { mayWriteTickets } from './policy.ts'
import { referenceProblems } from './rules/read-ticket.ts'
import { changesBetween, isEqual } from './rules/ticket-changes.ts'
import { nameAuthors } from './store/name-authors.ts'
import { withNames } from './store/names.ts'
import { holdAccounts, type References, referencesOf } from './store/references.ts'
import { lockTickets } from './store/tickets.ts'
import { updateTickets } from './store/update-tickets.ts'
import { tellAgents } from './tell-agents.ts'
import type { Ticket } from './types.ts'

/**
 * Changes a ticket back. What was changed again since stays and is named, and so is what cannot be as it was: an account that
 * was closed, an agent who left.
 * @throws Refusal forbidden, conflict when nothing at all can be changed back
 */
export async function undoTicketChange(
  tx: Tx,
  actor: Actor,
  now: Date,
  undone: { id: number; undoId: number; image: TicketChangeImage },
): Promise<Problem[]> {
  if (!mayWriteTickets(actor)) throw new Refusal('forbidden')
  const [before] = await lockTickets(tx, [undone.id])
  if (before?.life !== 'live') throw new Refusal('conflict', [{ path: '', code: 'undo.ticket-gone' }])
  const isUntouched = ({ field, new: after }: Change): boolean =>
    isEqual(before[field as keyof Ticket] ?? null, after)
  const back = undone.image.changes.filter(isUntouched)
  const leftOut: Problem[] = undone.image.changes
    .filter((change) => !isUntouched(change))
    .map(({ field }) => ({ path: field, code: 'undo.changed-since' }))
  const wanted = applied(before, back)
  await holdAccounts(tx, wanted.accountId === null ? [] : [wanted.accountId])
  const problems = await problemsOf(tx, wanted, back)
  const after = applied(
    before,
    back.filter(({ field }) => !problems.some(({ path }) => path === field)),
  )
  leftOut.push(...problems)
  const changes = changesBetween(before, after)
  if (changes.length === 0) throw new Refusal('conflict', leftOut)
  await updateTickets(tx, now, [after])
  if (after.accountId !== before.accountId) await nameAuthors(tx, [after.id])
  const [values = []] = await withNames(tx, [changes])
  await recordTrail(tx, actor, now, [
    {
      ...{ subject: { kind: 'ticket', id: undone.id }, type: 'ticket.changed', values },
      facts: { undoes: undone.undoId },
    },
  ])
  await tellAgents(tx, now, [
    {
      ...{ ticketId: undone.id, happened: 'changed' },
      byAgentId: actor.kind === 'agent' ? actor.id : null,
    },
  ])
  return leftOut
}

const applied = (ticket: Ticket, changes: readonly Change[]): Ticket => ({
  ...ticket,
  ...Object.fromEntries(changes.map(({ field, old }) => [field, old])),
})

/** What cannot be as it was, by the field of the ticket. */
async function problemsOf(tx: Tx, wanted: Ticket, back: readonly Change[]): Promise<Problem[]> {
  const naming = { ...wanted, address: wanted.requesterAddress }
  const [references] = (await referencesOf(tx, [naming])) as [References]
  const requester = { contactId: wanted.requesterId, address: wanted.requesterAddress }
  const fields: Record<string, string> = {
    'requester.contactId': 'requesterId',
    'requester.address': 'requesterAddress',
  }
  return referenceProblems({ ...wanted, requester }, references)
    .map((problem) => ({ ...problem, path: fields[problem.path] ?? problem.path }))
    .filter(({ path }) => back.some(({ field }) => field === path))
}
