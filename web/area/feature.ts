import type { MessageDescriptor } from '@lingui/core'
import type { AnyRoute } from '@tanstack/react-router'

/**
 * What a folder of `web/area/` adds to the client area. It exports `feature` from its `feature.ts`, and is found by that
 * name. The titles here are texts of the frame (`web/area/locales`), the folder's own texts come with its pages.
 */
export type AreaFeature = {
  /** Children of `shellRoute`: the pages that customers land on after signing in. Few, for their texts are in the first file. */
  routes?: AnyRoute[]
  /** Children of `furtherRoute`: every other page inside the frame. */
  furtherRoutes?: AnyRoute[]
  /** Children of `openRoute`: pages without a session. Their folder is named in `catalogue-*.ts` and `further-*.ts`. */
  openRoutes?: AnyRoute[]
  nav?: NavEntry[]
  own?: OwnEntry[]
}

/** An entry of the side menu; `to` is asked with the account that is open, or null. Null leaves the entry out. */
export type NavEntry = {
  title: MessageDescriptor
  to: (account: number | null) => string | null
  order: number
  /** Marked on its very page only; else also on what hangs below it. */
  isExact?: boolean
}

/** An entry of the menu under the customer's name. */
export type OwnEntry = Pick<NavEntry, 'title' | 'to' | 'order'> & {
  /** The side menu has it in a place of its own. */
  isElsewhereAside?: boolean
}
