import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { paths } from '../paths.ts'
import { shellRoute } from '../root.tsx'
import { fieldsQuery } from '../trail/field-labels.ts'
import { readActivitySearch } from './contact/activity-search.ts'
import { contactPageQueries } from './contact/queries.ts'
import { readNewSearch } from './form/new-search.ts'
import { ContactsPage } from './list/ContactsPage.tsx'
import { contactsQuery, readListSearch } from './list/contacts-query.ts'

export const contactsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: paths.contacts(),
  validateSearch: readListSearch,
  loaderDeps: ({ search }) => readListSearch(search),
  // Not awaited: the frame shows at once, and rows that are there stay while others come.
  loader: ({ context, deps }) => void context.queryClient.prefetchQuery(contactsQuery(deps)),
  component: ContactsPage,
})

export const newContactRoute = createRoute({
  getParentRoute: () => contactsRoute,
  path: 'new',
  validateSearch: readNewSearch,
  loader: ({ context }) => context.queryClient.ensureQueryData(fieldsQuery),
  component: lazyRouteComponent(() => import('./form/NewContactPage.tsx'), 'NewContactPage'),
})

export const contactRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: `${paths.contacts()}/$id`,
  validateSearch: readActivitySearch,
  loader: ({ context, params }) => contactPageQueries(context.queryClient, Number(params.id)),
  component: lazyRouteComponent(() => import('./contact/ContactPage.tsx'), 'ContactPage'),
})

export const editContactRoute = createRoute({
  getParentRoute: () => contactRoute,
  path: 'edit',
  component: lazyRouteComponent(() => import('./contact/EditContactPage.tsx'), 'EditContactPage'),
})
