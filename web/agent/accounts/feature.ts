import { msg } from '@lingui/core/macro'
import type { AgentFeature } from '../feature.ts'
import { paths } from '../paths.ts'
import {
  accountRoute,
  accountsRoute,
  cardRoute,
  domainRoute,
  handOverRoute,
  newAccountRoute,
  newCardRoute,
  newDomainRoute,
  newServiceRoute,
  serviceRoute,
} from './routes.ts'

/** Customers' accounts: who acts for them, additional contacts, domains, services, notices. */
export const feature: AgentFeature = {
  furtherRoutes: [
    accountsRoute.addChildren([newAccountRoute]),
    accountRoute.addChildren([
      handOverRoute,
      newCardRoute,
      cardRoute,
      newServiceRoute,
      serviceRoute,
      newDomainRoute,
      domainRoute,
    ]),
  ],
  nav: [{ title: msg`Accounts`, to: paths.accounts(), order: 40, keys: 'g u', permission: 'accounts.read' }],
  create: [
    {
      title: msg`New account`,
      to: paths.newAccount(),
      keys: 'Shift+U',
      order: 30,
      permission: 'accounts.write',
    },
  ],
}
