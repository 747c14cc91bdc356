import { queryOptions } from '@tanstack/react-query'
import type { HomeAnswer } from '../../../server/modules/accounts/wire.ts'
import { api } from '../../shared/api.ts'

/** The first page of an account. */
export function homeOfAccountQuery(account: number) {
  return queryOptions({
    queryKey: ['account', account, 'home'],
    queryFn: ({ signal }) => api.get<HomeAnswer>(`/api/area/${account}/home`, { signal }),
  })
}
