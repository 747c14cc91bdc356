import { keepPreviousData, type QueryClient, queryOptions } from '@tanstack/react-query'
import type { CompanyAnswer, CompanyContactsAnswer } from '../../../../server/modules/directory/wire.ts'
import { api } from '../../../shared/api.ts'
import { companyFieldsQuery } from '../../trail/field-labels.ts'
import { companyTrailQuery } from '../../trail/queries.ts'
import { unlessMissing } from '../record/unless-missing.ts'
import type { CompanySearch } from './company-search.ts'

export function companyQuery(id: number) {
  return queryOptions({
    queryKey: ['company', id],
    queryFn: ({ signal }) => api.get<CompanyAnswer>(`/api/agent/companies/${id}`, { signal }),
  })
}

/** A page of a company's contacts; the rows of the page before stay until it is there. */
export function companyContactsQuery(id: number, { q, after, before }: CompanySearch) {
  const query = { q, after, before }
  return queryOptions({
    queryKey: ['company-contacts', id, query],
    queryFn: ({ signal }) =>
      api.get<CompanyContactsAnswer>(`/api/agent/companies/${id}/contacts`, { signal, query }),
    placeholderData: keepPreviousData,
  })
}

/** What the company's page needs before it is shown; that there is none is for the page to say. */
export async function companyPageQueries(
  queryClient: QueryClient,
  { id, search }: { id: number; search: CompanySearch },
): Promise<void> {
  if (search.show === 'changes') void queryClient.prefetchInfiniteQuery(companyTrailQuery(id))
  else void queryClient.prefetchQuery(companyContactsQuery(id, search))
  await Promise.all([
    queryClient.ensureQueryData(companyQuery(id)).catch(unlessMissing),
    queryClient.ensureQueryData({ ...companyFieldsQuery, revalidateIfStale: true }),
  ])
}
