import type { Tx } from '../../lib/db.ts'
import { sendMessages } from '../delivery/index.ts'
import { permissionsOf } from '../identity/index.ts'
import { agentMails } from './mail-agents.ts'
import { whoIsTold } from './rules/notify.ts'
import { agentsToTell } from './store/notification-choices.ts'
import { insertNotifications, occasionsOf } from './store/notifications.ts'
import { type Told, tellLive } from './tell-live.ts'
import type { TicketEvent } from './types.ts'

/**
 * Tells agents what happened in tickets, in the transaction in which it did: all who watch, live; each by his own choices on
 * screen and by mail.
 */
export async function tellAgents(tx: Tx, now: Date, events: readonly TicketEvent[]): Promise<void> {
  if (events.length === 0) return
  const told: Told[] = events.map(({ ticketId, happened, messageId = null, byAgentId }) => ({
    for: null,
    event: { type: 'ticket', ticketId, happened, messageId, byAgentId },
  }))
  const concerning = events.filter(({ happened }) => happened !== 'changed')
  if (concerning.length > 0) told.push(...(await notify(tx, now, concerning)))
  await tellLive(tx, told)
}

async function notify(tx: Tx, now: Date, events: readonly TicketEvent[]): Promise<Told[]> {
  const agents = (await agentsToTell(tx)).filter(({ role }) => permissionsOf(role).has('tickets.read'))
  const occasions = await occasionsOf(tx, events)
  const readers = agents.map((agent) => ({
    ...agent,
    mayWrite: permissionsOf(agent.role).has('tickets.write'),
  }))
  const notified = whoIsTold(occasions, readers)
  await sendMessages(tx, now, agentMails(notified, { occasions, agents }))
  const kept = await insertNotifications(
    tx,
    now,
    notified.filter(({ onScreen }) => onScreen),
  )
  return kept.map(({ id, agentId, event, ticketId, unread }) => ({
    for: agentId,
    event: { type: 'notification', id, event, ticketId, unread },
  }))
}
