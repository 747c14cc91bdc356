import { useLingui } from '@lingui/react/macro'
import type { Deleted } from '../../../../server/modules/upkeep/wire.ts'
import { api } from '../../../shared/api.ts'
import { toast } from '../../../shared/toasts.ts'
import { told } from '../../directory/contact/told.ts'
import { useUndo } from '../../trail/use-undo.ts'
import { useAccountStale } from './use-account-changed.ts'

type ToDelete = { accountId: number; part: { name: string }; onDone: () => void }

/** Deletes what hangs from an account, by its path in the API, and offers to undo. */
export function useDeletePart({ accountId, part, onDone }: ToDelete): (path: string) => void {
  const { t } = useLingui()
  const undo = useUndo()
  const stale = useAccountStale()
  return (path) =>
    void told(async () => {
      const { undoId } = await api.delete<Deleted>(path)
      onDone()
      await stale(accountId)
      toast(t`${part.name} was deleted`, () => undo(undoId))
    })
}
