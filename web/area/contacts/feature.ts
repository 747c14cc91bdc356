import { msg } from '@lingui/core/macro'
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import type { AreaFeature } from '../feature.ts'
import { paths } from '../paths.ts'
import { furtherRoute } from '../root.tsx'

type ContactSearch = { delete?: true }

const root = `${paths.home()}/$account/contacts`

/** The account's additional contacts. Their section of the side menu is the frame's: `ContactsInMenu.tsx`. */
export const feature: AreaFeature = {
  furtherRoutes: [
    createRoute({
      getParentRoute: () => furtherRoute,
      path: root,
      component: lazyRouteComponent(() => import('./ContactsPage.tsx'), 'ContactsPage'),
    }),
    createRoute({
      getParentRoute: () => furtherRoute,
      path: `${root}/new`,
      component: lazyRouteComponent(() => import('./NewContactPage.tsx'), 'NewContactPage'),
    }),
    createRoute({
      getParentRoute: () => furtherRoute,
      path: `${root}/$contact`,
      validateSearch: (search: Record<string, unknown>): ContactSearch =>
        search.delete ? { delete: true } : {},
      component: lazyRouteComponent(() => import('./ContactPage.tsx'), 'ContactPage'),
    }),
  ],
  own: [
    {
      title: msg`Contacts`,
      to: (account) => (account === null ? null : paths.contacts(account)),
      order: 5,
      isElsewhereAside: true,
    },
  ],
}
