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
