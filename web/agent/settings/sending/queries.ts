import { queryOptions } from '@tanstack/react-query'
import type { DkimAnswer, SendingAnswer } from '../../../../server/modules/delivery/wire.ts'
import { api } from '../../../shared/api.ts'

/** Whether mail leaves, and how much waits. */
export const sendingQuery = queryOptions({
  queryKey: ['sending'],
  queryFn: ({ signal }) => api.get<SendingAnswer>('/api/agent/sending', { signal }),
  refetchInterval: 15_000,
})

/** The keys that mail is, was or may be signed with. */
export const dkimQuery = queryOptions({
  queryKey: ['dkim'],
  queryFn: ({ signal }) => api.get<DkimAnswer>('/api/agent/dkim-keys', { signal }),
})
