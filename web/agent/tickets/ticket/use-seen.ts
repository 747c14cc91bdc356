import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { TicketAnswer } from '../../../../server/modules/tickets/wire.ts'
import { api } from '../../../shared/api.ts'

/** Whoever has the ticket open has read what he was told of it. */
export function useSeen({ id, lastMessageAt }: TicketAnswer): void {
  const queryClient = useQueryClient()
  // biome-ignore lint/correctness/useExhaustiveDependencies: again with each message
  useEffect(() => {
    api.post('/api/agent/me/notifications/read', { ticketId: id }).then(
      () => queryClient.invalidateQueries({ queryKey: ['notifications'] }),
      () => undefined,
    )
  }, [id, lastMessageAt, queryClient])
}
