import { useLingui } from '@lingui/react/macro'
import { useNavigate } from '@tanstack/react-router'
import { Button } from '../../../ui/Button.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { isFor } from '../../feature.ts'
import { paths } from '../../paths.ts'
import { useAgent } from '../../use-agent.ts'
import type { AccountsSearch } from './accounts-search.ts'

/** Why the list is empty, and what can be done about it. */
export function NoAccounts({ search, onGo }: { search: AccountsSearch; onGo: (to: AccountsSearch) => void }) {
  const { t } = useLingui()
  const navigate = useNavigate()
  const { session } = useAgent()
  const { q, state, after, before } = search
  if (q)
    return (
      <EmptyState
        kind="no-match"
        title={t`No account matches`}
        actions={
          <Button look="link" onClick={() => onGo(state ? { state } : {})}>{t`Clear the search`}</Button>
        }
      >
        {t`With the search “${q}”.`}
      </EmptyState>
    )
  if (after || before || state === 'closed')
    return (
      <EmptyState
        kind="no-match"
        title={state === 'closed' ? t`No account is closed` : t`No account from here on`}
        actions={<Button look="link" onClick={() => onGo({})}>{t`To the open accounts`}</Button>}
      />
    )
  const mayCreate = isFor(session, { permission: 'accounts.write' })
  return (
    <EmptyState
      kind="none-yet"
      title={t`There are no accounts yet`}
      actions={
        mayCreate && (
          <Button look="primary" keys="Shift+U" onClick={() => void navigate({ to: paths.newAccount() })}>
            {t`New account`}
          </Button>
        )
      }
    >
      {t`Whoever accepts an activation and belongs to no account yet opens one.`}
    </EmptyState>
  )
}
