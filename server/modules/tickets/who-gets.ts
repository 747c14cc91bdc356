import type { Handle } from '../../lib/db.ts'
import { interfaceLanguageOf } from '../../lib/pure/languages.ts'
import { type Asked, type Decision, decideFor } from '../routing/index.ts'
import { type CopyFacts, copyFacts, type TicketOfCopies } from './store/copy-facts.ts'
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
  const [decided] = await decideCopies(db, now, [asked])
  return decided?.decisions ?? []
}

/** The same for several messages, in their order: some statements for all together. */
export async function decideCopies(
  db: Handle,
  now: Date,
  asked: readonly AskedCopies[],
): Promise<DecidedCopies[]> {
  const facts = await copyFacts(
    db,
    asked.map(({ ticket }) => ticket),
  )
  const questions = asked.map((each, at) => questionOf(each, facts[at] as CopyFacts, now))
  const ofAccounts = await decideFor(
    db,
    questions.map(({ asked }) => asked),
  )
  // Of an account that is closed: whoever takes part hears of it all the same.
  const withoutAccount = questions.filter((_question, at) => ofAccounts[at] === null)
  const ofTickets = await decideFor(
    db,
    withoutAccount.map(({ asked }) => ({ ...asked, accountId: null })),
  )
  return questions.map((question, at) => {
    const ofAccount = ofAccounts[at]
    if (ofAccount)
      return {
        decisions: ofAccount,
        accountId: question.asked.accountId,
        isOwnText: question.isOwnText,
      }
    const decisions = ofTickets[withoutAccount.indexOf(question)] ?? []
    return { decisions, accountId: null, isOwnText: false }
  })
}

function questionOf(
  { ticket, author, leaveOut = [] }: AskedCopies,
  facts: CopyFacts,
  now: Date,
): { asked: Asked; isOwnText: boolean } {
  const involved = facts.involved.map((each) => ({ ...each, language: interfaceLanguageOf(each.language) }))
  const isCustomer = author.kind === 'customer'
  const isOwnText = isCustomer && facts.mainUserId !== null && author.id === facts.mainUserId
  const asked: Asked = {
    ...{ accountId: ticket.accountId, category: ticket.category, domainId: ticket.domainId },
    ...{ author: isCustomer ? author.address : null, authorId: isCustomer ? author.id : null },
    ...{ leaveOut, involved },
    ...(isOwnText ? { ownTextAt: now } : {}),
  }
  return { asked, isOwnText }
}
