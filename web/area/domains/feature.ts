import { msg } from '@lingui/core/macro'
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import type { AreaFeature } from '../feature.ts'
import { paths } from '../paths.ts'
import { furtherRoute } from '../root.tsx'

type DomainsSearch = { q?: string }

/** The account's domains and who stands behind each. */
export const feature: AreaFeature = {
  furtherRoutes: [
    createRoute({
      getParentRoute: () => furtherRoute,
      path: `${paths.home()}/$account/domains`,
      validateSearch: ({ q }: Record<string, unknown>): DomainsSearch =>
        typeof q === 'string' && q !== '' ? { q } : {},
      component: lazyRouteComponent(() => import('./DomainsPage.tsx'), 'DomainsPage'),
    }),
  ],
  nav: [
    { title: msg`Domains`, to: (account) => (account === null ? null : paths.domains(account)), order: 50 },
  ],
}
