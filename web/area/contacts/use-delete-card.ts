import { useLingui } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { Deleted, UndoAnswer } from '../../../server/modules/upkeep/wire.ts'
import { ApiProblem, api } from '../../shared/api.ts'
import { toast } from '../../shared/toasts.ts'
import { paths } from '../paths.ts'
import { type Card, cardPath } from './queries.ts'

/** Deletes a contact, its domain roles going to `handOverTo`, and offers to take that back. */
export function useDeleteCard(account: number) {
  const { t } = useLingui()
  const queryClient = useQueryClient()
  const navigate = useNavigate()
  const anew = () => queryClient.invalidateQueries({ queryKey: ['account', account] })
  const undo = async ({ undoId }: Deleted, { id, name }: Card) => {
    try {
      const { leftOut } = await api.post<UndoAnswer>(`/api/area/${account}/undos/${undoId}`)
      await anew()
      toast([t`${name} is in your account again`, ...leftOut.map(({ message }) => message)].join('. '))
      await navigate({ to: paths.contact(account, id) })
    } catch (problem) {
      if (!(problem instanceof ApiProblem)) throw problem
      toast(problem.problems[0]?.message ?? problem.message)
    }
  }
  return async (card: Card, handOverTo: string | null): Promise<void> => {
    const to = handOverTo === null ? '' : `?handOverTo=${handOverTo}`
    const deleted = await api.delete<Deleted>(`${cardPath(account, card.id)}${to}`)
    // What was written of her and not saved goes with her: nobody is asked about it.
    await navigate({ to: paths.contacts(account), ignoreBlocker: true })
    await anew()
    toast(t`${card.name} was deleted`, () => undo(deleted, card))
  }
}
