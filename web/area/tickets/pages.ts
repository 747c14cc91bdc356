// One lazy file: whoever reads one of these reads the next.
export { NewTicketPage } from './NewTicketPage.tsx'
export { TicketPage } from './TicketPage.tsx'
export { TicketsPage } from './TicketsPage.tsx'
