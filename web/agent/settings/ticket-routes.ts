import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { paths } from '../paths.ts'
import { furtherRoute } from '../root.tsx'

const departmentsRoute = createRoute({
  getParentRoute: () => furtherRoute,
  path: paths.departments(),
  component: lazyRouteComponent(() => import('./departments/DepartmentsPage.tsx'), 'DepartmentsPage'),
})

const newDepartmentRoute = createRoute({
  getParentRoute: () => departmentsRoute,
  path: 'new',
  component: lazyRouteComponent(() => import('./departments/NewDepartmentPanel.tsx'), 'NewDepartmentPanel'),
})

const departmentRoute = createRoute({
  getParentRoute: () => departmentsRoute,
  path: '$id',
  component: lazyRouteComponent(() => import('./departments/DepartmentPanel.tsx'), 'DepartmentPanel'),
})

const mailboxesRoute = createRoute({
  getParentRoute: () => furtherRoute,
  path: paths.mailboxes(),
  component: lazyRouteComponent(() => import('./mailboxes/MailboxesPage.tsx'), 'MailboxesPage'),
})

const newMailboxRoute = createRoute({
  getParentRoute: () => mailboxesRoute,
  path: 'new',
  component: lazyRouteComponent(() => import('./mailboxes/NewMailboxPanel.tsx'), 'NewMailboxPanel'),
})

const mailboxRoute = createRoute({
  getParentRoute: () => mailboxesRoute,
  path: '$id',
  component: lazyRouteComponent(() => import('./mailboxes/MailboxPanel.tsx'), 'MailboxPanel'),
})

const cannedRepliesRoute = createRoute({
  getParentRoute: () => furtherRoute,
  path: paths.cannedReplies(),
  component: lazyRouteComponent(() => import('./canned-replies/CannedRepliesPage.tsx'), 'CannedRepliesPage'),
})

const newCannedReplyRoute = createRoute({
  getParentRoute: () => cannedRepliesRoute,
  path: 'new',
  component: lazyRouteComponent(() => import('./canned-replies/NewReplyPanel.tsx'), 'NewReplyPanel'),
})

const cannedReplyRoute = createRoute({
  getParentRoute: () => cannedRepliesRoute,
  path: '$id',
  component: lazyRouteComponent(() => import('./canned-replies/ReplyPanel.tsx'), 'ReplyPanel'),
})

/** What tickets need: support addresses, mailboxes, texts kept for answers. */
export const ticketSettingsRoutes = [
  departmentsRoute.addChildren([newDepartmentRoute, departmentRoute]),
  mailboxesRoute.addChildren([newMailboxRoute, mailboxRoute]),
  cannedRepliesRoute.addChildren([newCannedReplyRoute, cannedReplyRoute]),
]
