import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { ContactsAnswer } from '../../../../server/modules/lists/wire.ts'
import { api } from '../../../shared/api.ts'

/** The list's state, all of it in the address. */
export type ListSearch = {
  q?: string
  after?: string
  before?: string
  /** A heading of the index: the page begins there. */
  initial?: string
}

/** What of an address the list understands; the rest is left out. */
export function readListSearch(search: Record<string, unknown>): ListSearch {
  const text = (name: keyof ListSearch) => {
    const value = search[name]
    const isText = typeof value === 'string' || typeof value === 'number'
    return isText && value !== '' ? { [name]: String(value) } : {}
  }
  return { ...text('q'), ...text('after'), ...text('before'), ...text('initial') }
}

/** A page of the list; the rows of the page before stay until it is there. */
export function contactsQuery(search: ListSearch) {
  return queryOptions({
    queryKey: ['contacts', search],
    queryFn: ({ signal }) => api.get<ContactsAnswer>('/api/agent/contacts', { signal, query: search }),
    placeholderData: keepPreviousData,
  })
}
