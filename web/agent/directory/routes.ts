import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { ContactsPage } from '../lists/ContactsPage.tsx'
import { readListSearch, shownBy } from '../lists/list-search.ts'
import { contactsQuery, descriptionQuery } from '../lists/queries.ts'
import { paths } from '../paths.ts'
import { furtherRoute, shellRoute } from '../root.tsx'
import { companyFieldsQuery, fieldsQuery } from '../trail/field-labels.ts'
import { readCompanySearch } from './company/company-search.ts'
import { companyPageQueries, companyQuery } from './company/queries.ts'
import { readActivitySearch } from './contact/activity-search.ts'
import { contactPageQueries } from './contact/queries.ts'
import { readNewSearch } from './form/new-search.ts'
import { unlessMissing } from './record/unless-missing.ts'

export const contactsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: paths.contacts(),
  validateSearch: readListSearch,
  loaderDeps: ({ search }) => readListSearch(search),
  // Not awaited: the frame shows at once, and rows that are there stay while others come.
  loader: ({ context, deps }) => {
    // What a view shows is known once the views are.
    if (deps.view === undefined)
      void context.queryClient.prefetchQuery(contactsQuery(shownBy(deps, undefined, 'contact'), deps))
  },
  component: ContactsPage,
})

export const newContactRoute = createRoute({
  getParentRoute: () => contactsRoute,
  path: 'new',
  validateSearch: readNewSearch,
  loaderDeps: ({ search }) => readNewSearch(search),
  loader: ({ context: { queryClient }, deps: { company } }) =>
    Promise.all([
      // A form starts from the defaults of now.
      queryClient.fetchQuery(fieldsQuery),
      company && queryClient.ensureQueryData(companyQuery(company)).catch(unlessMissing),
    ]),
  component: lazyRouteComponent(() => import('./form/NewContactPage.tsx'), 'NewContactPage'),
})

export const contactRoute = createRoute({
  getParentRoute: () => furtherRoute,
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

export const mergeContactsRoute = createRoute({
  getParentRoute: () => furtherRoute,
  path: `${paths.contacts()}/$id/merge/$others`,
  component: lazyRouteComponent(() => import('../merging/MergePage.tsx'), 'MergePage'),
})

export const companiesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: paths.companies(),
  validateSearch: readListSearch,
  loaderDeps: ({ search }) => readListSearch(search),
  loader: ({ context }) => void context.queryClient.prefetchQuery(descriptionQuery('company')),
  component: lazyRouteComponent(() => import('../lists/CompaniesPage.tsx'), 'CompaniesPage'),
})

export const newCompanyRoute = createRoute({
  getParentRoute: () => companiesRoute,
  path: 'new',
  validateSearch: readNewSearch,
  loader: ({ context }) => context.queryClient.fetchQuery(companyFieldsQuery),
  component: lazyRouteComponent(() => import('./company-form/NewCompanyPage.tsx'), 'NewCompanyPage'),
})

export const companyRoute = createRoute({
  getParentRoute: () => furtherRoute,
  path: `${paths.companies()}/$id`,
  validateSearch: readCompanySearch,
  loaderDeps: ({ search }) => readCompanySearch(search),
  loader: ({ context, params, deps }) =>
    companyPageQueries(context.queryClient, { id: Number(params.id), search: deps }),
  component: lazyRouteComponent(() => import('./company/CompanyPage.tsx'), 'CompanyPage'),
})

export const editCompanyRoute = createRoute({
  getParentRoute: () => companyRoute,
  path: 'edit',
  component: lazyRouteComponent(() => import('./company/EditCompanyPage.tsx'), 'EditCompanyPage'),
})
