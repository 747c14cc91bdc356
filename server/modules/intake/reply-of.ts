import type { Tx } from '../../lib/db.ts'
import { addTicketMessages, findTicket, survivorsOf, takePart } from '../tickets/index.ts'
import { tellReceived } from './answer-sender.ts'
import type { Applied, Applying } from './applying.ts'
import { keepReactions } from './keep-reactions.ts'
import { messageOf, nameIn, trailAuthorOf } from './message-of.ts'
import { personOf } from './person-of.ts'
import type { Decision } from './rules/steps/facts.ts'

/** Puts a mail into the ticket that it belongs to; where that is finished it opens another that goes on with it. */
export async function replyOf(
  tx: Tx,
  now: Date,
  { decision, ...applying }: Applying & { decision: Extract<Decision, { outcome: 'reply' }> },
): Promise<Applied> {
  const { author, proof, isNote, ticketId, reason } = decision
  const person = await personOf(tx, now, author)
  const by = trailAuthorOf(applying, { author, personId: person.id })
  // Only who is on cards, or was, is called otherwise than in the directory.
  const mayDiffer = author.cardNames.length > 0 || author.isNamedByCard
  const survivor = mayDiffer ? (await survivorsOf(tx, [ticketId])).get(ticketId) : undefined
  const ticket = mayDiffer ? await findTicket(tx, survivor ?? ticketId) : undefined
  const name = nameIn(ticket?.accountId ?? null, author, person)
  if (decision.joins)
    await takePart(tx, applying.releasedBy ?? by, now, {
      ticketId,
      ...{ address: author.address, typed: author.typed, name },
    })
  const message = messageOf(applying, { author, proof, isNote, personId: person.id, name })
  const { done, refused } = await addTicketMessages(tx, by, now, [{ ticketId, message }])
  const [added] = done
  if (!added) throw new Error(`a reply was not taken: ${JSON.stringify(refused)}`)
  if (!isNote) await keepReactions(tx, now, [author])
  const { parsed } = applying
  const { department } = applying.facts
  if (added.opened && department && author.person?.kind !== 'agent')
    await tellReceived(tx, now, {
      author,
      department,
      parsed,
      ticket: { id: added.ticketId, subject: parsed.subject },
    })
  return {
    outcome: added.opened ? 'ticket' : 'reply',
    reason: added.opened ? 'opens-after-closed' : reason,
    facts: { ticketId: added.ticketId, ticketMessageId: added.id, proof },
  }
}
