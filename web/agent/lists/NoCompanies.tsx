import { useLingui } from '@lingui/react/macro'
import { Link, useNavigate } from '@tanstack/react-router'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { isFor } from '../feature.ts'
import { paths } from '../paths.ts'
import { useAgent } from '../use-agent.ts'
import { countConditions } from './filter/condition.ts'
import css from './list.module.css'
import { noFilter } from './list-search.ts'
import type { ListState } from './list-state.ts'

/** Why the list is empty, and what can be done about it. */
export function NoCompanies({ state }: { state: ListState }) {
  const { t } = useLingui()
  const navigate = useNavigate()
  const { session } = useAgent()
  const mayCreate = isFor(session, { permission: 'contacts.write' })
  const { search, shown, go, show } = state
  const { q } = shown
  const clear = () => show({ q: '' })
  if (countConditions(shown.filter) > 0)
    return (
      <div className={css.none}>
        <EmptyState
          kind="no-match"
          title={t`No company matches`}
          actions={
            <Button
              look="link"
              onClick={() => show({ filter: noFilter, q: '' })}
            >{t`Clear the filters`}</Button>
          }
        >
          {q ? t`With these conditions and the search “${q}”.` : t`With these conditions.`}
        </EmptyState>
      </div>
    )
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
  if (search.initial || search.after || search.before)
    return (
      <div className={css.none}>
        <EmptyState
          kind="no-match"
          title={t`No company from here on`}
          actions={
            <Button
              look="link"
              onClick={() => go(withoutPage(search))}
            >{t`To the beginning of the list`}</Button>
          }
        />
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

const withoutPage = ({ after: _after, before: _before, initial: _initial, ...rest }: ListState['search']) =>
  rest
