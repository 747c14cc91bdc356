import type { Tx } from '../../lib/db.ts'
import { type MessageDraft, sendMessages } from '../delivery/index.ts'
import type { Department } from '../departments/index.ts'
import { bareId } from './rules/address-parts.ts'
import { mayAnswer } from './rules/may-answer.ts'
import type { Author } from './rules/steps/facts.ts'
import { storableLine } from './rules/storable.ts'
import { countAnswer, noteAddress } from './store/held-write.ts'
import type { ParsedMail } from './types.ts'

/** Automatic answers to one address in a workspace day: what is left of loops that no mark ended stops here. */
export const answersADay = 5

type Answered = { author: Author; department: Department; parsed: ParsedMail }

/** "We received it", once for a ticket that a mail has opened; never to machines, and not more often a day than the cap. */
export async function tellReceived(
  tx: Tx,
  now: Date,
  { author, department, parsed, ticket }: Answered & { ticket: { id: number; subject: string } },
): Promise<boolean> {
  return answer(
    tx,
    now,
    { author, department, parsed },
    {
      event: 'ticket-received',
      lane: 'ticket',
      category: department.category,
      thread: `ticket-${ticket.id}`,
      subject: { kind: 'ticket', id: ticket.id },
      parameters: { number: String(ticket.id), subject: storableLine(ticket.subject, 250) },
    },
  )
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
  return answer(tx, now, answered, {
    event: 'mail-refused',
    lane: 'notice',
    subject: { kind: 'incoming-mail', id: answered.rawMailId },
    parameters: { subject: storableLine(parsed.subject, 250), department: department.typedAddress },
  })
}

type Said<Draft = MessageDraft> = Draft extends MessageDraft
  ? Omit<Draft, 'recipients' | 'departmentId' | 'inReplyTo' | 'isAnswer'>
  : never

async function answer(
  tx: Tx,
  now: Date,
  { author, department, parsed }: Answered,
  said: Said,
): Promise<boolean> {
  if (!mayAnswer(parsed)) return false
  if (!(await countAnswer(tx, now, { address: author.address, atMost: answersADay }))) return false
  const inReplyTo = storableLine(bareId(parsed.messageId ?? ''), 1000)
  await sendMessages(tx, now, [
    {
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
    } as MessageDraft,
  ])
  return true
}
