import { createRoute, lazyRouteComponent, notFound, redirect } from '@tanstack/react-router'
import type { AreaSession } from '../../shared/session.ts'
import { NotFound } from '../../shared/WentWrong.tsx'
import { keepOpenAccount, openAccount } from '../open-account.ts'
import { paths } from '../paths.ts'
import { shellRoute } from '../root.tsx'
import { homeOfAccountQuery } from './home-query.ts'

/** `/area`: to the account that was open last, else the first; without an account, to her own page. */
export const homeRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: paths.home(),
  beforeLoad: ({ context }) => {
    const account = openAccount((context as { session: AreaSession }).session)
    throw redirect({ to: account ? paths.account(account.id) : paths.me(), replace: true })
  },
})

export const meRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: paths.me(),
  component: lazyRouteComponent(() => import('./MyHomePage.tsx'), 'MyHomePage'),
})

export const accountRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: `${paths.home()}/$account`,
  loader: ({ context, params }) => {
    const { session, queryClient } = context as typeof context & { session: AreaSession }
    const account = session.accounts.find(({ id }) => String(id) === params.account)
    if (!account) throw notFound()
    keepOpenAccount(account.id)
    return queryClient.ensureQueryData(homeOfAccountQuery(account.id))
  },
  component: lazyRouteComponent(() => import('./AccountHomePage.tsx'), 'AccountHomePage'),
  notFoundComponent: NotFound,
})
