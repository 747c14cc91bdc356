import { useLingui } from '@lingui/react/macro'
import { useNavigate } from '@tanstack/react-router'
import type { AccountAnswer, AccountClosed } from '../../../../server/modules/accounts/wire.ts'
import { api } from '../../../shared/api.ts'
import { toast } from '../../../shared/toasts.ts'
import { Button } from '../../../ui/Button.tsx'
import { Menu, type MenuEntry } from '../../../ui/Menu.tsx'
import { told } from '../../directory/contact/told.ts'
import css from '../../directory/record/record.module.css'
import { isFor } from '../../feature.ts'
import { paths } from '../../paths.ts'
import { useUndo } from '../../trail/use-undo.ts'
import { useAgent } from '../../use-agent.ts'
import { useAccountChanged, useAccountStale } from './use-account-changed.ts'

/** What can be done with an account as a whole. */
export function AccountActions({ account }: { account: AccountAnswer }) {
  const { t } = useLingui()
  const navigate = useNavigate()
  const { session } = useAgent()
  const undo = useUndo()
  const changed = useAccountChanged()
  const stale = useAccountStale()
  const { id, name, closedAt } = account
  if (!isFor(session, { permission: 'accounts.write' }))
    return (
      <div className={css.actions}>
        <Button reason={t`Your role only allows reading`}>{t`Hand over`}</Button>
      </div>
    )
  const close = () =>
    told(async () => {
      const { undoId } = await api.post<AccountClosed>(`/api/agent/accounts/${id}/close`)
      await stale(id)
      toast(t`${name} was closed`, () => undo(undoId))
    })
  const reopen = () =>
    told(async () => {
      changed(await api.post<AccountAnswer>(`/api/agent/accounts/${id}/reopen`))
      toast(t`${name} is open again`)
    })
  const entries: MenuEntry[] = [
    closedAt
      ? { id: 'reopen', label: t`Open again`, onAction: () => void reopen() }
      : { id: 'close', label: t`Close account`, isDanger: true, onAction: () => void close() },
  ]
  return (
    <div className={css.actions}>
      <Button onClick={() => void navigate({ to: paths.handOverAccount(id) })}>{t`Hand over`}</Button>
      <Menu label={t`More`} entries={entries} />
    </div>
  )
}
