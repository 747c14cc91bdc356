import { queryOptions } from '@tanstack/react-query'
import type { CannedRepliesAnswer, CannedReplyAnswer } from '../../../../server/modules/tickets/wire.ts'
import { api } from '../../../shared/api.ts'

export type CannedReply = CannedReplyAnswer
export const cannedRepliesPath = '/api/agent/canned-replies'

/** One's own texts and the shared ones, and what their placeholders may be. */
export const cannedRepliesQuery = queryOptions({
  queryKey: ['canned-replies', 'settings'],
  queryFn: ({ signal }) => api.get<CannedRepliesAnswer>(cannedRepliesPath, { signal }),
})
