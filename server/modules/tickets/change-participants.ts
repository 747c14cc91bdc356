import type { Tx } from '../../lib/db.ts'
import { Refusal } from '../../lib/errors.ts'
import { readMailAddress } from '../../lib/pure/mail-address.ts'
import { readPersonName } from '../../lib/pure/person-name.ts'
import { departmentsWith } from '../identity/index.ts'
import { type Actor, recordTrail } from '../trail/index.ts'
import { mayWriteTickets } from './policy.ts'
import { noteAddresses } from './store/insert-tickets.ts'
import {
  deleteParticipant,
  isDeactivatedAgents,
  participantsOf,
  upsertParticipants,
} from './store/participants.ts'
import { lockTickets } from './store/tickets.ts'
import { touchTicket } from './store/update-tickets.ts'
import { tellAgents } from './tell-agents.ts'
import type { ParticipantBody } from './wire.ts'

/**
 * Says of one address whether it takes part in a ticket. Agents may name anybody; the main user (`isMainUsers`, asked by the
 * door) says yes or no to who stands there, and takes nobody in of his own.
 * @throws Refusal forbidden, missing, invalid: no address, a name that cannot be one, the requester himself, a department, an agent who is deactivated
 */
export async function changeParticipant(
  tx: Tx,
  actor: Actor,
  now: Date,
  change: { ticketId: number; body: ParticipantBody; isMainUsers?: boolean },
): Promise<void> {
  if (!mayWriteTickets(actor) && !change.isMainUsers) throw new Refusal('forbidden')
  const [ticket] = await lockTickets(tx, [change.ticketId])
  if (ticket?.life !== 'live') throw new Refusal('missing')
  const { address: typed, name, state } = change.body
  const email = readMailAddress(typed)
  const read = readPersonName(name ?? '')
  if (!email.ok) throw new Refusal('invalid', [{ path: 'address', ...email.fault }])
  const { normal: address, address: asTyped } = email.value
  const known = (await participantsOf(tx, [ticket.id])).find((each) => each.address === address)
  if (!known && (change.isMainUsers || state !== 'confirmed')) throw new Refusal('missing')
  if (!known && name?.trim() && !read.ok) throw new Refusal('invalid', [{ path: 'name', ...read.fault }])
  if (address === ticket.requesterAddress)
    throw new Refusal('invalid', [{ path: 'address', code: 'ticket.participant-is-requester' }])
  if (state === 'confirmed' && (await departmentsWith(tx, [address])).length > 0)
    throw new Refusal('invalid', [{ path: 'address', code: 'ticket.participant-is-department' }])
  if (state === 'confirmed' && (await isDeactivatedAgents(tx, address)))
    throw new Refusal('invalid', [{ path: 'address', code: 'ticket.participant-is-deactivated' }])
  if (known?.state === state && !known.hasLeft) return
  if (state === 'removed') await deleteParticipant(tx, { ticketId: ticket.id, address })
  else {
    await noteAddresses(tx, now, [address])
    // Whoever has the address by now is called what is said of her, not as who had it.
    const named = (!known?.hasLeft && known?.name) || (read.ok && read.value) || asTyped
    const participant = { ticketId: ticket.id, address, typed: asTyped, name: named, state }
    await upsertParticipants(tx, now, {
      byId: 'id' in actor ? actor.id : null,
      participants: [participant],
    })
  }
  await touchTicket(tx, now, ticket.id)
  await recordTrail(tx, actor, now, [
    {
      subject: { kind: 'ticket', id: ticket.id },
      type: 'ticket.participant-changed',
      facts: { state },
      values: [
        { field: 'participant', old: known ? asTyped : null, new: state === 'removed' ? null : asTyped },
      ],
    },
  ])
  await tellAgents(tx, now, [
    { ticketId: ticket.id, happened: 'changed', byAgentId: actor.kind === 'agent' ? actor.id : null },
  ])
}
