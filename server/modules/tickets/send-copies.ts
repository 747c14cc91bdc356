import type { Tx } from '../../lib/db.ts'
import { countOwnTexts } from '../additional-contacts/index.ts'
import { type MessageDraft, newTexts, sendMessages } from '../delivery/index.ts'
import type { Decision } from '../routing/index.ts'
import type { Site } from './site.ts'
import { noteCopies, nothingBefore, type WrittenBefore, writtenBefore } from './store/copy-facts.ts'
import type { StoredMessage, Ticket, TicketMessageDraft } from './types.ts'
import { decideCopies } from './who-gets.ts'

/** So many earlier messages are repeated below a copy. */
const earlierAtMost = 10

/**
 * Puts the copies of a public message on their way: to everybody whom the ticket's category and participants reach, each a
 * message of its own in the reader's language, from the ticket's department under the author's name; and what else is said.
 */
export async function sendCopies(
  tx: Tx,
  _site: Site,
  now: Date,
  {
    ticket,
    message: { id, draft },
    isFirst = false,
    receipt,
  }: { ticket: Ticket; message: StoredMessage; isFirst?: boolean; receipt?: MessageDraft | undefined },
): Promise<void> {
  const { author, leaveOut = [] } = draft
  const { decisions, accountId, isOwnText } = await decideCopies(tx, now, { ticket, author, leaveOut })
  const besides = receipt ? [receipt] : []
  if (decisions.length === 0) {
    await sendMessages(tx, now, besides)
    return
  }
  const before = isFirst
    ? nothingBefore
    : await writtenBefore(tx, { ticketId: ticket.id, messageId: id, atMost: earlierAtMost })
  const language = decisions[0]?.language ?? 'es'
  const [text] = await newTexts(tx, now, [
    { language, subject: `[${ticket.id}] ${ticket.subject}`, body: draft.body, format: draft.format },
  ])
  const [messageId] = await sendMessages(tx, now, [
    {
      ...{ event: 'ticket-message', lane: 'ticket', category: ticket.category, isAutomatic: false },
      ...(accountId === null ? {} : { accountId }),
      ...{ departmentId: ticket.departmentId, senderName: author.name, thread: `ticket-${ticket.id}` },
      ...answering(draft, before),
      attachments: draft.attachments ?? [],
      texts: { [language]: text as number },
      parameters: parametersOf(ticket, draft, before),
      subject: { kind: 'ticket', id: ticket.id },
      recipients: decisions,
    },
    ...besides,
  ])
  await noteCopies(tx, { id, messageId: messageId as number })
  if (isOwnText && accountId !== null)
    await countOwnTexts(tx, now, { accountId, addresses: decisions.filter(isCounted).map(addressOf) })
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
