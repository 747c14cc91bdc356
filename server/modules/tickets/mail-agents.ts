import type { MessageDraft } from '../delivery/index.ts'
import type { Notified } from './rules/notify.ts'
import type { Told } from './store/notification-choices.ts'
import type { OccasionFacts } from './store/notifications.ts'

/** The mails by which agents are told, each in his own language. */
export function agentMails(
  notified: readonly Notified[],
  facts: { occasions: readonly OccasionFacts[]; agents: readonly Told[] },
): MessageDraft[] {
  return notified.filter(({ byMail }) => byMail).flatMap((each) => agentMail(each, facts))
}

const longestExcerpt = 200

function agentMail(
  { agentId, ticketId, messageId, event }: Notified,
  { occasions, agents }: { occasions: readonly OccasionFacts[]; agents: readonly Told[] },
): MessageDraft[] {
  const occasion = occasions.find(
    (each) => each.ticketId === ticketId && (each.messageId ?? null) === messageId,
  )
  const agent = agents.find(({ id }) => id === agentId)
  if (!occasion || !agent?.address || !agent.typedAddress) return []
  const about = {
    number: String(ticketId),
    subject: occasion.subject,
    page: `tickets/${ticketId}`,
  }
  const common = {
    lane: 'notice' as const,
    subject: { kind: 'ticket' as const, id: ticketId },
    thread: `ticket-${ticketId}-agents`,
    recipients: [
      {
        address: agent.address,
        typedAddress: agent.typedAddress,
        name: agent.name,
        personId: agent.id,
        language: agent.language,
        timeZone: agent.timeZone,
        verdict: 'in' as const,
        rule: 'own-choice',
      },
    ],
  }
  const author = occasion.authorName ?? ''
  const excerpt = [...occasion.excerpt.replace(/\s+/g, ' ').trim()].slice(0, longestExcerpt).join('')
  switch (event) {
    case 'assigned': {
      const by = agents.find(({ id }) => id === occasion.byAgentId)?.name ?? occasion.workspace
      return [{ ...common, event: 'agent-ticket-assigned', parameters: { ...about, by } }]
    }
    case 'new':
      return [{ ...common, event: 'agent-ticket-new', parameters: { ...about, author, excerpt } }]
    case 'replied':
      return [{ ...common, event: 'agent-ticket-replied', parameters: { ...about, author, excerpt } }]
  }
}
