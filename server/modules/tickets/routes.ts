import type { Route } from '../../http/route.ts'
import { areaRoutes } from './routes/area.ts'
import { areaMessageRoutes } from './routes/area-messages.ts'
import { besideRoutes } from './routes/beside.ts'
import { contentRoutes } from './routes/contents.ts'
import { fileLinkRoutes } from './routes/file-links.ts'
import { listRoutes } from './routes/lists.ts'
import { messageRoutes } from './routes/messages.ts'
import { recipientRoutes } from './routes/recipients.ts'
import { ticketRoutes } from './routes/tickets.ts'
import { uploadRoutes } from './routes/uploads.ts'

/** Tickets, as agents and programs work on them and as customers see theirs. */
export const routes: Route[] = [
  ...ticketRoutes,
  ...messageRoutes,
  ...recipientRoutes,
  ...contentRoutes,
  ...listRoutes,
  ...uploadRoutes,
  ...besideRoutes,
  ...areaRoutes,
  ...areaMessageRoutes,
  ...fileLinkRoutes,
]
