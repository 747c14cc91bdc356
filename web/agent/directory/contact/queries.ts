import { type QueryClient, queryOptions } from '@tanstack/react-query'
import type { ContactAnswer } from '../../../../server/modules/directory/wire.ts'
import { api } from '../../../shared/api.ts'
import { fieldsQuery } from '../../trail/field-labels.ts'

export function contactQuery(id: number) {
  return queryOptions({
    queryKey: ['contact', id],
    queryFn: ({ signal }) => api.get<ContactAnswer>(`/api/agent/contacts/${id}`, { signal }),
  })
}

/** What the contact's page needs before it is shown. */
export async function contactPageQueries(queryClient: QueryClient, id: number): Promise<void> {
  await Promise.all([queryClient.ensureQueryData(contactQuery(id)), queryClient.ensureQueryData(fieldsQuery)])
}
