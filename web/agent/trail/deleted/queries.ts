import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { DeletedContactsAnswer, ErasurePreview } from '../../../../server/modules/upkeep/wire.ts'
import { api } from '../../../shared/api.ts'
import type { DeletedSearch } from './asked.ts'

export type DeletedContact = DeletedContactsAnswer['items'][number]
export const deletedKey = ['deleted-contacts'] as const

/** Deleted contacts, latest first. */
export function deletedContactsQuery(search: DeletedSearch) {
  return queryOptions({
    queryKey: [...deletedKey, search.q, search.after],
    queryFn: ({ signal }) =>
      api.get<DeletedContactsAnswer>('/api/agent/deleted-contacts', { signal, query: search }),
    placeholderData: keepPreviousData,
  })
}

export const erasurePath = (id: number) => `/api/agent/contacts/${id}/erasure`

/** What erasing a contact would take with it. */
export function erasureQuery(id: number) {
  return queryOptions({
    queryKey: ['erasure', id],
    queryFn: ({ signal }) => api.get<ErasurePreview>(erasurePath(id), { signal }),
  })
}
