import { useLingui } from '@lingui/react/macro'
import { Link, useNavigate } from '@tanstack/react-router'
import { Button } from '../../../ui/Button.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { isFor } from '../../feature.ts'
import { paths } from '../../paths.ts'
import { useAgent } from '../../use-agent.ts'
import css from '../list/list.module.css'

/** Why the list is empty, and what can be done about it. */
export function NoCompanies({ q }: { q: string | undefined }) {
  const { t } = useLingui()
  const navigate = useNavigate()
  const { session } = useAgent()
  const mayCreate = isFor(session, { permission: 'contacts.write' })
  const clear = () => void navigate({ to: paths.companies() })
  if (q)
    return (
      <div className={css.none}>
        <EmptyState
          kind="no-match"
          title={t`No company matches`}
          actions={
            <>
              <Button look="link" onClick={clear}>{t`Clear the search`}</Button>
              {mayCreate && (
                <Link to={paths.newCompany()} search={{ prefill: q }}>{t`Create company “${q}”`}</Link>
              )}
            </>
          }
        >
          {t`With the search “${q}”.`}
        </EmptyState>
      </div>
    )
  return (
    <div className={css.none}>
      <EmptyState
        kind="none-yet"
        title={t`There are no companies yet`}
        actions={
          mayCreate && (
            <Button look="primary" keys="Shift+C" onClick={() => void navigate({ to: paths.newCompany() })}>
              {t`New company`}
            </Button>
          )
        }
      >
        {mayCreate
          ? t`Contacts with an address at a company’s mail domain come to it by themselves.`
          : t`An agent who may create contacts has to begin.`}
      </EmptyState>
    </div>
  )
}
