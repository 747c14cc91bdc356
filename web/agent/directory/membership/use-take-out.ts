import { useLingui } from '@lingui/react/macro'
import type { TrailAnswer } from '../../../../server/modules/trail/wire.ts'
import { api } from '../../../shared/api.ts'
import { toast } from '../../../shared/toasts.ts'
import { useUndo } from '../../trail/use-undo.ts'
import { told } from '../contact/told.ts'
import { type Membership, useMemberships } from './use-memberships.ts'

type Names = { contact: string; company: string }

/** Takes a contact out of a company, says so, and offers the way back to how it was. */
export function useTakeOut(): (membership: Membership, names: Names) => Promise<void> {
  const { t } = useLingui()
  const { remove } = useMemberships()
  const undo = useUndo()
  return (membership, { contact, company }) =>
    told(async () => {
      await remove(membership)
      const undoId = await lastUndo(membership)
      const way = undoId === undefined ? undefined : () => undo(undoId)
      toast(t`${contact} no longer belongs to ${company}`, way)
    })
}

/** The undo of what has just been done with her companies. */
async function lastUndo({ contactId }: Membership): Promise<number | undefined> {
  const trail = await api.get<TrailAnswer>(`/api/agent/contacts/${contactId}/trail`, { query: { limit: 1 } })
  const [entry] = trail.items
  return entry?.changes.some(({ field }) => field === 'companies') ? entry.undo?.id : undefined
}
