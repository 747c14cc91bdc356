import { useLingui } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import type { UndoAnswer } from '../../../server/modules/upkeep/wire.ts'
import { ApiProblem, api } from '../../shared/api.ts'
import { toast } from '../../shared/toasts.ts'

/** Takes a command back. What had to be left out is named; a "no" is said as well. Gives whether it was done. */
export function useUndo(): (undoId: number) => Promise<boolean> {
  const { t } = useLingui()
  const queryClient = useQueryClient()
  return async (undoId) => {
    try {
      const { leftOut } = await api.post<UndoAnswer>(`/api/agent/undos/${undoId}`)
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
