import type { Tx } from '../../lib/db.ts'
import { never } from '../../lib/errors.ts'
import { tellRefused } from './answer-sender.ts'
import type { Applied, Applying } from './applying.ts'
import { askSender } from './ask-sender.ts'
import { type OpeningMail, openTicketsOf } from './open-tickets-of.ts'
import { recordBounces } from './record-bounces.ts'
import { recordComplaint } from './record-complaint.ts'
import { replyOf } from './reply-of.ts'
import { namedTicket } from './rules/named-ticket.ts'
import type { Decision } from './rules/steps/facts.ts'
import { storableLine } from './rules/storable.ts'
import { holdMail } from './store/held-write.ts'

export type ToApply = Applying & { decision: Decision }

/**
 * Does what was decided about mails, in the transaction that writes it down; gives what was done in their order. Those that
 * open tickets are of different authors and are opened together.
 */
export async function applyDecisions(tx: Tx, now: Date, mails: readonly ToApply[]): Promise<Applied[]> {
  const opening = mails.filter(opensTicket)
  const opened = await openTicketsOf(tx, now, opening)
  const applied = new Map<ToApply, Applied>(opening.map((mail, at) => [mail, opened[at] as Applied]))
  for (const mail of mails) if (!applied.has(mail)) applied.set(mail, await applyDecision(tx, now, mail))
  return mails.map((mail) => applied.get(mail) as Applied)
}

const opensTicket = (mail: ToApply): mail is OpeningMail => mail.decision.outcome === 'ticket'

/** The same for one. */
export async function applyDecision(tx: Tx, now: Date, { decision, ...applying }: ToApply): Promise<Applied> {
  const { mail, parsed, facts } = applying
  const { outcome, reason } = decision
  switch (outcome) {
    case 'ignored':
      return { outcome, reason, facts: {} }
    case 'duplicate':
      return { outcome, reason, facts: { of: decision.of, comesBack: isOfOurs(facts) } }
    case 'bounce':
      return {
        outcome,
        reason,
        facts: await recordBounces(tx, now, { rawMailId: mail.id, bounces: decision.bounces }),
      }
    case 'complaint':
      return { outcome, reason, facts: await recordComplaint(tx, now, { rawMailId: mail.id, ...decision }) }
    case 'refused': {
      const { author, department, tells } = decision
      const isTold = tells && (await tellRefused(tx, now, { author, department, parsed, rawMailId: mail.id }))
      return { outcome, reason: isTold ? reason : 'refused-silently', facts: {} }
    }
    case 'held': {
      const ticketId = namedTicket(facts)
      const address = facts.author?.address ?? parsed.from[0]?.address ?? null
      await holdMail(tx, now, {
        ...{ rawMailId: mail.id, address: address || null, reason, ticketId },
        departmentId: facts.department?.id ?? null,
      })
      if (facts.author) await askSender(tx, now, { author: facts.author, parsed, reason })
      // Whoever is asked whether it is for us reads for whom it was.
      const writtenTo = reason === 'written-elsewhere' ? { writtenTo: writtenToIn(parsed) } : {}
      return { outcome, reason, facts: { ticketId, ...writtenTo } }
    }
    case 'reply':
      return replyOf(tx, now, { ...applying, decision })
    case 'ticket': {
      const [opened] = await openTicketsOf(tx, now, [{ ...applying, decision }])
      return opened as Applied
    }
    default:
      return never(decision)
  }
}

const writtenToIn = ({ to, cc }: Applying['parsed']): string =>
  storableLine([...to, ...cc].map(({ typed, name }) => typed || name).join(', '), 200)

/** Whether a mail that is like another may have come back of ours, as that other did. */
const isOfOurs = ({ isOwnMail, isToReturnPath, mail: { automatic, report } }: Applying['facts']): boolean =>
  isOwnMail || isToReturnPath || report !== null || automatic.length > 0
