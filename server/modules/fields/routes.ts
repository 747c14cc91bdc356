import type { Route } from '../../http/route.ts'
import { definitionRoutes } from './routes/definitions.ts'
import { settingRoutes } from './routes/settings.ts'

/** Definitions of fields, read and changed. */
export const routes: Route[] = [...definitionRoutes, ...settingRoutes]
