import { useLingui } from '@lingui/react/macro'
import { queryOptions, useQuery } from '@tanstack/react-query'
import type { FieldsAnswer } from '../../../server/modules/fields/wire.ts'
import { api } from '../../shared/api.ts'

/** The definitions of the fields of contacts: names, defaults, choices. */
export const fieldsQuery = queryOptions({
  queryKey: ['fields', 'contact'],
  queryFn: ({ signal }) =>
    api.get<FieldsAnswer>('/api/agent/fields', { signal, query: { record: 'contact' } }),
  staleTime: 60_000,
})

/** What a field is called, by its path: the provider may have named it. */
export function useFieldLabels(): (path: string) => string {
  const { i18n } = useLingui()
  const { data } = useQuery(fieldsQuery)
  const language = i18n.locale === 'es' ? 'es' : 'en'
  return (path) => data?.items.find((field) => field.path === path)?.labels[language] ?? path
}
