import { queryOptions } from '@tanstack/react-query'
import type { SessionList } from '../../../server/modules/identity/wire.ts'
import { api } from '../api.ts'
import type { Door } from '../session.ts'

/** One's own sessions at a door. */
export function ownSessionsQuery(door: Door) {
  return queryOptions({
    queryKey: ['own-sessions', door],
    queryFn: ({ signal }) => api.get<SessionList>(`/api/${door}/me/sessions`, { signal }),
  })
}
