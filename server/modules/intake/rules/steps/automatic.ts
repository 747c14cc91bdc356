import type { Automatic } from '../../types.ts'
import { namedTicket } from '../named-ticket.ts'
import { isUnproven, provenBy } from '../proven.ts'
import type { Decision, Facts } from './facts.ts'

/**
 * Mail that no person need have written. Answers of machines are kept beside the conversation that they are about, and are
 * nobody's turn; newsletters and lists of people whom nobody knows are let be. Other marks say only that no machine may
 * answer: a mail of a known person is a mail.
 */
export function automatic(facts: Facts): Decision | null {
  const { mail, given, author, right } = facts
  const step = 'automatic'
  if (given || mail.automatic.length === 0) return null
  const ticketId = namedTicket(facts)
  if (isMachinesAnswer(facts)) {
    const proof = provenBy(facts)
    if (ticketId === null) return { outcome: 'ignored', step, reason: 'automatic-no-ticket' }
    if (!author || isUnproven(proof)) return { outcome: 'ignored', step, reason: 'automatic-not-proven' }
    if (!right) return { outcome: 'ignored', step, reason: 'automatic-no-right' }
    const joins = { outcome: 'reply' as const, ticketId, author, proof, isNote: true, joins: false }
    return { ...joins, step, reason: 'automatic-answer' }
  }
  const isKnown = author !== null && (author.person !== null || author.hasCard)
  if (isKnown || ticketId !== null) return null
  // Of a provider's customers: machines write it, for people to read.
  if (mail.report?.kind === 'complaint') return null
  if (mail.automatic.some((mark) => mark === 'list' || mark === 'bulk'))
    return { outcome: 'ignored', step, reason: 'list-mail' }
  return mail.automatic.some((mark) => !onlyUnanswered.includes(mark) && !isPostmasters(facts, mark))
    ? { outcome: 'ignored', step, reason: 'automatic-mail' }
    : null
}

/** What only forbids to answer. A subject that begins like an absence is often a question about absences. */
const onlyUnanswered: readonly Automatic[] = ['suppress', 'own-mark', 'out-of-office']

/** People write as postmaster, too; their servers' own mail says so by its return path. */
export const isPostmasters = ({ author }: Pick<Facts, 'author'>, mark: Automatic): boolean =>
  mark === 'mailer-daemon' && author !== null && author.address.startsWith('postmaster@')

const isMachinesAnswer = ({ mail: { automatic }, isToReturnPath }: Facts): boolean =>
  isToReturnPath || automatic.includes('auto-replied')
