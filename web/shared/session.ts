import { queryOptions } from '@tanstack/react-query'
import type { AreaSession } from '../../server/modules/accounts/wire.ts'
import type { AgentSession } from '../../server/modules/identity/wire.ts'
import { api } from './api.ts'

export type Language = 'es' | 'en'
export type { AgentSession, AreaSession }

export type Door = 'agent' | 'area'
type SessionOf<D extends Door> = D extends 'agent' ? AgentSession : AreaSession

/** Who is signed in at a door; fails with 401 for nobody. */
export function sessionQuery<D extends Door>(door: D) {
  return queryOptions({
    queryKey: ['session', door],
    queryFn: ({ signal }) => api.get<SessionOf<D>>(`/api/session/${door}`, { signal }),
    staleTime: 60_000,
    gcTime: Number.POSITIVE_INFINITY,
  })
}
