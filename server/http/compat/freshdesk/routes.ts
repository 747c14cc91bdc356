import type { Route } from '../../route.ts'
import { agentRoutes } from './routes/agents.ts'
import { companyRoutes } from './routes/companies.ts'
import { contactLifeRoutes } from './routes/contact-lives.ts'
import { contactRoutes } from './routes/contacts.ts'
import { conversationRoutes } from './routes/conversations.ts'
import { fieldRoutes } from './routes/fields.ts'
import { listRoutes } from './routes/lists.ts'
import { searchRoutes } from './routes/search.ts'
import { ticketFieldRoutes } from './routes/ticket-fields.ts'
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
  ...fieldRoutes,
  ...ticketFieldRoutes,
]
