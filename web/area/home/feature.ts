import { msg } from '@lingui/core/macro'
import type { AreaFeature } from '../feature.ts'
import { paths } from '../paths.ts'
import { accountRoute, homeRoute, meRoute } from './routes.ts'

/** Where a customer arrives: the account she acts for, or her own page. */
export const feature: AreaFeature = {
  routes: [homeRoute, meRoute, accountRoute],
  nav: [
    {
      title: msg`Home`,
      to: (account) => (account === null ? paths.me() : paths.account(account)),
      order: 10,
      isExact: true,
    },
  ],
}
