import { agents, commandRoute, type Route, readRoute } from '../../../http/route.ts'
import { Refusal } from '../../../lib/errors.ts'
import { changeWorkspace } from '../change-workspace.ts'
import { findWorkspace } from '../store/workspace.ts'
import { WorkspaceBody, WorkspaceSettings } from '../wire.ts'

export const workspaceRoutes: Route[] = [
  readRoute({
    path: '/api/agent/workspace',
    summary: 'The workspace’s settings',
    access: agents('settings.manage'),
    answers: { 200: WorkspaceSettings },
    handle: async ({ db }) => {
      const workspace = await findWorkspace(db)
      if (!workspace) throw new Refusal('missing')
      return workspace
    },
  }),
  commandRoute({
    method: 'PATCH',
    path: '/api/agent/workspace',
    summary: 'Change the workspace’s name, language, country or time zone, or what its plan has',
    access: agents('settings.manage'),
    body: WorkspaceBody,
    versioned: true,
    answers: { 200: WorkspaceSettings },
    handle: ({ tx, actor, now, version, body }) => changeWorkspace(tx, actor, now, { version, draft: body }),
  }),
]
