import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { AccountAnswer, AccountsAnswer, ServicesAnswer } from '../../../server/modules/accounts/wire.ts'
import type { OwnTemplatesAnswer } from '../../../server/modules/delivery/wire.ts'
import type { DomainsAnswer } from '../../../server/modules/domains/wire.ts'
import type {
  NoticeAnswer,
  NoticesAnswer,
  PreviewAnswer,
  PreviewBody,
} from '../../../server/modules/notices/wire.ts'
import type { CategoriesAnswer } from '../../../server/modules/routing/wire.ts'
import { api } from '../../shared/api.ts'
import type { NoticesSearch } from './search.ts'

/** Notices, newest first. */
export function noticesQuery(search: NoticesSearch) {
  return queryOptions({
    queryKey: ['notices', 'page', search],
    queryFn: ({ signal }) => api.get<NoticesAnswer>('/api/agent/notices', { signal, query: search }),
    placeholderData: keepPreviousData,
  })
}

const pause = 3000

/** One notice, asked for again while copies of it are on their way. */
export function noticeQuery(id: number) {
  return queryOptions({
    queryKey: ['notices', 'one', id],
    queryFn: ({ signal }) => api.get<NoticeAnswer>(`/api/agent/notices/${id}`, { signal }),
    refetchInterval: ({ state: { data } }) => (data && data.counts.waiting > 0 ? pause : false),
  })
}

/** Who would get it, and how it would look. */
export function noticePreviewQuery(body: PreviewBody | null) {
  return queryOptions({
    queryKey: ['notice-preview', body],
    queryFn: () => api.post<PreviewAnswer>('/api/agent/notices/preview', body),
    enabled: body !== null,
    placeholderData: keepPreviousData,
    retry: false,
  })
}

export const categoriesQuery = queryOptions({
  queryKey: ['categories'],
  queryFn: ({ signal }) => api.get<CategoriesAnswer>('/api/agent/settings/categories', { signal }),
})

/** The workspace's own templates that are in use. */
export const ownTemplatesQuery = queryOptions({
  queryKey: ['mail-texts', 'own'],
  queryFn: ({ signal }) => api.get<OwnTemplatesAnswer>('/api/agent/own-templates', { signal }),
})

export function accountQuery(id: number) {
  return queryOptions({
    queryKey: ['accounts', 'one', id],
    queryFn: ({ signal }) => api.get<AccountAnswer>(`/api/agent/accounts/${id}`, { signal }),
  })
}

/** Open accounts that fit some words. */
export async function findAccounts(text: string, signal: AbortSignal) {
  const { items } = await api.get<AccountsAnswer>('/api/agent/accounts', {
    signal,
    query: { q: text, limit: 20 },
  })
  return items.map(({ id, name, externalId, mainUser }) => ({
    id: String(id),
    label: name,
    detail: externalId ?? mainUser.email ?? '',
  }))
}

export function domainsQuery(accountId: number | null) {
  return queryOptions({
    queryKey: ['accounts', 'domains', accountId],
    queryFn: ({ signal }) => api.get<DomainsAnswer>(`/api/agent/accounts/${accountId}/domains`, { signal }),
    enabled: accountId !== null,
  })
}

export function servicesQuery(accountId: number | null) {
  return queryOptions({
    queryKey: ['accounts', 'services', accountId],
    queryFn: ({ signal }) => api.get<ServicesAnswer>(`/api/agent/accounts/${accountId}/services`, { signal }),
    enabled: accountId !== null,
  })
}
