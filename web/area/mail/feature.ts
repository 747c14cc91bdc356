import { createRoute, lazyRouteComponent, type RouteComponent } from '@tanstack/react-router'
import type { AreaFeature } from '../feature.ts'
import { paths } from '../paths.ts'
import { openRoute } from '../root.tsx'

// Few land here, so that the texts come with the page and not with the door.
function pageOf(path: string, component: RouteComponent) {
  return createRoute({
    getParentRoute: () => openRoute,
    path: `${path}/$`,
    loader: () => import('../further-texts.ts').then(({ loadFurtherTexts }) => loadFurtherTexts()),
    staleTime: Number.POSITIVE_INFINITY,
    component,
  })
}

/** The pages of links that stand in mails about an account and do one thing without signing in. */
export const feature: AreaFeature = {
  openRoutes: [
    pageOf(
      paths.decline(),
      lazyRouteComponent(() => import('./DeclinePage.tsx'), 'DeclinePage'),
    ),
    pageOf(
      paths.unknownAccount(),
      lazyRouteComponent(() => import('./UnknownAccountPage.tsx'), 'UnknownAccountPage'),
    ),
    pageOf(
      paths.registrantChange(),
      lazyRouteComponent(() => import('./RegistrantChangePage.tsx'), 'RegistrantChangePage'),
    ),
    pageOf(
      paths.confirmMail(),
      lazyRouteComponent(() => import('./ConfirmMailPage.tsx'), 'ConfirmMailPage'),
    ),
    pageOf(
      paths.attachment(),
      lazyRouteComponent(() => import('./FilesPage.tsx'), 'FilesPage'),
    ),
    pageOf(
      paths.registrantVerification(),
      lazyRouteComponent(() => import('./RegistrantVerificationPage.tsx'), 'RegistrantVerificationPage'),
    ),
  ],
}
