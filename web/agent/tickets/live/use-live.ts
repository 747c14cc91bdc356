import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { LiveEvent, PresenceAnswer } from '../../../../server/modules/tickets/wire.ts'
import { useAgent } from '../../use-agent.ts'
import { listenLive } from './live-stream.ts'
import { presenceKey } from './use-presence.ts'

/** Lists ask again at most this often, however much happens. */
const pause = 1500

/** Whatever is shown of tickets is asked for again as soon as something happens in them. */
export function useLive(): void {
  const queryClient = useQueryClient()
  const { session } = useAgent()
  const myself = session.person.id
  useEffect(() => {
    let clock: ReturnType<typeof setTimeout> | undefined
    const refreshLists = () => {
      clock ??= setTimeout(() => {
        clock = undefined
        void queryClient.invalidateQueries({ queryKey: ['tickets'] })
        void queryClient.invalidateQueries({ queryKey: ['views', 'counts'] })
      }, pause)
    }
    const hear = (event: LiveEvent) => {
      switch (event.type) {
        // What is on the screen may be older than the stream.
        case 'hello':
        case 'resync':
          // The rest of the page as well: what failed, and after a loss what has aged meanwhile.
          void queryClient.refetchQueries(
            {
              type: 'active',
              predicate: (query) =>
                query.state.status === 'error' || (event.type === 'resync' && query.isStale()),
            },
            { cancelRefetch: false },
          )
          void queryClient.invalidateQueries({ queryKey: ['ticket'] })
          void queryClient.invalidateQueries({ queryKey: ['notifications'] })
          return refreshLists()
        case 'ticket':
          void queryClient.invalidateQueries({ queryKey: ['ticket', event.ticketId] })
          return refreshLists()
        case 'presence':
          if (event.agent.id === myself) return
          queryClient.setQueryData<PresenceAnswer>(
            presenceKey(event.ticketId),
            (shown) => shown && { ...shown, items: withPresence(shown.items, event) },
          )
          return
        case 'notification':
          void queryClient.invalidateQueries({ queryKey: ['notifications'] })
      }
    }
    const leave = listenLive(hear)
    return () => {
      clearTimeout(clock)
      leave()
    }
  }, [queryClient, myself])
}

type Present = PresenceAnswer['items']

function withPresence(
  items: Present,
  { agent, isWriting, until }: Extract<LiveEvent, { type: 'presence' }>,
): Present {
  const others = items.filter((item) => item.agent.id !== agent.id)
  return until === null ? others : [...others, { agent, isWriting, until }]
}
