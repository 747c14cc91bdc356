import { routes as accounts } from '../modules/accounts/routes.ts'
import { routes as additionalContacts } from '../modules/additional-contacts/routes.ts'
import { routes as delivery } from '../modules/delivery/routes.ts'
import { routes as departments } from '../modules/departments/routes.ts'
import { routes as directory } from '../modules/directory/routes.ts'
import { routes as domains } from '../modules/domains/routes.ts'
import { routes as fields } from '../modules/fields/routes.ts'
import { routes as identity } from '../modules/identity/routes.ts'
import { routes as intake } from '../modules/intake/routes.ts'
import { routes as jobs } from '../modules/jobs/routes.ts'
import { routes as lists } from '../modules/lists/routes.ts'
import { routes as notices } from '../modules/notices/routes.ts'
import { routes as routing } from '../modules/routing/routes.ts'
import { routes as search } from '../modules/search/routes.ts'
import { routes as tickets } from '../modules/tickets/routes.ts'
import { routes as trail } from '../modules/trail/routes.ts'
import { routes as upkeep } from '../modules/upkeep/routes.ts'
import { routes as freshdesk } from './compat/freshdesk/routes.ts'
import type { Route } from './route.ts'

/** Every route of the program, in the order of the modules. */
export const routes: readonly Route[] = [
  ...trail,
  ...identity,
  ...jobs,
  ...fields,
  ...delivery,
  ...directory,
  ...lists,
  ...search,
  ...accounts,
  ...additionalContacts,
  ...domains,
  ...routing,
  ...notices,
  ...departments,
  ...tickets,
  ...intake,
  ...upkeep,
  ...freshdesk,
]
