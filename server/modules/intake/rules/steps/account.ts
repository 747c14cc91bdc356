import { isUnproven, provenBy } from '../proven.ts'
import type { Author, Decision, Facts } from './facts.ts'

/**
 * A ticket of its own: of the department that it was written to, in the account that it is about. Who is known nowhere is
 * taken in, held, or refused, as the department says.
 */
export function account(facts: Facts): Decision {
  const step = 'account'
  const { author, department, given } = facts
  const proof = provenBy(facts)
  if (!author || isUnproven(proof)) return { outcome: 'held', step, reason: 'no-author' }
  if (!department) return { outcome: 'held', step, reason: 'no-department' }
  // Tickets are of customers; what an agent opens on somebody's behalf he opens in the portal.
  if (author.person?.kind === 'agent') return { outcome: 'held', step, reason: 'agent-opens' }
  const isKnown = author.person !== null || author.hasCard
  if (!isKnown && given?.by !== 'agent') {
    if (department.unknownSenders === 'hold') return { outcome: 'held', step, reason: 'unknown-sender' }
    if (department.unknownSenders === 'refuse') {
      const tells = facts.mail.automatic.length === 0
      return { outcome: 'refused', author, department, tells, step, reason: 'refused-unknown' }
    }
  }
  const accountId = accountOf(facts, author)
  const about = aboutOf(facts, accountId)
  const reason = reasonOf({ facts, isKnown, accountId, isAbout: about !== null })
  return { outcome: 'ticket', author, proof, department, accountId, about, step, reason }
}

/**
 * What the agent says; what the mail answers, else the address it was written to, where its author is of that account; else the
 * only one there is. Of several none is guessed.
 */
function accountOf(
  { chosen, token, thread, addressedAccountId }: Facts,
  { accounts }: Author,
): number | null {
  if (chosen.accountId !== undefined) return chosen.accountId
  const named = [token?.accountId ?? thread?.accountId, addressedAccountId].find(
    (each) => each != null && accounts.includes(each),
  )
  if (named != null) return named
  return accounts.length === 1 ? (accounts[0] ?? null) : null
}

/** A notice is about something: whoever may hear of its account may ask about it. */
function aboutOf({ token, thread }: Facts, accountId: number | null) {
  const copy = token ?? thread
  if (!copy || copy.ticketId !== null || accountId === null || copy.accountId !== accountId) return null
  return { category: copy.category, noticeId: copy.subject.kind === 'notice' ? copy.subject.id : null }
}

type Ground = { facts: Facts; isKnown: boolean; accountId: number | null; isAbout: boolean }

function reasonOf({ facts, isKnown, accountId, isAbout }: Ground): string {
  if (facts.given?.by === 'agent') return 'released'
  if (facts.given) return 'confirmed'
  if (!isKnown) return 'opens-unknown'
  if (isAbout) return 'opens-about-notice'
  return accountId === null && (facts.author?.accounts.length ?? 0) > 1 ? 'opens-account-open' : 'opens'
}
