import { useLingui } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import type { UndoAnswer, UndoStarted } from '../../../server/modules/upkeep/wire.ts'
import { ApiProblem, api } from '../../shared/api.ts'
import { toast } from '../../shared/toasts.ts'
import { followJob } from '../jobs/followed.ts'

/**
 * Takes a command back; of many records that is a job, which is followed. What had to be left out is named; a "no" is said
 * as well. Gives whether it was done or has begun.
 */
export function useUndo(): (undoId: number) => Promise<boolean> {
  const { t } = useLingui()
  const queryClient = useQueryClient()
  return async (undoId) => {
    try {
      const answer = await api.post<UndoAnswer | UndoStarted>(`/api/agent/undos/${undoId}`)
      if ('jobId' in answer) {
        followJob(answer.jobId)
        return true
      }
      const { leftOut } = answer
      const left = leftOut.map(({ message }) => message).join('. ')
      toast(left ? t`Undone, but not all of it: ${left}` : t`Undone`)
      return true
    } catch (problem) {
      if (!(problem instanceof ApiProblem)) throw problem
      const why = problem.problems.map(({ message }) => message).join('. ') || problem.message
      toast(t`Could not be undone: ${why}`)
      return false
    } finally {
      await queryClient.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' })
    }
  }
}
