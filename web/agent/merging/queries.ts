import { queryOptions } from '@tanstack/react-query'
import type { MergePreview } from '../../../server/modules/upkeep/wire.ts'
import { api } from '../../shared/api.ts'

/** What merging other contacts into one would do. */
export function mergePreviewQuery(id: number, others: readonly number[]) {
  return queryOptions({
    queryKey: ['merge-preview', id, ...others],
    queryFn: ({ signal }) =>
      api.get<MergePreview>(`/api/agent/contacts/${id}/merge-preview`, {
        signal,
        query: { with: others.join(',') },
      }),
    // What is chosen here becomes true: it is looked at anew each time the page opens.
    staleTime: 1_000,
    retry: false,
  })
}

/** So many contacts become one at a time, the survivor among them. */
export const mostAtOnce = 5

/** `7,9` of the address as ids; nothing else is one. */
export function readOthers(text: string | undefined): number[] {
  if (!text || !/^\d{1,15}(,\d{1,15})*$/.test(text)) return []
  return [...new Set(text.split(',').map(Number))]
}
