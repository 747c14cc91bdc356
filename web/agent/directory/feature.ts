import { msg } from '@lingui/core/macro'
import type { AgentFeature } from '../feature.ts'
import { paths } from '../paths.ts'
import {
  companiesRoute,
  companyRoute,
  contactRoute,
  contactsRoute,
  editCompanyRoute,
  editContactRoute,
  mergeContactsRoute,
  newCompanyRoute,
  newContactRoute,
} from './routes.ts'

/** The agents' address book. */
export const feature: AgentFeature = {
  routes: [contactsRoute.addChildren([newContactRoute]), companiesRoute.addChildren([newCompanyRoute])],
  furtherRoutes: [
    contactRoute.addChildren([editContactRoute]),
    mergeContactsRoute,
    companyRoute.addChildren([editCompanyRoute]),
  ],
  nav: [
    { title: msg`Contacts`, to: paths.contacts(), order: 20, keys: 'g c', permission: 'contacts.read' },
    { title: msg`Companies`, to: paths.companies(), order: 30, keys: 'g e', permission: 'contacts.read' },
  ],
  create: [
    { title: msg`New contact`, to: paths.newContact(), keys: 'c', order: 10, permission: 'contacts.write' },
    {
      title: msg`New company`,
      to: paths.newCompany(),
      keys: 'Shift+C',
      order: 20,
      permission: 'contacts.write',
    },
  ],
}
