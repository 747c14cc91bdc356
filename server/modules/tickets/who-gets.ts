import type { Handle } from '../../lib/db.ts'
import { interfaceLanguageOf } from '../../lib/pure/languages.ts'
import { type Asked, type Decision, decideFor } from '../routing/index.ts'
import { copyFacts, type TicketOfCopies } from './store/copy-facts.ts'
import type { MessageAuthor, Ticket } from './types.ts'

/** A message that is written, or is about to be. */
export type AskedCopies = {
  ticket: TicketOfCopies & Pick<Ticket, 'category' | 'domainId'>
  author: MessageAuthor
  /** Normalised addresses that an agent leaves out of this one message. */
  leaveOut?: readonly string[]
}

/** Everybody who is thought of, in or out with the rule; and whether the main user himself is the author. */
export type DecidedCopies = {
  decisions: Decision[]
  /** Null: without account, or with one that is closed. */
  accountId: number | null
  isOwnText: boolean
}

/**
 * Who gets a public message of a ticket, as the facts are now: the requester, who takes part, and of its account whom the
 * category reaches. It writes nothing: asked before sending it is the preview.
 */
export async function whoGets(db: Handle, now: Date, asked: AskedCopies): Promise<Decision[]> {
  return (await decideCopies(db, now, asked)).decisions
}

export async function decideCopies(
  db: Handle,
  now: Date,
  { ticket, author, leaveOut = [] }: AskedCopies,
): Promise<DecidedCopies> {
  const facts = await copyFacts(db, ticket)
  const involved = facts.involved.map((each) => ({ ...each, language: interfaceLanguageOf(each.language) }))
  const isCustomer = author.kind === 'customer'
  const isOwnText = isCustomer && facts.mainUserId !== null && author.id === facts.mainUserId
  const asked: Asked = {
    ...{ accountId: ticket.accountId, category: ticket.category, domainId: ticket.domainId },
    ...{ author: isCustomer ? author.address : null, authorId: isCustomer ? author.id : null },
    ...{ leaveOut, involved },
    ...(isOwnText ? { ownTextAt: now } : {}),
  }
  const [ofAccount] = await decideFor(db, [asked])
  if (ofAccount) return { decisions: ofAccount, accountId: ticket.accountId, isOwnText }
  const [ofTicket] = await decideFor(db, [{ ...asked, accountId: null }])
  return { decisions: ofTicket ?? [], accountId: null, isOwnText: false }
}
