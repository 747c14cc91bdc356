import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { CompaniesAnswer } from '../../../../server/modules/lists/wire.ts'
import { api } from '../../../shared/api.ts'

/** The list's state, all of it in the address. */
export type CompaniesSearch = { q?: string; after?: string; before?: string }

/** What of an address the list understands; the rest is left out. */
export function readCompaniesSearch(search: Record<string, unknown>): CompaniesSearch {
  const text = (name: keyof CompaniesSearch) => {
    const value = search[name]
    const isText = typeof value === 'string' || typeof value === 'number'
    return isText && value !== '' ? { [name]: String(value) } : {}
  }
  return { ...text('q'), ...text('after'), ...text('before') }
}

/** A page of the list; the rows of the page before stay until it is there. */
export function companiesQuery(search: CompaniesSearch) {
  return queryOptions({
    queryKey: ['companies', search],
    queryFn: ({ signal }) => api.get<CompaniesAnswer>('/api/agent/companies', { signal, query: search }),
    placeholderData: keepPreviousData,
  })
}
