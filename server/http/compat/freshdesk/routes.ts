import type { Route } from '../../route.ts'
import { agentRoutes } from './routes/agents.ts'
import { companyRoutes } from './routes/companies.ts'
import { contactLifeRoutes } from './routes/contact-lives.ts'
import { contactRoutes } from './routes/contacts.ts'
import { conversationRoutes } from './routes/conversations.ts'
import { listRoutes } from './routes/lists.ts'
import { searchRoutes } from './routes/search.ts'
import { ticketListRoutes } from './routes/ticket-lists.ts'
import { ticketRoutes } from './routes/tickets.ts'

/** What this door answers. */
export const routes: Route[] = [
  ...agentRoutes,
  ...contactRoutes,
  ...contactLifeRoutes,
  ...listRoutes,
  ...companyRoutes,
  ...searchRoutes,
  ...ticketRoutes,
  ...ticketListRoutes,
  ...conversationRoutes,
]
