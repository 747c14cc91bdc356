import type { Route } from '../../http/route.ts'
import { confirmMailRoutes } from './routes/confirm-mail.ts'
import { heldRoutes } from './routes/held.ts'
import { incomingRoutes } from './routes/incoming.ts'
import { mailboxRoutes } from './routes/mailboxes.ts'
import { submitRoutes } from './routes/submit.ts'

/** Mail that comes in. */
export const routes: Route[] = [
  ...incomingRoutes,
  ...heldRoutes,
  ...confirmMailRoutes,
  ...mailboxRoutes,
  ...submitRoutes,
]
