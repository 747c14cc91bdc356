import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type {
  MailingAnswer,
  MailingItem,
  MailingPreviewAnswer,
  MailingPreviewBody,
  MailingsAnswer,
  NoticesAnswer,
} from '../../../server/modules/notices/wire.ts'
import { api } from '../../shared/api.ts'

const pause = 1000
const slowPause = 5000

/** Whether its notices are still being made. */
export const isGoingOn = ({ job }: Pick<MailingItem, 'job'>): boolean =>
  job?.state === 'waiting' || job?.state === 'running'

/** Whether something of it could be kept from leaving. */
export const mayStillLeave = (mailing: Pick<MailingAnswer, 'job' | 'counts'>): boolean =>
  isGoingOn(mailing) || mailing.counts.waiting + mailing.counts.kept > 0

/** Mailings, newest first; asked for again while one goes on. */
export function mailingsQuery(after?: string) {
  return queryOptions({
    queryKey: ['mailings', 'page', after ?? ''],
    queryFn: ({ signal }) => api.get<MailingsAnswer>('/api/agent/mailings', { signal, query: { after } }),
    refetchInterval: ({ state: { data } }) => (data?.items.some(isGoingOn) ? pause : false),
    placeholderData: keepPreviousData,
  })
}

/** One of them, asked for again while notices are made, and more slowly while copies leave. */
export function mailingQuery(id: number) {
  return queryOptions({
    queryKey: ['mailings', 'one', id],
    queryFn: ({ signal }) => api.get<MailingAnswer>(`/api/agent/mailings/${id}`, { signal }),
    refetchInterval: ({ state: { data } }) => {
      if (!data) return false
      return isGoingOn(data) ? pause : data.counts.waiting > 0 && slowPause
    },
  })
}

/** A page of its notices, asked for again while copies of them leave. */
export function noticesOfMailingQuery(id: number, after?: string) {
  return queryOptions({
    queryKey: ['notices', 'of-mailing', id, after ?? ''],
    queryFn: ({ signal }) =>
      api.get<NoticesAnswer>(`/api/agent/mailings/${id}/notices`, { signal, query: { after } }),
    refetchInterval: ({ state: { data } }) =>
      data?.items.some(({ counts }) => counts.waiting > 0) ? pause : false,
    placeholderData: keepPreviousData,
  })
}

/** How many accounts, and what would be decided for a few of them. */
export function mailingPreviewQuery(body: MailingPreviewBody | null) {
  return queryOptions({
    queryKey: ['mailing-preview', body],
    queryFn: () => api.post<MailingPreviewAnswer>('/api/agent/mailings/preview', body),
    enabled: body !== null,
    placeholderData: keepPreviousData,
    retry: false,
  })
}
