import { useLingui } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import type { JobAnswer } from '../../../server/modules/jobs/wire.ts'
import { ApiProblem, api } from '../../shared/api.ts'
import { toast } from '../../shared/toasts.ts'

/** Stops a job after what it is at; one that has ended meanwhile is shown as it ended. */
export function useCancel(): (id: number) => Promise<void> {
  const { t } = useLingui()
  const queryClient = useQueryClient()
  return async (id) => {
    try {
      await api.post<JobAnswer>(`/api/agent/jobs/${id}/cancel`)
    } catch (problem) {
      if (!(problem instanceof ApiProblem)) throw problem
      const why = problem.problems.map(({ message }) => message).join('. ') || problem.message
      toast(t`Could not be cancelled: ${why}`)
    }
    await queryClient.invalidateQueries({ queryKey: ['jobs'] })
  }
}
