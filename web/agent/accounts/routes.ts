import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { paths } from '../paths.ts'
import { furtherRoute } from '../root.tsx'
import { readNewAccountSearch } from './form/new-account-search.ts'
import { readAccountsSearch } from './list/accounts-search.ts'
import { accountPageQueries, accountsQuery } from './queries.ts'
import { readAccountSearch } from './record/account-search.ts'

export const accountsRoute = createRoute({
  getParentRoute: () => furtherRoute,
  path: paths.accounts(),
  validateSearch: readAccountsSearch,
  loaderDeps: ({ search }) => readAccountsSearch(search),
  // Not awaited: the frame shows at once, and rows that are there stay while others come.
  loader: ({ context, deps }) => void context.queryClient.prefetchQuery(accountsQuery(deps)),
  component: lazyRouteComponent(() => import('./list/AccountsPage.tsx'), 'AccountsPage'),
})

export const newAccountRoute = createRoute({
  getParentRoute: () => accountsRoute,
  path: 'new',
  validateSearch: readNewAccountSearch,
  component: lazyRouteComponent(() => import('./form/NewAccountPage.tsx'), 'NewAccountPage'),
})

export const accountRoute = createRoute({
  getParentRoute: () => furtherRoute,
  path: `${paths.accounts()}/$id`,
  validateSearch: readAccountSearch,
  loaderDeps: ({ search }) => readAccountSearch(search),
  loader: ({ context, params, deps }) =>
    accountPageQueries(context.queryClient, { id: Number(params.id), search: deps }),
  component: lazyRouteComponent(() => import('./record/AccountPage.tsx'), 'AccountPage'),
})

export const handOverRoute = createRoute({
  getParentRoute: () => accountRoute,
  path: 'hand-over',
  component: lazyRouteComponent(() => import('./form/HandOverPage.tsx'), 'HandOverPage'),
})

export const newCardRoute = createRoute({
  getParentRoute: () => accountRoute,
  path: 'contacts/new',
  component: lazyRouteComponent(() => import('./cards/CardPages.tsx'), 'NewCardPage'),
})

export const cardRoute = createRoute({
  getParentRoute: () => accountRoute,
  path: 'contacts/$card',
  component: lazyRouteComponent(() => import('./cards/CardPages.tsx'), 'CardPage'),
})

export const newServiceRoute = createRoute({
  getParentRoute: () => accountRoute,
  path: 'services/new',
  component: lazyRouteComponent(() => import('./service/ServicePages.tsx'), 'NewServicePage'),
})

export const serviceRoute = createRoute({
  getParentRoute: () => accountRoute,
  path: 'services/$service',
  component: lazyRouteComponent(() => import('./service/ServicePages.tsx'), 'ServicePage'),
})

export const newDomainRoute = createRoute({
  getParentRoute: () => accountRoute,
  path: 'domains/new',
  component: lazyRouteComponent(() => import('./domains/DomainPages.tsx'), 'NewDomainPage'),
})

export const domainRoute = createRoute({
  getParentRoute: () => accountRoute,
  path: 'domains/$domain',
  component: lazyRouteComponent(() => import('./domains/DomainPages.tsx'), 'DomainPage'),
})
