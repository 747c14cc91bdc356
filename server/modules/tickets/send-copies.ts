import type { Tx } from '../../lib/db.ts'
import type { Language } from '../../lib/pure/languages.ts'
import { countOwnTexts } from '../additional-contacts/index.ts'
import { type MessageDraft, newTexts, sendMessages, type TextDraft } from '../delivery/index.ts'
import type { Decision } from '../routing/index.ts'
import { nothingBefore, type WrittenBefore, writtenBefore } from './store/copy-facts.ts'
import type { StoredMessage, Ticket, TicketMessageDraft } from './types.ts'
import { type DecidedCopies, decideCopies } from './who-gets.ts'

/** So many earlier messages are repeated below a copy. */
const earlierAtMost = 10

/** A public message whose copies are due, before it is written; `receipt`: what is said besides to whoever opened the ticket. */
export type Due = {
  ticket: Ticket
  message: StoredMessage
  isFirst?: boolean
  receipt?: MessageDraft | undefined
}

/**
 * Puts the copies of public messages on their way: to everybody whom the ticket's category and participants reach, each a
 * message of its own in the reader's language, from the ticket's department under the author's name; and what else is said.
 * Gives by ids of ticket messages which messages hold their copies, to be written with them: a row that is written anew for it
 * costs as much as the first time.
 */
export async function sendCopies(
  tx: Tx,
  now: Date,
  due: readonly Due[],
): Promise<ReadonlyMap<number, number>> {
  if (due.length === 0) return new Map()
  const decided = await decideCopies(
    tx,
    now,
    due.map(({ ticket, message: { draft } }) => ({
      ...{ ticket, author: draft.author, leaveOut: draft.leaveOut ?? [] },
    })),
  )
  const reaching = due
    .map((each, at) => ({ ...each, ...(decided[at] as DecidedCopies) }))
    .filter(({ decisions }) => decisions.length > 0)
  const texts = await newTexts(tx, now, reaching.map(textOf))
  const copies: MessageDraft[] = []
  for (const [at, each] of reaching.entries()) copies.push(await copyOf(tx, each, texts[at] as number))
  const receipts = due.flatMap(({ receipt }) => receipt ?? [])
  const ids = await sendMessages(tx, now, [...copies, ...receipts])
  for (const { isOwnText, accountId, decisions } of reaching)
    if (isOwnText && accountId !== null)
      await countOwnTexts(tx, now, { accountId, addresses: decisions.filter(isCounted).map(addressOf) })
  return new Map(reaching.map(({ message }, at) => [message.id, ids[at] as number]))
}

type Reaching = Due & DecidedCopies

const languageOf = ({ decisions }: Reaching): Language => decisions[0]?.language ?? 'es'

const textOf = (each: Reaching): TextDraft => ({
  language: languageOf(each),
  subject: `[${each.ticket.id}] ${each.ticket.subject}`,
  body: each.message.draft.body,
  format: each.message.draft.format,
})

async function copyOf(tx: Tx, each: Reaching, text: number): Promise<MessageDraft> {
  const { ticket, accountId, decisions, isFirst = false } = each
  const { id, draft } = each.message
  const before = isFirst
    ? nothingBefore
    : await writtenBefore(tx, { ticketId: ticket.id, messageId: id, atMost: earlierAtMost })
  return {
    ...{ event: 'ticket-message', lane: 'ticket', category: ticket.category, isAutomatic: false },
    ...(accountId === null ? {} : { accountId }),
    ...{ departmentId: ticket.departmentId, senderName: draft.author.name, thread: `ticket-${ticket.id}` },
    ...answering(draft, before),
    attachments: draft.attachments ?? [],
    texts: { [languageOf(each)]: text },
    parameters: parametersOf(ticket, draft, before),
    subject: { kind: 'ticket', id: ticket.id },
    recipients: decisions,
  }
}

const addressOf = ({ address }: Decision): string => address
/** The main user's own copy, and the requester's, are nobody's who never asked for them. */
const isCounted = ({ verdict, as }: Decision): boolean =>
  verdict === 'in' && as !== 'main-user' && as !== 'requester'

/** The mail that it stands below: the one that it was, or the last of a customer. What is no Message-ID would break a header. */
function answering({ mail }: TicketMessageDraft, { answeredMail }: WrittenBefore): { inReplyTo?: string } {
  const messageId = (mail?.messageId ?? answeredMail)?.replace(/^<|>$/g, '') ?? ''
  return /^[\x21-\x3b\x3d\x3f-\x7e]{3,250}$/.test(messageId) ? { inReplyTo: messageId } : {}
}

function parametersOf(ticket: Ticket, { author }: TicketMessageDraft, before: WrittenBefore) {
  return {
    number: String(ticket.id),
    ...{ author: author.name, authorKind: author.kind },
    answers: before.answers?.name ?? '',
    answersAddress: before.answers?.address ?? '',
    isFirst: before.earlier.length === 0 ? 'yes' : '',
    earlier: before.earlier.join(','),
  }
}
