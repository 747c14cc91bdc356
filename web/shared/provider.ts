import { queryOptions } from '@tanstack/react-query'
import type { ProviderAnswer } from '../../server/modules/identity/wire.ts'
import { api } from './api.ts'

/** Whose client area it is, for the pages before signing in. */
export const providerQuery = queryOptions({
  queryKey: ['provider'],
  queryFn: ({ signal }) => api.get<Pick<ProviderAnswer, 'name'>>('/api/provider', { signal }),
  staleTime: Number.POSITIVE_INFINITY,
})
