import type { NotificationChoices, NotificationEvent } from '../wire/notifications.ts'

/** What is to be told of one event in one ticket, and whom it concerns. */
export type Occasion = {
  ticketId: number
  messageId: number | null
  happened: 'opened' | 'message' | 'assigned' | 'changed'
  byAgentId: number | null
  /** Who wrote the message; null: there is none that anybody need answer, as what a machine of a customer's says. */
  author: 'customer' | 'agent' | 'system' | null
  assigneeId: number | null
  /** Who answered in it so far. */
  answererIds: readonly number[]
}
export type Choice = NotificationChoices['choices'][number]
export type Reader = { id: number; mayWrite: boolean; choices: readonly Choice[] }
export type Notified = {
  agentId: number
  event: NotificationEvent
  ticketId: number
  messageId: number | null
  byMail: boolean
  onScreen: boolean
}

/** Who never said: everything on screen, by mail what is his own business. */
export const usualChoices: readonly Choice[] = [
  { event: 'assigned', byMail: true, onScreen: true },
  { event: 'new', byMail: false, onScreen: true },
  { event: 'replied', byMail: true, onScreen: true },
]

/** Assigned at once to one agent, more than these are told on screen alone: a mail for each would be a flood. */
const mailedAtOnce = 5

/**
 * Which agents are told of what: a new ticket all who answer tickets, or the one it was given to; an assignment whom it was
 * given to; a customer's reply the assignee, or, of a ticket that is nobody's, those who answered in it. Nobody is told of
 * his own doing.
 */
export function whoIsTold(occasions: readonly Occasion[], agents: readonly Reader[]): Notified[] {
  const notified = occasions.flatMap((occasion) =>
    agents.flatMap((agent): Notified[] => {
      const event = eventFor(occasion, agent)
      if (event === null || agent.id === occasion.byAgentId) return []
      const { byMail, onScreen } = choiceOf(agent, event)
      const { ticketId, messageId } = occasion
      return byMail || onScreen ? [{ agentId: agent.id, event, ticketId, messageId, byMail, onScreen }] : []
    }),
  )
  const assigned = new Map<number, number>()
  for (const { agentId, event } of notified)
    if (event === 'assigned') assigned.set(agentId, (assigned.get(agentId) ?? 0) + 1)
  return notified.map((each) =>
    each.event === 'assigned' && (assigned.get(each.agentId) ?? 0) > mailedAtOnce
      ? { ...each, byMail: false }
      : each,
  )
}

/** All three choices, those never made as they usually are. */
export const choicesWith = (made: readonly Choice[]): Choice[] =>
  usualChoices.map((usual) => made.find(({ event }) => event === usual.event) ?? usual)

function eventFor(occasion: Occasion, agent: Reader): NotificationEvent | null {
  const isHis = occasion.assigneeId === agent.id
  switch (occasion.happened) {
    case 'opened':
      if (isHis) return 'assigned'
      return occasion.assigneeId === null && occasion.author === 'customer' && agent.mayWrite ? 'new' : null
    case 'assigned':
      return isHis ? 'assigned' : null
    case 'message':
      if (occasion.author !== 'customer') return null
      if (occasion.assigneeId !== null) return isHis ? 'replied' : null
      return occasion.answererIds.includes(agent.id) ? 'replied' : null
    case 'changed':
      return null
  }
}

const choiceOf = ({ choices }: Reader, event: NotificationEvent): Choice =>
  choicesWith(choices).find((each) => each.event === event) as Choice
