import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type {
  HeldMailAnswer,
  HeldMailItem,
  HeldMailsAnswer,
  IncomingAnswer,
  IncomingItem,
  IncomingMailAnswer,
  TrustedSendersAnswer,
} from '../../../server/modules/intake/wire.ts'
import { api } from '../../shared/api.ts'
import type { HeldSearch, IncomingSearch } from './search.ts'

export type HeldItem = HeldMailItem
export type HeldMail = HeldMailAnswer
export type Received = IncomingItem
export type ReceivedMail = IncomingMailAnswer
export type TrustedSender = TrustedSendersAnswer['items'][number]

const heldPath = '/api/agent/held'
export const heldMailPath = (id: number) => `${heldPath}/${id}`
export const heldKey = ['held'] as const
// Mail comes in while one looks.
const anew = { placeholderData: keepPreviousData, refetchInterval: 30_000 }

/** What waits, oldest first, or what became of it. */
export function heldQuery({ state, after }: HeldSearch) {
  return queryOptions({
    queryKey: [...heldKey, 'list', state, after],
    queryFn: ({ signal }) => api.get<HeldMailsAnswer>(heldPath, { signal, query: { state, after } }),
    ...anew,
  })
}

export function heldMailQuery(id: number) {
  return queryOptions({
    queryKey: [...heldKey, id],
    queryFn: ({ signal }) => api.get<HeldMail>(heldMailPath(id), { signal }),
  })
}

/** All that came in, newest first. */
export function incomingQuery(search: IncomingSearch) {
  return queryOptions({
    queryKey: ['incoming', 'list', search],
    queryFn: ({ signal }) => api.get<IncomingAnswer>('/api/agent/incoming', { signal, query: search }),
    ...anew,
  })
}

export const incomingMailPath = (id: number) => `/api/agent/incoming/${id}`

export function incomingMailQuery(id: number) {
  return queryOptions({
    queryKey: ['incoming', id],
    queryFn: ({ signal }) => api.get<ReceivedMail>(incomingMailPath(id), { signal }),
  })
}

export const trustedSendersQuery = queryOptions({
  queryKey: ['trusted-senders'],
  queryFn: async ({ signal }) =>
    (await api.get<TrustedSendersAnswer>('/api/agent/trusted-senders', { signal })).items,
})
