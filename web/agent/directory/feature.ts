import { msg } from '@lingui/core/macro'
import type { AgentFeature } from '../feature.ts'
import { paths } from '../paths.ts'
import { findContacts } from './find-contacts.ts'
import { contactRoute, contactsRoute, editContactRoute, newContactRoute } from './routes.ts'

/** The agents' address book. */
export const feature: AgentFeature = {
  routes: [contactsRoute.addChildren([newContactRoute]), contactRoute.addChildren([editContactRoute])],
  nav: [{ title: msg`Contacts`, to: paths.contacts(), order: 20, keys: 'g c', permission: 'contacts.read' }],
  create: [
    { title: msg`New contact`, to: paths.newContact(), keys: 'c', order: 10, permission: 'contacts.write' },
  ],
  search: findContacts,
}
