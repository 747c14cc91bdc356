import { useLingui } from '@lingui/react/macro'
import { type ReactNode, useState } from 'react'
import type {
  HolderId,
  RegistrantConsequencesAnswer,
  RolesChanged,
} from '../../../../server/modules/domains/wire.ts'
import { api } from '../../../shared/api.ts'
import type { DomainRole } from '../../../shared/routing-words.ts'
import { toast } from '../../../shared/toasts.ts'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { told } from '../../directory/contact/told.ts'
import { useUndo } from '../../trail/use-undo.ts'
import { useAccountStale } from '../record/use-account-changed.ts'
import { type Consequence, Consequences } from './Consequences.tsx'

export type RoleChange = { domainId: number | 'all'; role: DomainRole; holder: HolderId }

/** Gives roles to others. What a change of registrant sets going is said before, and can be left. */
export function useGiveRole(accountId: number): { give: (change: RoleChange) => void; asked: ReactNode } {
  const { t } = useLingui()
  const undo = useUndo()
  const stale = useAccountStale()
  const [waiting, setWaiting] = useState<{ change: RoleChange; items: Consequence[] } | null>(null)
  const path = `/api/agent/accounts/${accountId}/domains`
  const save = async (change: RoleChange) => {
    setWaiting(null)
    const { pending, undoId } = await api.put<RolesChanged>(`${path}/roles`, { changes: [change] })
    await stale(accountId)
    const said = pending.length > 0 ? t`The change waits for its confirmations` : t`Saved`
    toast(said, undoId === null ? undefined : () => undo(undoId))
  }
  const give = (change: RoleChange) =>
    void told(async () => {
      if (change.role !== 'registrant') return save(change)
      const body = { changes: [change] }
      const { items } = await api.post<RegistrantConsequencesAnswer>(`${path}/registrant-consequences`, body)
      if (items.length === 0) return save(change)
      setWaiting({ change, items })
    })
  const asked = waiting && (
    <Dialog
      title={t`Change the registrant`}
      width={560}
      onClose={() => setWaiting(null)}
      actions={
        <>
          <Button look="primary" onClick={() => void told(() => save(waiting.change))}>{t`Change it`}</Button>
          <Button onClick={() => setWaiting(null)}>{t`Cancel`}</Button>
        </>
      }
    >
      <Consequences title={t`It changes a registrant`} items={waiting.items} />
    </Dialog>
  )
  return { give, asked }
}
