import type { Tx } from '../../lib/db.ts'
import { type Opening, openTicketsBy } from '../tickets/index.ts'
import { type ReceiptAsked, receiptsFor } from './answer-sender.ts'
import type { Applied, Applying } from './applying.ts'
import { keepReactions } from './keep-reactions.ts'
import { messageOf, nameIn, trailAuthorOf } from './message-of.ts'
import { personOf } from './person-of.ts'
import type { Decision } from './rules/steps/facts.ts'
import { noticeFacts } from './store/notice-facts.ts'

export type OpeningMail = Applying & { decision: Extract<Decision, { outcome: 'ticket' }> }

/**
 * Opens tickets with mails, of new contacts where nobody knows their authors, and says that they were received. In the order
 * given; each mail is another author's.
 */
export async function openTicketsOf(tx: Tx, now: Date, mails: readonly OpeningMail[]): Promise<Applied[]> {
  const people: Person[] = []
  for (const { decision } of mails) people.push(await personOf(tx, now, decision.author))
  const receipts = await receiptsFor(
    tx,
    now,
    mails.map((mail, at) => receiptAsked(mail, people[at] as Person)),
  )
  const openings: Opening[] = []
  for (const [at, mail] of mails.entries())
    openings.push({ ...(await openingOf(tx, mail, people[at] as Person)), receipt: receipts[at] ?? null })
  const { done, refused } = await openTicketsBy(tx, now, openings)
  if (refused.length > 0) throw new Error(`a ticket was not opened: ${JSON.stringify(refused)}`)
  await keepReactions(
    tx,
    now,
    mails.map(({ decision }) => decision.author),
  )
  return done.map(({ index, id, messageId }) => {
    const { proof, accountId, reason } = (mails[index] as OpeningMail).decision
    const isTold = Boolean(receipts[index])
    return {
      outcome: 'ticket',
      reason,
      facts: { ticketId: id, ticketMessageId: messageId, proof, accountId, isTold },
    }
  })
}

type Person = { id: number; name: string }

function receiptAsked({ decision, parsed }: OpeningMail, person: Person): ReceiptAsked {
  const { author, department } = decision
  const known = { ...author, person: { kind: 'contact' as const, ...person } }
  return { author: known, department, parsed, subject: parsed.subject }
}

async function openingOf(
  tx: Tx,
  { decision, ...applying }: OpeningMail,
  person: Person,
): Promise<Omit<Opening, 'receipt'>> {
  const { author, proof, department, accountId, about } = decision
  const notice = about?.noticeId ? await noticeFacts(tx, about.noticeId) : null
  return {
    by: trailAuthorOf(applying, { author, personId: person.id }),
    subject: applying.parsed.subject,
    category: about?.category ?? department.category,
    departmentId: department.id,
    requester: { contactId: person.id, address: author.address },
    accountId,
    domainId: notice?.domainId ?? null,
    serviceId: notice?.serviceId ?? null,
    source: 'mail',
    message: messageOf(applying, {
      ...{ author, proof, isNote: false, personId: person.id },
      name: nameIn(accountId, author, person),
    }),
  }
}
