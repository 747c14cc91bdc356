import type { Tx } from '../../lib/db.ts'
import { type Author, recordTrail } from '../trail/index.ts'
import { noteAddresses } from './store/insert-tickets.ts'
import { participantsOf, upsertParticipants } from './store/participants.ts'
import { findTicket, survivorsOf } from './store/tickets.ts'

/**
 * Lets somebody take part in a ticket whose mail an agent has let into it, who may not write there otherwise. Nothing happens
 * where she takes part already.
 */
export async function takePart(
  tx: Tx,
  author: Author,
  now: Date,
  { ticketId, ...who }: { ticketId: number; address: string; typed: string; name: string },
): Promise<void> {
  const id = (await survivorsOf(tx, [ticketId])).get(ticketId) ?? ticketId
  const ticket = await findTicket(tx, id)
  const known = (await participantsOf(tx, [id])).find(({ address }) => address === who.address)
  if (!ticket || (known?.state === 'confirmed' && !known.hasLeft)) return
  await noteAddresses(tx, now, [who.address])
  const participant = {
    ...who,
    ticketId: id,
    name: who.name.trim() || who.typed,
    state: 'confirmed' as const,
  }
  await upsertParticipants(tx, now, {
    byId: 'id' in author ? author.id : null,
    participants: [participant],
  })
  await recordTrail(tx, author, now, [
    {
      ...{ subject: { kind: 'ticket', id }, type: 'ticket.participant-changed' },
      facts: { state: 'confirmed' },
      values: [{ field: 'participant', old: null, new: who.typed }],
    },
  ])
}
