import { useLingui } from '@lingui/react/macro'
import { queryOptions, useQuery } from '@tanstack/react-query'
import type { FieldsAnswer } from '../../../server/modules/fields/wire.ts'
import { api } from '../../shared/api.ts'

export type FieldsOf = 'contact' | 'company'

/** The definitions of the fields of contacts: names, defaults, choices. */
export const fieldsQuery = fieldsQueryOf('contact')
/** The same of companies. */
export const companyFieldsQuery = fieldsQueryOf('company')

export function fieldsQueryOf(record: FieldsOf) {
  return queryOptions({
    queryKey: ['fields', record],
    queryFn: ({ signal }) => api.get<FieldsAnswer>('/api/agent/fields', { signal, query: { record } }),
    // Read again whenever a page or a form opens: another agent may have changed them. Within one opening, once.
    staleTime: 1_000,
  })
}

/** What a field is called, by its path: the provider may have named it. */
export function useFieldLabels(record: FieldsOf = 'contact'): (path: string) => string {
  const { i18n, t } = useLingui()
  const { data } = useQuery(fieldsQueryOf(record))
  const language = i18n.locale === 'es' ? 'es' : 'en'
  return (path) =>
    data?.items.find((field) => field.path === path)?.labels[language] ??
    (path === 'companies' ? t`Companies` : path)
}
