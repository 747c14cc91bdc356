import type { Route } from '../../http/route.ts'
import { messageRoutes } from './routes/messages.ts'
import { sendingRoutes } from './routes/sending.ts'
import { templateRoutes } from './routes/templates.ts'

/** What was sent and what became of it; how mails are worded, signed and halted. */
export const routes: Route[] = [...messageRoutes, ...templateRoutes, ...sendingRoutes]
