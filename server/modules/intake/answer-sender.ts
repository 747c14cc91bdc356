import type { Tx } from '../../lib/db.ts'
import { type MessageDraft, sendMessages } from '../delivery/index.ts'
import type { Department } from '../departments/index.ts'
import { bareId } from './rules/address-parts.ts'
import { mayAnswer } from './rules/may-answer.ts'
import type { Author } from './rules/steps/facts.ts'
import { storableLine } from './rules/storable.ts'
import { countAnswers, noteAddress } from './store/held-write.ts'
import type { ParsedMail } from './types.ts'

/** Automatic answers to one address in a workspace day: what is left of loops that no mark ended stops here. */
export const answersADay = 5

type Answered = { author: Author; department: Department; parsed: ParsedMail }

export type ReceiptAsked = Answered & { subject: string }

/**
 * "We received it", once for a ticket that a mail opens, as it reads when the ticket has its number; null to machines, and more
 * often a day than the cap. In the order asked, each for another author.
 */
export async function receiptsFor(
  tx: Tx,
  now: Date,
  asked: readonly ReceiptAsked[],
): Promise<(((ticketId: number) => MessageDraft) | null)[]> {
  const answered = await answeredOf(tx, now, asked)
  return asked.map((each) => (answered.has(each) ? (ticketId) => receiptOf(each, ticketId) : null))
}

const receiptOf = ({ subject, ...answered }: ReceiptAsked, ticketId: number): MessageDraft =>
  answerOf(answered, {
    event: 'ticket-received',
    lane: 'ticket',
    category: answered.department.category,
    thread: `ticket-${ticketId}`,
    subject: { kind: 'ticket', id: ticketId },
    parameters: { number: String(ticketId), subject: storableLine(subject, 250) },
  })

/** The same about a ticket that is there. */
export async function tellReceived(
  tx: Tx,
  now: Date,
  { ticket, ...answered }: Answered & { ticket: { id: number; subject: string } },
): Promise<void> {
  const [receipt] = await receiptsFor(tx, now, [{ ...answered, subject: ticket.subject }])
  await sendMessages(tx, now, receipt ? [receipt(ticket.id)] : [])
}

/** Tells whom a department does not take that it does not. */
export async function tellRefused(
  tx: Tx,
  now: Date,
  answered: Answered & { rawMailId: number },
): Promise<boolean> {
  const { author, department, parsed } = answered
  // Of whom nobody knows: a mail is written to no address that was not noted.
  await noteAddress(tx, now, author.address)
  if ((await answeredOf(tx, now, [answered])).size === 0) return false
  const refusal = answerOf(answered, {
    event: 'mail-refused',
    lane: 'notice',
    subject: { kind: 'incoming-mail', id: answered.rawMailId },
    parameters: { subject: storableLine(parsed.subject, 250), department: department.typedAddress },
  })
  await sendMessages(tx, now, [refusal])
  return true
}

type Said<Draft = MessageDraft> = Draft extends MessageDraft
  ? Omit<Draft, 'recipients' | 'departmentId' | 'inReplyTo' | 'isAnswer'>
  : never

async function answeredOf<Each extends Pick<Answered, 'author' | 'parsed'>>(
  tx: Tx,
  now: Date,
  asked: readonly Each[],
): Promise<Set<Each>> {
  const people = asked.filter(({ parsed }) => mayAnswer(parsed))
  const addresses = people.map(({ author }) => author.address)
  const counted = await countAnswers(tx, now, { addresses, atMost: answersADay })
  return new Set(people.filter(({ author }) => counted.has(author.address)))
}

function answerOf({ author, department, parsed }: Answered, said: Said): MessageDraft {
  const inReplyTo = storableLine(bareId(parsed.messageId ?? ''), 1000)
  return {
    ...said,
    departmentId: department.id,
    isAnswer: true,
    ...(inReplyTo.length >= 3 ? { inReplyTo } : {}),
    recipients: [
      {
        address: author.address,
        typedAddress: author.typed,
        name: author.person?.name ?? '',
        personId: author.person?.id ?? null,
        language: author.language,
        verdict: 'in',
        rule: said.event === 'ticket-received' ? 'requester' : 'sender',
      },
    ],
  } as MessageDraft
}
