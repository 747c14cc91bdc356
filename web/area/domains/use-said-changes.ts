import { useLingui } from '@lingui/react/macro'
import type { RolesChanged } from '../../../server/modules/domains/wire.ts'
import { ApiProblem, api } from '../../shared/api.ts'
import { toast } from '../../shared/toasts.ts'

/** Says what became of saved roles, and takes back what can be taken back. */
export function useSaidChanges(account: number, readAnew: () => Promise<void>) {
  const { t } = useLingui()
  const takeBack = async (undoId: number) => {
    try {
      await api.post(`/api/area/${account}/undos/${undoId}`)
      toast(t`Undone`)
    } catch (problem) {
      if (!(problem instanceof ApiProblem)) throw problem
      const why = problem.problems.map(({ message }) => message).join('. ') || problem.message
      toast(t`Could not be undone: ${why}`)
    }
    await readAnew()
  }
  return ({ undoId, pending }: RolesChanged, count: number) => {
    const saved = count === 1 ? t`1 change saved` : t`${count} changes saved`
    const waits =
      pending.length === 1 ? t`1 domain waits for approval` : t`${pending.length} domains wait for approval`
    const said = pending.length === 0 ? saved : `${saved}; ${waits}`
    toast(said, undoId === null ? undefined : () => takeBack(undoId))
  }
}
