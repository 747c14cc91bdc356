import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { AreaDomainsAnswer } from '../../../server/modules/domains/wire.ts'
import type { OwnNoticeAnswer, OwnNoticesAnswer } from '../../../server/modules/notices/wire.ts'
import type { ChoicesAnswer, RecipientsAnswer } from '../../../server/modules/routing/wire.ts'
import { api } from '../../shared/api.ts'

export type Notice = OwnNoticeAnswer
export type NoticeInList = OwnNoticesAnswer['items'][number]
export type NoticeRecipient = Notice['recipients'][number]
export type Category = Notice['category']
export type Choices = ChoicesAnswer

/** The account's notices, newest first. */
export function noticesQuery(account: number, category: string | undefined) {
  return infiniteQueryOptions({
    queryKey: ['account', account, 'notices', category],
    queryFn: ({ signal, pageParam }) =>
      api.get<OwnNoticesAnswer>(`/api/area/${account}/notices`, {
        signal,
        query: { after: pageParam, category },
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  })
}

/** A notice, with who got a copy. */
export function noticeQuery(account: number, notice: number) {
  return queryOptions({
    queryKey: ['account', account, 'notice', notice],
    queryFn: ({ signal }) => api.get<Notice>(`/api/area/${account}/notices/${notice}`, { signal }),
  })
}

/** The categories that are offered, and what the main user gets of each. */
export function choicesQuery(account: number) {
  return queryOptions({
    queryKey: ['account', account, 'choices'],
    queryFn: ({ signal }) => api.get<Choices>(`/api/area/${account}/choices`, { signal }),
  })
}

/** Who would get a notice of a category, perhaps about a domain. */
export function recipientsQuery(account: number, asked: { category: string; domain: number | undefined }) {
  return queryOptions({
    queryKey: ['account', account, 'recipients', asked],
    queryFn: async ({ signal }) =>
      (await api.get<RecipientsAnswer>(`/api/area/${account}/recipients`, { signal, query: asked })).items,
  })
}

/** The names of the account's domains, to choose one from. */
export function domainNamesQuery(account: number) {
  return queryOptions({
    queryKey: ['account', account, 'domain-names'],
    queryFn: async ({ signal }) =>
      (
        await api.get<AreaDomainsAnswer>(`/api/area/${account}/domains`, { signal, query: { limit: 500 } })
      ).items.map(({ id, name }) => ({ id, name })),
  })
}
