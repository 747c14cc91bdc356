import { queryOptions } from '@tanstack/react-query'
import type {
  AgentAnswer,
  AgentList,
  ApiKeyList,
  WorkspaceSettings,
} from '../../../server/modules/identity/wire.ts'
import { api } from '../../shared/api.ts'

/** All agents by name, those let go included. */
export function agentsQuery() {
  return queryOptions({
    queryKey: ['agents'],
    queryFn: ({ signal }) => api.get<AgentList>('/api/agent/agents', { signal }),
  })
}

export function agentQuery(id: number) {
  return queryOptions({
    queryKey: ['agents', id],
    queryFn: ({ signal }) => api.get<AgentAnswer>(`/api/agent/agents/${id}`, { signal }),
  })
}

/** Whose API keys are looked at: one's own, or everybody's. */
export type KeysOf = 'own' | 'all'

/** Where keys are read and revoked. */
export function apiKeysPath(whose: KeysOf): string {
  return whose === 'all' ? '/api/agent/api-keys' : '/api/agent/me/api-keys'
}

export function apiKeysQuery(whose: KeysOf) {
  return queryOptions({
    queryKey: ['api-keys', whose],
    queryFn: ({ signal }) => api.get<ApiKeyList>(apiKeysPath(whose), { signal }),
  })
}

export const workspaceQuery = queryOptions({
  queryKey: ['workspace'],
  queryFn: ({ signal }) => api.get<WorkspaceSettings>('/api/agent/workspace', { signal }),
})
