import type { Tx } from '../../lib/db.ts'
import { never } from '../../lib/errors.ts'
import type { Site } from '../tickets/index.ts'
import { tellRefused } from './answer-sender.ts'
import type { Applied, Applying } from './applying.ts'
import { askSender } from './ask-sender.ts'
import { openTicketOf } from './open-ticket-of.ts'
import { recordBounces } from './record-bounces.ts'
import { recordComplaint } from './record-complaint.ts'
import { replyOf } from './reply-of.ts'
import { namedTicket } from './rules/named-ticket.ts'
import type { Decision } from './rules/steps/facts.ts'

import { holdMail } from './store/held-write.ts'

/** Does what was decided about a mail, in the transaction that writes it down. */
export async function applyDecision(
  tx: Tx,
  site: Site,
  now: Date,
  { decision, ...applying }: Applying & { decision: Decision },
): Promise<Applied> {
  const { mail, parsed, facts } = applying
  const { outcome, reason } = decision
  switch (outcome) {
    case 'ignored':
      return { outcome, reason, facts: {} }
    case 'duplicate':
      return { outcome, reason, facts: { of: decision.of } }
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
      return { outcome, reason, facts: { ticketId } }
    }
    case 'reply':
      return replyOf(tx, site, now, { ...applying, decision })
    case 'ticket':
      return openTicketOf(tx, site, now, { ...applying, decision })
    default:
      return never(decision)
  }
}
