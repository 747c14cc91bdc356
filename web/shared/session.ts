import { queryOptions } from '@tanstack/react-query'
import type { AgentSession } from '../../server/modules/identity/wire.ts'
import { api } from './api.ts'

export type Language = 'es' | 'en'
export type Person = { id: number; name: string; email: string; language: string; timeZone: string }
export type Workspace = { name: string; language: string; country: string; timeZone: string }
export type { AgentSession }
export type AreaSession = { person: Person; accounts: { id: number; name: string }[]; workspace: Workspace }

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
