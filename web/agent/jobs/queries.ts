import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { JobAnswer, JobProblemsAnswer, JobsAnswer } from '../../../server/modules/jobs/wire.ts'
import { ApiProblem, api } from '../../shared/api.ts'

const pause = 1000

export const isOver = ({ state }: Pick<JobAnswer, 'state'>): boolean =>
  state !== 'waiting' && state !== 'running'

/** A job, asked for again until it is over. */
export function jobQuery(id: number) {
  return queryOptions({
    queryKey: ['jobs', 'one', id],
    queryFn: ({ signal }) => api.get<JobAnswer>(`/api/agent/jobs/${id}`, { signal }),
    refetchInterval: ({ state: { data, error } }) =>
      isGone(error) || (data && isOver(data)) ? false : pause,
    retry: (count, error) => !isGone(error) && count < 3,
  })
}

export const isGone = (error: unknown): boolean => error instanceof ApiProblem && error.status === 404

/** A page of one's own jobs, newest first, asked for again while one of them goes on. */
export function jobsQuery(before?: number) {
  return queryOptions({
    queryKey: ['jobs', 'page', before ?? null],
    queryFn: ({ signal }) => api.get<JobsAnswer>('/api/agent/jobs', { signal, query: { before } }),
    refetchInterval: ({ state: { data } }) => (data?.items.every(isOver) === false ? pause : false),
  })
}

/** Which records a job refused or did not do wholly. */
export function problemsQuery(id: number) {
  return infiniteQueryOptions({
    queryKey: ['jobs', 'problems', id],
    queryFn: ({ signal, pageParam }) =>
      api.get<JobProblemsAnswer>(`/api/agent/jobs/${id}/problems`, { signal, query: { after: pageParam } }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  })
}
