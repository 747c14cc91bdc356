import { queryOptions } from '@tanstack/react-query'
import type { MailboxAnswer } from '../../../../server/modules/intake/wire.ts'
import { api } from '../../../shared/api.ts'

export type Mailbox = MailboxAnswer
export const mailboxesPath = '/api/agent/settings/mailboxes'

/** The mailboxes that are looked at, with how the last look went. */
export const mailboxesQuery = queryOptions({
  queryKey: ['mailboxes'],
  queryFn: async ({ signal }) => (await api.get<{ items: Mailbox[] }>(mailboxesPath, { signal })).items,
  // A mailbox that answers again says so by itself.
  refetchInterval: 15_000,
})
