import { infiniteQueryOptions, type QueryClient, queryOptions } from '@tanstack/react-query'
import type { MessagesAnswer } from '../../../../server/modules/delivery/wire.ts'
import type { ContactAnswer } from '../../../../server/modules/directory/wire.ts'
import { api } from '../../../shared/api.ts'
import { fieldsQuery } from '../../trail/field-labels.ts'
import { contactTrailQuery } from '../../trail/queries.ts'
import { unlessMissing } from '../record/unless-missing.ts'

export function contactQuery(id: number) {
  return queryOptions({
    queryKey: ['contact', id],
    queryFn: ({ signal }) => api.get<ContactAnswer>(`/api/agent/contacts/${id}`, { signal }),
  })
}

/** Messages about or to a contact, newest first, page by page. */
export function messagesQuery(id: number) {
  return infiniteQueryOptions({
    queryKey: ['messages', id],
    queryFn: ({ signal, pageParam }) =>
      api.get<MessagesAnswer>(`/api/agent/contacts/${id}/messages`, {
        signal,
        query: { after: pageParam, limit: 50 },
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    // A mail on its way changes by itself.
    refetchInterval: ({ state }) => (state.data?.pages[0]?.items.some(isUnderWay) ? 3000 : false),
  })
}

/** What the contact's page needs before it is shown; that there is none is for the page to say. */
export async function contactPageQueries(queryClient: QueryClient, id: number): Promise<void> {
  void queryClient.prefetchInfiniteQuery(contactTrailQuery(id))
  void queryClient.prefetchInfiniteQuery(messagesQuery(id))
  await Promise.all([
    queryClient.ensureQueryData(contactQuery(id)).catch(unlessMissing),
    queryClient.ensureQueryData({ ...fieldsQuery, revalidateIfStale: true }),
  ])
}

function isUnderWay({ recipients }: MessagesAnswer['items'][number]) {
  return recipients.some(({ delivery }) => delivery?.state === 'queued' && delivery.attempts.length === 0)
}
