import { queryOptions } from '@tanstack/react-query'
import type { SetUpAnswer } from '../../../server/modules/identity/wire.ts'
import { api } from '../../shared/api.ts'

/** What a set-up link is worth. Without a secret, or with one that is too long, it is asked about one that opens nothing. */
export function setUpQuery(secret: string) {
  const asked = secret === '' || secret.length > 200 ? '-' : encodeURIComponent(secret)
  return queryOptions({
    queryKey: ['set-up', asked],
    queryFn: ({ signal }) => api.get<SetUpAnswer>(`/api/set-up/${asked}`, { signal }),
    refetchOnWindowFocus: false,
  })
}
