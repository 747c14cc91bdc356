import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { OwnServicesAnswer } from '../../../server/modules/accounts/wire.ts'
import type { AreaDomainsAnswer } from '../../../server/modules/domains/wire.ts'
import type { ChoicesAnswer } from '../../../server/modules/routing/wire.ts'
import type {
  OwnCopiesAnswer,
  OwnMessageAdded,
  OwnMessageAnswer,
  OwnMessagesAnswer,
  OwnTicketAnswer,
  OwnTicketItem,
  OwnTicketsAnswer,
} from '../../../server/modules/tickets/wire.ts'
import { api } from '../../shared/api.ts'
import type { Place } from './use-place.ts'

export type Ticket = OwnTicketAnswer
export type TicketInList = OwnTicketItem
export type Message = OwnMessageAnswer
export type MessageAdded = OwnMessageAdded
export type Copy = OwnCopiesAnswer['items'][number]

/** Where an account's tickets are, or one's own. */
export const ticketsPath = (place: Place) => `/api/area/${place ?? 'me'}/tickets`
export const ticketPath = (place: Place, ticket: number) => `${ticketsPath(place)}/${ticket}`
export const uploadsPath = '/api/area/me/uploads'
const messagePath = (message: number) => `/api/area/me/ticket-messages/${message}`
export const attachmentPath = (message: number, position: number) =>
  `${messagePath(message)}/attachments/${position}`
export const messageHtmlPath = (message: number) => `${messagePath(message)}/html`

export const ticketsKey = (place: Place) => ['account', place ?? 'me', 'tickets'] as const

/** Latest first. */
export function ticketsQuery(place: Place, state: 'unfinished' | undefined) {
  return infiniteQueryOptions({
    queryKey: [...ticketsKey(place), 'list', state],
    queryFn: ({ signal, pageParam }) =>
      api.get<OwnTicketsAnswer>(ticketsPath(place), { signal, query: { after: pageParam, state } }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  })
}

/** A ticket with the newest of its messages. */
export function ticketQuery(place: Place, ticket: number) {
  return queryOptions({
    queryKey: [...ticketsKey(place), ticket],
    queryFn: ({ signal }) => api.get<Ticket>(ticketPath(place, ticket), { signal }),
    // Somebody answers while it is being read.
    refetchInterval: 30_000,
  })
}

/** What was written before the messages that came with the ticket; each page is earlier than the one before. */
export function earlierQuery(place: Place, ticket: number, before: string | null) {
  return infiniteQueryOptions({
    queryKey: [...ticketsKey(place), ticket, 'earlier', before],
    queryFn: ({ signal, pageParam }) =>
      api.get<OwnMessagesAnswer>(`${ticketPath(place, ticket)}/messages`, {
        signal,
        query: { before: pageParam },
      }),
    initialPageParam: before,
    getNextPageParam: ({ previous }) => previous,
  })
}

/** Who got a copy of a message, who did not, and why. */
export function copiesQuery(message: number) {
  return queryOptions({
    queryKey: ['ticket-message', message, 'copies'],
    queryFn: async ({ signal }) =>
      (await api.get<OwnCopiesAnswer>(`${messagePath(message)}/copies`, { signal })).items,
  })
}

/** What a new ticket of an account may be about. */
export function offeredQuery(account: number) {
  return queryOptions({
    queryKey: ['account', account, 'offered-for-tickets'],
    queryFn: async ({ signal }) => {
      const of = <Answer>(what: string, query = {}) =>
        api.get<Answer>(`/api/area/${account}/${what}`, { signal, query })
      const [categories, domains, services] = await Promise.all([
        of<ChoicesAnswer>('choices'),
        of<AreaDomainsAnswer>('domains', { limit: 500 }),
        of<OwnServicesAnswer>('services'),
      ])
      return {
        categories: categories.items.map(({ category }) => category),
        domains: domains.items.map(({ id, name }) => ({ id, name })),
        services: services.items
          .filter(({ status }) => status !== 'ended')
          .map(({ id, name }) => ({ id, name })),
      }
    },
  })
}
