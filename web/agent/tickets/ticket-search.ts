/** What of a ticket is shown: the conversation, or what happened to it. */
export type TicketSearch = { show?: 'changes' }

export const readTicketSearch = ({ show }: Record<string, unknown>): TicketSearch =>
  show === 'changes' ? { show } : {}
