import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { sessionQuery } from '../shared/session.ts'

/** Call when name, language, rights or workspace of who is signed in have changed: the frame and all pages follow. */
export function useSessionAgain(): () => Promise<void> {
  const queryClient = useQueryClient()
  const router = useRouter()
  return async () => {
    await queryClient.fetchQuery({ ...sessionQuery('agent'), staleTime: 0 })
    await router.invalidate()
  }
}
