import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import type {
  CopiesAnswer,
  MessageSourceAnswer,
  MessagesAnswer,
  TicketAnswer,
  TicketRecipientsAnswer,
} from '../../../server/modules/tickets/wire.ts'
import { api } from '../../shared/api.ts'

export const ticketPath = (id: number) => `/api/agent/tickets/${id}`
export const messagePath = (id: number) => `/api/agent/ticket-messages/${id}`

export function ticketQuery(id: number) {
  return queryOptions({
    queryKey: ['ticket', id],
    queryFn: ({ signal }) => api.get<TicketAnswer>(ticketPath(id), { signal }),
  })
}

type Page = { before?: string; after?: string }
const pause = 4000

/** The newest messages, and as far back as was asked for; asked again while copies are on their way. */
export function messagesQuery(id: number) {
  return infiniteQueryOptions({
    queryKey: ['ticket', id, 'messages'],
    queryFn: ({ signal, pageParam }) =>
      api.get<MessagesAnswer>(`${ticketPath(id)}/messages`, { signal, query: pageParam }),
    initialPageParam: {} as Page,
    getNextPageParam: ({ next }) => (next ? { after: next } : undefined),
    getPreviousPageParam: ({ previous }) => (previous ? { before: previous } : undefined),
    refetchInterval: ({ state: { data } }) =>
      data?.pages.some(({ items }) => items.some(({ copies }) => (copies?.waiting ?? 0) > 0)) ? pause : false,
  })
}

/** Who would get a public message now. */
export function recipientsQuery(id: number, leaveOut: readonly string[], version: number) {
  return queryOptions({
    queryKey: ['ticket', id, 'recipients', leaveOut, version],
    queryFn: () => api.post<TicketRecipientsAnswer>(`${ticketPath(id)}/recipients`, { leaveOut }),
    placeholderData: keepPreviousData,
    retry: false,
  })
}

/** Who was thought of for a message, and what became of each copy. */
export function copiesQuery(messageId: number) {
  return queryOptions({
    queryKey: ['ticket-message', messageId, 'copies'],
    queryFn: ({ signal }) => api.get<CopiesAnswer>(`${messagePath(messageId)}/copies`, { signal }),
  })
}

/** The headers of the mail that a message was. */
export function sourceQuery(messageId: number) {
  return queryOptions({
    queryKey: ['ticket-message', messageId, 'source'],
    queryFn: ({ signal }) => api.get<MessageSourceAnswer>(`${messagePath(messageId)}/source`, { signal }),
  })
}

export const departmentsQuery = queryOptions({
  queryKey: ['departments'],
  queryFn: ({ signal }) =>
    api.get<{ items: { id: number; name: string }[] }>('/api/agent/departments', { signal }),
  staleTime: 60_000,
})
