import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { paths } from '../paths.ts'
import { furtherRoute } from '../root.tsx'

export const settingsRoute = createRoute({
  getParentRoute: () => furtherRoute,
  path: paths.settings(),
  beforeLoad: () => {
    throw redirect({ to: paths.agents(), replace: true })
  },
})

export const agentsRoute = createRoute({
  getParentRoute: () => furtherRoute,
  path: paths.agents(),
  component: lazyRouteComponent(() => import('./AgentsPage.tsx'), 'AgentsPage'),
})

export const inviteAgentRoute = createRoute({
  getParentRoute: () => agentsRoute,
  path: 'invite',
  component: lazyRouteComponent(() => import('./InviteAgentPanel.tsx'), 'InviteAgentPanel'),
})

export const agentRoute = createRoute({
  getParentRoute: () => agentsRoute,
  path: '$id',
  component: lazyRouteComponent(() => import('./AgentPanel.tsx'), 'AgentPanel'),
})

export const apiKeysRoute = createRoute({
  getParentRoute: () => furtherRoute,
  path: paths.apiKeys(),
  component: lazyRouteComponent(() => import('./ApiKeysPage.tsx'), 'ApiKeysPage'),
})

export const newApiKeyRoute = createRoute({
  getParentRoute: () => apiKeysRoute,
  path: 'new',
  component: lazyRouteComponent(() => import('./NewApiKeyPanel.tsx'), 'NewApiKeyPanel'),
})

export const apiKeyRoute = createRoute({
  getParentRoute: () => apiKeysRoute,
  path: '$id',
  component: lazyRouteComponent(() => import('./ApiKeyPanel.tsx'), 'ApiKeyPanel'),
})

export const doorsRoute = createRoute({
  getParentRoute: () => furtherRoute,
  path: paths.doors(),
  component: lazyRouteComponent(() => import('./doors/DoorsPage.tsx'), 'DoorsPage'),
})

export const guideRoute = createRoute({
  getParentRoute: () => furtherRoute,
  path: `${paths.doors()}/$guide`,
  component: lazyRouteComponent(() => import('./guides/GuidePage.tsx'), 'GuidePage'),
})

export const fieldsRoute = createRoute({
  getParentRoute: () => furtherRoute,
  path: '/agent/settings/fields/$record',
  component: lazyRouteComponent(() => import('./fields/FieldsPage.tsx'), 'FieldsPage'),
})

export const newFieldRoute = createRoute({
  getParentRoute: () => fieldsRoute,
  path: 'new',
  component: lazyRouteComponent(() => import('./fields/NewFieldPanel.tsx'), 'NewFieldPanel'),
})

export const fieldsPreviewRoute = createRoute({
  getParentRoute: () => fieldsRoute,
  path: 'preview',
  component: lazyRouteComponent(() => import('./fields/PreviewPanel.tsx'), 'PreviewPanel'),
})

export const fieldRoute = createRoute({
  getParentRoute: () => fieldsRoute,
  path: '$id',
  component: lazyRouteComponent(() => import('./fields/FieldPanel.tsx'), 'FieldPanel'),
})

export const planRoute = createRoute({
  getParentRoute: () => furtherRoute,
  path: paths.plan(),
  component: lazyRouteComponent(() => import('./plan/PlanPage.tsx'), 'PlanPage'),
})

export const workspaceRoute = createRoute({
  getParentRoute: () => furtherRoute,
  path: paths.workspace(),
  component: lazyRouteComponent(() => import('./WorkspacePage.tsx'), 'WorkspacePage'),
})

export const mailTextsRoute = createRoute({
  getParentRoute: () => furtherRoute,
  path: paths.mailTexts(),
  component: lazyRouteComponent(() => import('./mail-texts/MailTextsPage.tsx'), 'MailTextsPage'),
})

export const newMailTextRoute = createRoute({
  getParentRoute: () => furtherRoute,
  path: paths.newMailText(),
  component: lazyRouteComponent(() => import('./mail-texts/NewTemplatePage.tsx'), 'NewTemplatePage'),
})

export const mailTextRoute = createRoute({
  getParentRoute: () => furtherRoute,
  path: '/agent/settings/mail-texts/$key/$door/$language',
  component: lazyRouteComponent(() => import('./mail-texts/MailTextPage.tsx'), 'MailTextPage'),
})

export const categoriesRoute = createRoute({
  getParentRoute: () => furtherRoute,
  path: paths.categories(),
  component: lazyRouteComponent(() => import('./categories/CategoriesPage.tsx'), 'CategoriesPage'),
})

export const domainEndingsRoute = createRoute({
  getParentRoute: () => furtherRoute,
  path: paths.domainEndings(),
  component: lazyRouteComponent(() => import('./domain-endings/EndingsPage.tsx'), 'EndingsPage'),
})

export const newDomainEndingRoute = createRoute({
  getParentRoute: () => domainEndingsRoute,
  path: 'new',
  component: lazyRouteComponent(() => import('./domain-endings/NewEndingPanel.tsx'), 'NewEndingPanel'),
})

export const domainEndingRoute = createRoute({
  getParentRoute: () => domainEndingsRoute,
  path: '$id',
  component: lazyRouteComponent(() => import('./domain-endings/EndingPanel.tsx'), 'EndingPanel'),
})

export const sendingRoute = createRoute({
  getParentRoute: () => furtherRoute,
  path: paths.sending(),
  component: lazyRouteComponent(() => import('./sending/SendingPage.tsx'), 'SendingPage'),
})
