import type { Tx } from '../../lib/db.ts'
import type { NewMessage } from './store/insert-messages.ts'
import { noteAddresses } from './store/insert-tickets.ts'
import { suggestParticipants } from './store/participants.ts'

/** Suggests who stood in copy of mails as participants: an agent or the main user says whether they are. */
export async function suggestCopied(tx: Tx, now: Date, messages: readonly NewMessage[]): Promise<void> {
  const copied = messages.flatMap(({ id, ticketId, draft }) =>
    (draft.mail?.inCopy ?? [])
      .filter(({ address }) => address !== draft.author.address)
      .map(({ address, typed, name }) => ({
        ...{ messageId: id, ticketId, address, typed },
        name: name.trim().slice(0, 200) || typed,
      })),
  )
  if (copied.length === 0) return
  await noteAddresses(
    tx,
    now,
    copied.map(({ address }) => address),
  )
  await suggestParticipants(tx, now, copied)
}
