import type { TicketPriority, TicketSource, TicketStatus } from '../../../../modules/tickets/index.ts'

/** Numbers that this door has for what a ticket is, as documented. */
export const statusCodes: Readonly<Record<TicketStatus, number>> = {
  open: 2,
  pending: 3,
  resolved: 4,
  closed: 5,
}
export const priorityCodes: Readonly<Record<TicketPriority, number>> = {
  low: 1,
  normal: 2,
  high: 3,
  urgent: 4,
}
/** What an agent types in comes, there, from a call; what a program opens without saying how, from the portal. */
export const sourceCodes: Readonly<Record<TicketSource, number>> = {
  mail: 1,
  area: 2,
  api: 2,
  agent: 3,
  phone: 3,
  chat: 7,
  widget: 9,
  outbound: 10,
}

export const statusOf = (code: number): TicketStatus | undefined => keyOf(statusCodes, code)
export const priorityOf = (code: number): TicketPriority | undefined => keyOf(priorityCodes, code)
/** Of what a program tells: never through a door of ours that it did not come through. */
export const sourceOf = (code: number): TicketSource | undefined => told[code]

const told: Readonly<Record<number, TicketSource>> = {
  1: 'mail',
  2: 'api',
  3: 'phone',
  7: 'chat',
  9: 'widget',
  10: 'outbound',
}

function keyOf<Key extends string>(codes: Readonly<Record<Key, number>>, code: number): Key | undefined {
  return (Object.keys(codes) as Key[]).find((key) => codes[key] === code)
}
