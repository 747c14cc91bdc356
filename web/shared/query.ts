import { QueryClient } from '@tanstack/react-query'
import { ApiProblem } from './api.ts'

/** Old rows stay while new ones load; a "no" of the server is final, a lost connection is tried again. */
export function makeQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 10_000,
        retry: (tries, problem) => tries < 2 && isWorthAnotherTry(problem),
      },
      mutations: { retry: false },
    },
  })
}

function isWorthAnotherTry(problem: unknown) {
  if (!(problem instanceof ApiProblem)) return false
  return problem.status === 0 || problem.status === 502 || problem.status === 503 || problem.status === 504
}
