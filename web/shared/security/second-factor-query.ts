import { queryOptions } from '@tanstack/react-query'
import type { SecondFactorAnswer } from '../../../server/modules/identity/wire.ts'
import { api } from '../api.ts'
import type { Door } from '../session.ts'

/** Whether one's second step is on, and how many recovery codes are left. */
export function secondFactorQuery(door: Door) {
  return queryOptions({
    queryKey: ['second-factor', door],
    queryFn: ({ signal }) => api.get<SecondFactorAnswer>(`/api/${door}/me/second-factor`, { signal }),
  })
}
