import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { PresenceAnswer } from '../../../../server/modules/tickets/wire.ts'
import { api } from '../../../shared/api.ts'
import { ticketPath } from '../queries.ts'

export const presenceKey = (ticketId: number) => ['presence', ticketId] as const
const usual = 20

/** Says that this agent has the ticket open, and whether he writes; gives the others who have. */
export function usePresence(ticketId: number, isWriting: boolean): PresenceAnswer['items'] {
  const queryClient = useQueryClient()
  const { data } = useQuery({
    queryKey: presenceKey(ticketId),
    queryFn: () => api.put<PresenceAnswer>(`${ticketPath(ticketId)}/presence`, { isWriting }),
    refetchInterval: ({ state }) => (state.data?.everySeconds ?? usual) * 1000,
    retry: false,
    gcTime: 0,
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: said again as soon as he begins or ends
  useEffect(() => {
    void queryClient.invalidateQueries({ queryKey: presenceKey(ticketId) })
  }, [isWriting])
  useEffect(
    () => () => void api.delete(`${ticketPath(ticketId)}/presence`).catch(() => undefined),
    [ticketId],
  )
  return data?.items ?? []
}
