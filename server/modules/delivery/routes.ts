import type { Route } from '../../http/route.ts'

/** What agents may read of messages sent. */
export const routes: Route[] = []
