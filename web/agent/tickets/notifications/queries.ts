import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type {
  NotificationChoices,
  NotificationsAnswer,
  UnreadAnswer,
} from '../../../../server/modules/tickets/wire.ts'
import { api } from '../../../shared/api.ts'

export const unreadQuery = queryOptions({
  queryKey: ['notifications', 'unread'],
  queryFn: ({ signal }) => api.get<UnreadAnswer>('/api/agent/me/notifications/unread', { signal }),
  staleTime: 60_000,
})

export const notificationsQuery = infiniteQueryOptions({
  queryKey: ['notifications', 'page'],
  queryFn: ({ signal, pageParam }) =>
    api.get<NotificationsAnswer>('/api/agent/me/notifications', { signal, query: { after: pageParam } }),
  initialPageParam: null as string | null,
  getNextPageParam: ({ next }) => next,
})

export const choicesPath = '/api/agent/me/notification-choices'
export const choicesQuery = queryOptions({
  queryKey: ['notifications', 'choices'],
  queryFn: ({ signal }) => api.get<NotificationChoices>(choicesPath, { signal }),
})
