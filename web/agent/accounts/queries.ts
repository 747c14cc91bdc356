import { keepPreviousData, type QueryClient, queryOptions } from '@tanstack/react-query'
import type { AccountAnswer, AccountsAnswer, ServicesAnswer } from '../../../server/modules/accounts/wire.ts'
import { api } from '../../shared/api.ts'
import { unlessMissing } from '../directory/record/unless-missing.ts'
import { accountTrailQuery } from '../trail/queries.ts'
import type { AccountsSearch } from './list/accounts-search.ts'
import type { AccountSearch } from './record/account-search.ts'

/** A page of accounts; the rows of the page before stay until it is there. */
export function accountsQuery(search: AccountsSearch) {
  return queryOptions({
    queryKey: ['accounts', search],
    queryFn: ({ signal }) =>
      api.get<AccountsAnswer>('/api/agent/accounts', { signal, query: { ...search, limit: 100 } }),
    placeholderData: keepPreviousData,
  })
}

export function accountQuery(id: number) {
  return queryOptions({
    queryKey: ['account', id],
    queryFn: ({ signal }) => api.get<AccountAnswer>(`/api/agent/accounts/${id}`, { signal }),
  })
}

export function servicesQuery(id: number) {
  return queryOptions({
    queryKey: ['account', id, 'services'],
    queryFn: ({ signal }) =>
      api.get<ServicesAnswer>(`/api/agent/accounts/${id}/services`, { signal, query: { limit: 500 } }),
  })
}

/** What the account's page needs before it is shown; that there is none is for the page to say. */
export async function accountPageQueries(
  queryClient: QueryClient,
  { id, search }: { id: number; search: AccountSearch },
): Promise<void> {
  if (search.show === 'changes') void queryClient.prefetchInfiniteQuery(accountTrailQuery(id))
  if (search.show === 'services') void queryClient.prefetchQuery(servicesQuery(id))
  await queryClient.ensureQueryData(accountQuery(id)).catch(unlessMissing)
}
