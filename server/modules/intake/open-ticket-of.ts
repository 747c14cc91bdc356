import type { Tx } from '../../lib/db.ts'
import { openTickets, type Site } from '../tickets/index.ts'
import { receiptFor } from './answer-sender.ts'
import type { Applied, Applying } from './applying.ts'
import { keepReactions } from './keep-reactions.ts'
import { messageOf, nameIn, trailAuthorOf } from './message-of.ts'
import { personOf } from './person-of.ts'
import type { Decision } from './rules/steps/facts.ts'

import { noticeFacts } from './store/notice-facts.ts'

/** Opens a ticket with a mail, of a new contact where nobody knows its author, and says that it was received. */
export async function openTicketOf(
  tx: Tx,
  site: Site,
  now: Date,
  { decision, ...applying }: Applying & { decision: Extract<Decision, { outcome: 'ticket' }> },
): Promise<Applied> {
  const { author, proof, department, accountId, about, reason } = decision
  const { parsed } = applying
  const person = await personOf(tx, now, author)
  const notice = about?.noticeId ? await noticeFacts(tx, about.noticeId) : null
  const receipt = await receiptFor(tx, now, {
    ...{ author: { ...author, person: { kind: 'contact', ...person } }, department, parsed },
    subject: parsed.subject,
  })
  const by = trailAuthorOf(applying, { author, personId: person.id })
  const { done, refused } = await openTickets(tx, site, by, now, [
    {
      subject: parsed.subject,
      category: about?.category ?? department.category,
      departmentId: department.id,
      requester: { contactId: person.id, address: author.address },
      accountId,
      domainId: notice?.domainId ?? null,
      serviceId: notice?.serviceId ?? null,
      source: 'mail',
      receipt,
      message: messageOf(applying, {
        author,
        proof,
        isNote: false,
        personId: person.id,
        name: nameIn(accountId, author, person),
      }),
    },
  ])
  const [opened] = done
  if (!opened) throw new Error(`a ticket was not opened: ${JSON.stringify(refused)}`)
  await keepReactions(tx, now, author)
  return {
    outcome: 'ticket',
    reason,
    facts: {
      ticketId: opened.id,
      ticketMessageId: opened.messageId,
      proof,
      accountId,
      isTold: receipt !== null,
    },
  }
}
