import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { safeReturn } from '../return-path.ts'
import { type Door, sessionQuery } from '../session.ts'

/** After a sign-in: forgets what was read before it, learns who is there, and goes where he wanted to. */
export function useGoIn(door: Door, returnTo?: unknown): () => Promise<void> {
  const queryClient = useQueryClient()
  const navigate = useNavigate()
  return async () => {
    queryClient.removeQueries()
    await queryClient.prefetchQuery(sessionQuery(door))
    await navigate({ href: safeReturn(returnTo, door), replace: true })
  }
}
