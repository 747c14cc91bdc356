import { infiniteQueryOptions } from '@tanstack/react-query'
import type { TrailAnswer } from '../../../server/modules/trail/wire.ts'
import { api } from '../../shared/api.ts'

/** What happened to one contact, newest first, page by page. */
export function contactTrailQuery(id: number) {
  return trailQuery(['trail', 'contact', id], `/api/agent/contacts/${id}/trail`)
}

/** What happened to one company. */
export function companyTrailQuery(id: number) {
  return trailQuery(['trail', 'company', id], `/api/agent/companies/${id}/trail`)
}

/** What happened to one account, and to its services, additional contacts and domains. */
export function accountTrailQuery(id: number) {
  return trailQuery(['trail', 'account', id], `/api/agent/accounts/${id}/trail`)
}

/** What happened to one ticket. */
export function ticketTrailQuery(id: number) {
  return trailQuery(['trail', 'ticket', id], `/api/agent/tickets/${id}/trail`)
}

/** The change log of the workspace. */
export const changesQuery = trailQuery(['trail', 'workspace'], '/api/agent/trail')

function trailQuery(queryKey: readonly unknown[], path: string) {
  return infiniteQueryOptions({
    queryKey,
    queryFn: ({ signal, pageParam }) =>
      api.get<TrailAnswer>(path, { signal, query: { before: pageParam, limit: 50 } }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  })
}
