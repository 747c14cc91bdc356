import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import type { JobAnswer } from '../../../server/modules/jobs/wire.ts'
import { isGone, isOver, jobQuery } from './queries.ts'

/**
 * A job as it goes on; null for one that is nobody's or somebody else's. When it ends while it is looked at, everything
 * else that is shown is asked for again.
 */
export function useJob(id: number): JobAnswer | null | undefined {
  const queryClient = useQueryClient()
  const { data, error } = useQuery(jobQuery(id))
  const wasGoingOn = useRef(false)
  useEffect(() => {
    if (!data) return
    if (isOver(data) && wasGoingOn.current)
      void queryClient.invalidateQueries({
        predicate: ({ queryKey: [first, second] }) =>
          first !== 'session' && !(first === 'jobs' && second === 'one'),
      })
    wasGoingOn.current = !isOver(data)
  }, [data, queryClient])
  return isGone(error) ? null : data
}
