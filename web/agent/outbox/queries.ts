import { queryOptions } from '@tanstack/react-query'
import type { MailAnswer, OutboxAnswer } from '../../../server/modules/delivery/wire.ts'
import { api } from '../../shared/api.ts'

/** A page of everything that was to be sent, newest first. */
export function outboxQuery(after?: string) {
  return queryOptions({
    queryKey: ['outbox', after ?? ''],
    queryFn: ({ signal }) => api.get<OutboxAnswer>('/api/agent/outbox', { signal, query: { after } }),
  })
}

export type MailPlace = { message: number; position: number }

/** One mail with its body and its working link; 404 once mail leaves over SMTP. */
export function mailQuery(place: MailPlace) {
  return queryOptions({
    queryKey: ['outbox', 'mail', place.message, place.position],
    queryFn: ({ signal }) => api.get<MailAnswer>(mailPath(place), { signal }),
  })
}

/** Where the HTML of a mail is served as a page of its own, without scripts and under its own policy. */
export function mailPagePath(place: MailPlace): string {
  return `${mailPath(place)}/page`
}

function mailPath({ message, position }: MailPlace) {
  return `/api/agent/outbox/${message}/${position}`
}
