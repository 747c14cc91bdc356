import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type {
  CompaniesAnswer,
  ContactsAnswer,
  CountAnswer,
  ListAnswer,
  ListRecord,
  TicketsAnswer,
  UsualCountsAnswer,
  ValuesAnswer,
  ViewCountsAnswer,
  ViewsAnswer,
} from '../../../server/modules/lists/wire.ts'
import { api } from '../../shared/api.ts'
import { type ListSearch, type Shown, usualSort } from './list-search.ts'

export const nounsOf = { contact: 'contacts', company: 'companies', ticket: 'tickets' } as const
/** Values that rows have without being asked for. */
const always: Record<ListRecord, readonly string[]> = {
  contact: ['email', 'company', 'phone', 'access', 'updatedAt', 'tags', 'jobTitle'],
  company: ['mailDomains', 'contacts', 'updatedAt'],
  ticket: ['number', 'subject', 'status', 'requester', 'assignee', 'priority', 'category', 'lastMessageAt'],
}

/** What of a page is asked for: the wanted records, and where the page begins. */
export function askedOf(shown: Shown) {
  return {
    ...(shown.q ? { q: shown.q } : {}),
    ...(shown.filter === null ? {} : { filter: textOf(shown.filter) }),
  }
}
const textOf = (filter: unknown): string => (typeof filter === 'string' ? filter : JSON.stringify(filter))

function pageQuery(record: ListRecord, shown: Shown & { columns: string[] }, page: Page) {
  const { after, before, initial } = page
  const extra = shown.columns.filter((path) => !always[record].includes(path))
  return {
    ...askedOf(shown),
    ...(shown.sort === usualSort[record] ? {} : { sort: shown.sort }),
    ...(extra.length > 0 ? { columns: extra.join(',') } : {}),
    ...(after ? { after } : {}),
    ...(before ? { before } : {}),
    ...(initial ? { initial } : {}),
  }
}
type Page = Pick<ListSearch, 'after' | 'before' | 'initial'>

/** Shown of contacts when nobody chose: known here, so that the first page need not ask what there is. */
export const contactColumns = ['email', 'company', 'phone', 'access', 'updatedAt']

/** A page of contacts; the rows of the page before stay until it is there. */
export function contactsQuery(shown: Shown, page: Page = {}) {
  const query = pageQuery('contact', { ...shown, columns: shown.columns ?? contactColumns }, page)
  return queryOptions({
    queryKey: ['contacts', query],
    queryFn: ({ signal }) => api.get<ContactsAnswer>('/api/agent/contacts', { signal, query }),
    placeholderData: keepPreviousData,
  })
}

export function companiesQuery(shown: Shown, columns: readonly string[], page: Page = {}) {
  const query = pageQuery('company', { ...shown, columns: [...columns] }, page)
  return queryOptions({
    queryKey: ['companies', query],
    queryFn: ({ signal }) => api.get<CompaniesAnswer>('/api/agent/companies', { signal, query }),
    placeholderData: keepPreviousData,
  })
}

/** Shown of tickets when nobody chose. */
export const ticketColumns = ['requester', 'status', 'assignee', 'priority', 'category', 'lastMessageAt']

export function ticketsQuery(shown: Shown, page: Page = {}) {
  const query = pageQuery('ticket', { ...shown, columns: shown.columns ?? ticketColumns }, page)
  return queryOptions({
    queryKey: ['tickets', query],
    queryFn: ({ signal }) => api.get<TicketsAnswer>('/api/agent/tickets', { signal, query }),
    placeholderData: keepPreviousData,
  })
}

/** What a list can show, be filtered and sorted by. */
export function descriptionQuery(record: ListRecord) {
  return queryOptions({
    queryKey: ['lists', record],
    queryFn: ({ signal }) => api.get<ListAnswer>(`/api/agent/lists/${record}`, { signal }),
    staleTime: 60_000,
  })
}

export function countQuery(record: ListRecord, shown: Shown, count: 'usual' | 'exact') {
  const query = { ...askedOf(shown), count }
  return queryOptions({
    queryKey: [nounsOf[record], 'count', query],
    queryFn: ({ signal }) => api.get<CountAnswer>(`/api/agent/lists/${record}/count`, { signal, query }),
  })
}

/** Values to choose from, or the names of those that are chosen. */
export function valuesQuery(record: ListRecord, asked: { field: string; q?: string; ids?: string }) {
  return queryOptions({
    queryKey: ['lists', record, 'values', asked],
    queryFn: ({ signal }) =>
      api.get<ValuesAnswer>(`/api/agent/lists/${record}/values`, { signal, query: asked }),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  })
}

/** One's own views and the shared ones, of both lists. */
export function viewsQuery(record: ListRecord) {
  return queryOptions({
    queryKey: ['views'],
    queryFn: ({ signal }) => api.get<ViewsAnswer>('/api/agent/views', { signal }),
    select: ({ items }: ViewsAnswer) => ({ items: items.filter((view) => view.record === record) }),
    staleTime: 60_000,
  })
}

export const viewCountsQuery = queryOptions({
  queryKey: ['views', 'counts'],
  queryFn: ({ signal }) => api.get<ViewCountsAnswer>('/api/agent/views/counts', { signal }),
  staleTime: 60_000,
})

/** How many tickets each of the usual views shows. */
export const usualCountsQuery = queryOptions({
  queryKey: ['tickets', 'usual-counts'],
  queryFn: ({ signal }) => api.get<UsualCountsAnswer>('/api/agent/lists/ticket/usual-counts', { signal }),
  staleTime: 30_000,
})
