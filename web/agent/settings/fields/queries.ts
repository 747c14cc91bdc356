import { queryOptions } from '@tanstack/react-query'
import type { ConversionAnswer, FieldsAnswer, UsesAnswer } from '../../../../server/modules/fields/wire.ts'
import { api } from '../../../shared/api.ts'

export type FieldRecord = 'contact' | 'company'

/** Every definition of a record's fields, archived ones last. Its key begins as that of the forms, which follow it. */
export function settingsOf(record: FieldRecord) {
  return queryOptions({
    queryKey: ['fields', record, 'all'],
    queryFn: ({ signal }) =>
      api.get<FieldsAnswer>('/api/agent/fields', { signal, query: { record, archived: 'included' } }),
  })
}

/** In how many records a field and each of its choices is used; counted when asked, since it looks at all of them. */
export function usesQuery(id: number) {
  return queryOptions({
    queryKey: ['fields', 'uses', id],
    queryFn: ({ signal }) => api.get<UsesAnswer>(`/api/agent/fields/${id}/uses`, { signal }),
  })
}

/** What another type would make of the values. */
export function conversionQuery(id: number, type: string) {
  return queryOptions({
    queryKey: ['fields', 'conversion', id, type],
    queryFn: ({ signal }) =>
      api.get<ConversionAnswer>(`/api/agent/fields/${id}/conversion`, { signal, query: { type } }),
    staleTime: 0,
  })
}
