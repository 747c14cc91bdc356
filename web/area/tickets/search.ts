/** What the address of the list holds: all, or those that are not finished. */
export type TicketsSearch = { state?: 'unfinished' }
/** What a new ticket is about from the beginning. */
export type AboutSearch = { domain?: number; service?: number }

export const stateIn = ({ state }: Record<string, unknown>): TicketsSearch =>
  state === 'unfinished' ? { state } : {}

export const aboutIn = ({ domain, service }: Record<string, unknown>): AboutSearch => ({
  ...(Number(domain) > 0 ? { domain: Number(domain) } : {}),
  ...(Number(service) > 0 ? { service: Number(service) } : {}),
})
