import type { MessageDescriptor } from '@lingui/core'
import type { AnyRoute } from '@tanstack/react-router'

/** What a folder of `web/area/` adds to the client area. It exports `feature` from its `feature.ts`, and is found by that name. */
export type AreaFeature = {
  /** Children of `shellRoute`: pages inside the frame. */
  routes?: AnyRoute[]
  /** Children of `openRoute`: pages without a session. */
  openRoutes?: AnyRoute[]
  /** The side menu; `to` is asked with the account that is open, or null. Null leaves the entry out. */
  nav?: { title: MessageDescriptor; to: (account: number | null) => string | null; order: number }[]
  /** The menu under the customer's name. */
  own?: { title: MessageDescriptor; to: (account: number | null) => string | null; order: number }[]
}
