import type { Tx } from '../../lib/db.ts'
import { type Actor, recordTrail } from '../trail/index.ts'
import { chanceOf } from './sample/chance.ts'
import { sampleTicket } from './sample/sample-ticket.ts'
import { type Asker, insertSampleTickets, type sampleAnswerers } from './store/sample-tickets.ts'

export type TicketSeed = Awaited<ReturnType<typeof sampleAnswerers>> & { askers: readonly Asker[] }

const span = 60 * 86_400_000

/** Adds sample tickets of the numbers given, spread over the last sixty days; `upTo` is the last number of all. */
export async function addSampleTickets(
  tx: Tx,
  actor: Actor,
  now: Date,
  { seed, numbers, upTo }: { seed: TicketSeed; numbers: readonly number[]; upTo: number },
): Promise<number> {
  const { askers, agents, departmentId, tickets: before } = seed
  if (askers.length === 0 || agents.length === 0 || departmentId === null) return 0
  const ids = await insertSampleTickets(tx, now, {
    departmentId,
    tickets: numbers.map((number) => {
      const chance = chanceOf('asker', number)
      const content = sampleTicket(number)
      const age = span * (1 - (number - before) / Math.max(1, upTo - before))
      return {
        requester: chance.one(askers),
        assignee: content.isAssigned ? chance.one(agents) : null,
        openedAt: new Date(now.getTime() - age),
        content,
      }
    }),
  })
  await recordTrail(
    tx,
    actor,
    now,
    ids.map((id) => ({
      subject: { kind: 'ticket', id },
      type: 'ticket.opened',
      facts: { origin: 'sample' },
    })),
  )
  return ids.length
}
