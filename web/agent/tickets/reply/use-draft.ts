import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { Draft, DraftAnswer } from '../../../../server/modules/tickets/wire.ts'
import { ApiProblem, api } from '../../../shared/api.ts'
import { ticketPath } from '../queries.ts'

const pause = 800

/** What is being written, as it was left. */
export function useKeptDraft(ticketId: number) {
  return useQuery({
    queryKey: ['draft', ticketId],
    queryFn: ({ signal }) => api.get<DraftAnswer>(`${ticketPath(ticketId)}/draft`, { signal }),
    // What stands in the box is newer than any answer.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
  })
}

/**
 * Keeps what is written, a moment after each change and when the page is left; gives when it was last kept, or that it could
 * not be. `isEmpty` throws it away.
 */
export function useKeepDraft(ticketId: number, draft: Draft, isChanged: boolean) {
  const queryClient = useQueryClient()
  const [keptAt, setKeptAt] = useState<Date | null>(null)
  const [isLost, setLost] = useState(false)
  const text = JSON.stringify(draft)
  const waiting = useRef<Draft | null>(null)
  const path = `${ticketPath(ticketId)}/draft`
  const keep = async (): Promise<void> => {
    const now = waiting.current
    waiting.current = null
    if (!now) return
    try {
      const isEmpty = now.body.trim() === '' && now.uploads.length === 0
      await (isEmpty ? api.delete(path) : api.put(path, now))
      setLost(false)
      setKeptAt(isEmpty ? null : new Date())
    } catch (problem) {
      if (!(problem instanceof ApiProblem)) throw problem
      setLost(true)
    }
  }
  const latest = useRef(keep)
  latest.current = keep
  useEffect(() => {
    if (!isChanged) return
    waiting.current = JSON.parse(text) as Draft
    const clock = setTimeout(() => void latest.current(), pause)
    return () => clearTimeout(clock)
  }, [text, isChanged])
  useEffect(() => () => void latest.current(), [])
  return {
    keptAt,
    isLost,
    /** After sending: there is nothing left to keep. */
    forget: async () => {
      waiting.current = null
      setKeptAt(null)
      queryClient.setQueryData<DraftAnswer>(['draft', ticketId], { draft: null, updatedAt: null })
      await api.delete(path).catch(() => undefined)
    },
  }
}
