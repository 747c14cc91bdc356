import { TicketList } from './TicketList.tsx'

/** `/agent/tickets`: the inbox. */
export function TicketsPage() {
  return <TicketList />
}
