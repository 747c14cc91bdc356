import { infiniteQueryOptions } from '@tanstack/react-query'
import type { OwnServicesAnswer } from '../../../server/modules/accounts/wire.ts'
import { api } from '../../shared/api.ts'

export type Service = OwnServicesAnswer['items'][number]

/** What the account has contracted, oldest first. */
export function servicesQuery(account: number) {
  return infiniteQueryOptions({
    queryKey: ['account', account, 'services'],
    queryFn: ({ signal, pageParam }) =>
      api.get<OwnServicesAnswer>(`/api/area/${account}/services`, { signal, query: { after: pageParam } }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  })
}
