import type { Tx } from '../../lib/db.ts'
import { Refusal } from '../../lib/errors.ts'
import { type Actor, type Change, keepUndo, recordTrail } from '../trail/index.ts'
import { mayWriteTickets } from './policy.ts'
import { rightToWrite } from './right-to-write.ts'
import { comingAlong, type Joined, joined, merged, mergeProblems } from './rules/merge.ts'
import { changesBetween } from './rules/ticket-changes.ts'
import { lastMessageIn, leadTo, type Moved, moveAll, readLastAgain, requestersOf } from './store/merging.ts'
import { nameAuthors } from './store/name-authors.ts'
import { participantsOf, upsertParticipants } from './store/participants.ts'
import { lockTickets } from './store/tickets.ts'
import { updateTickets } from './store/update-tickets.ts'
import { tellAgents } from './tell-agents.ts'

/**
 * What an undo of a merge keeps: of each ticket that went its messages, of the one that stayed what it took over, and which
 * message was its last.
 */
export type MergeImage =
  | { into: number; messages: Pick<Moved, 'id' | 'movedFrom'>[] }
  | { joined: Joined[]; changes: Change[]; last: number }

/**
 * Makes tickets one: their messages stand in it in the order in which they were written, whoever takes part in any of them
 * takes part in it, and their numbers lead to it; into an account's ticket whoever is not of it is only suggested. No copy leaves
 * again.
 * @throws Refusal forbidden, missing (the one that stays is not there), conflict with every reason
 */
export async function mergeTickets(
  tx: Tx,
  actor: Actor,
  now: Date,
  { into, ids: given }: { into: number; ids: readonly number[] },
): Promise<{ merged: number[]; undoId: number }> {
  if (!mayWriteTickets(actor)) throw new Refusal('forbidden')
  const ids = [...new Set(given)]
  const found = new Map((await lockTickets(tx, [...ids, into])).map((each) => [each.id, each]))
  const target = found.get(into)
  if (target?.life !== 'live') throw new Refusal('missing')
  const problems = mergeProblems(into, ids, found)
  if (problems.length > 0) throw new Refusal('conflict', problems)
  const sources = ids.flatMap((id) => found.get(id) ?? [])
  const taking = (await participantsOf(tx, [...ids, into])).filter(
    ({ state, hasLeft }) => state !== 'confirmed' || !hasLeft,
  )
  const others = [
    ...(await requestersOf(tx, { ids, into })).map((each) => ({ ...each, state: 'confirmed' as const })),
    ...taking.filter(({ ticketId }) => ticketId !== into),
  ]
  const rights = await rightToWrite(
    tx,
    others.map(({ address }) => ({ ticketId: into, address })),
  )
  const mayWrite = new Set(others.flatMap(({ address }, index) => (rights[index] ? address : [])))
  const newcomers = joined(
    target,
    taking.filter(({ ticketId }) => ticketId === into),
    others.map((each) => comingAlong(each, found, { target, mayWrite })),
  )
  const after = merged(target, sources)
  const changes = changesBetween(target, after)
  const moved = await moveAll(tx, { from: ids, to: into })
  await leadTo(tx, now, { ids, into })
  await upsertParticipants(tx, now, {
    byId: actor.kind === 'agent' ? actor.id : null,
    participants: newcomers.map((each) => ({ ...each, ticketId: into })),
  })
  await updateTickets(tx, now, [after])
  if (sources.some(({ accountId }) => accountId !== target.accountId)) await nameAuthors(tx, [into])
  await readLastAgain(tx, [into])
  const undoId = await keepUndo(tx, actor, now, {
    command: 'merge-tickets',
    images: [
      ...ids.map((id) => ({
        subject: { kind: 'ticket' as const, id },
        image: {
          into,
          messages: moved.flatMap(({ from, id: of, movedFrom }) =>
            from === id ? [{ id: of, movedFrom }] : [],
          ),
        } satisfies MergeImage,
      })),
      {
        subject: { kind: 'ticket' as const, id: into },
        image: { joined: newcomers, changes, last: await lastMessageIn(tx, into) } satisfies MergeImage,
      },
    ],
  })
  await recordTrail(tx, actor, now, [
    ...ids.map((id) => ({
      subject: { kind: 'ticket' as const, id },
      type: 'ticket.merged' as const,
      facts: { into },
      undoId,
    })),
    {
      subject: { kind: 'ticket', id: into },
      type: 'ticket.merged-in',
      facts: { tickets: ids, messages: moved.length },
      values: changes,
      undoId,
    },
  ])
  await tellAgents(
    tx,
    now,
    [...ids, into].map((ticketId) => ({
      ticketId,
      happened: 'changed',
      byAgentId: actor.kind === 'agent' ? actor.id : null,
    })),
  )
  return { merged: ids, undoId }
}
