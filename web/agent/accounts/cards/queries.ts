import { queryOptions } from '@tanstack/react-query'
import type { AgentCardsAnswer } from '../../../../server/modules/additional-contacts/wire.ts'
import { api } from '../../../shared/api.ts'

/** The additional contacts of an account by name, and what can be ticked. */
export function cardsQuery(accountId: number) {
  return queryOptions({
    queryKey: ['account', accountId, 'contacts'],
    queryFn: ({ signal }) =>
      api.get<AgentCardsAnswer>(`/api/agent/accounts/${accountId}/contacts`, { signal }),
  })
}
