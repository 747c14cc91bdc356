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
export function NoContacts({ state }: { state: ListState }) {
  const { t } = useLingui()
  const navigate = useNavigate()
  const { session } = useAgent()
  const mayCreate = isFor(session, { permission: 'contacts.write' })
  const { search, shown, go, show } = state
  const { q } = shown
  if (countConditions(shown.filter) > 0)
    return (
      <div className={css.none}>
        <EmptyState
          kind="no-match"
          title={t`No contact matches`}
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
          title={t`No contact matches`}
          actions={
            <>
              <Button look="link" onClick={() => show({ q: '' })}>{t`Clear the search`}</Button>
              {mayCreate && (
                <Link to={paths.newContact()} search={{ q, prefill: q }}>{t`Create contact “${q}”`}</Link>
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
          title={t`Nobody from here on`}
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
        title={t`There are no contacts yet`}
        actions={
          <>
            {mayCreate && (
              <Button look="primary" keys="c" onClick={() => void navigate({ to: paths.newContact() })}>
                {t`New contact`}
              </Button>
            )}
            {isFor(session, { permission: 'settings.manage' }) && (
              <Link to={paths.gettingStarted()}>{t`Try it with sample data first`}</Link>
            )}
          </>
        }
      >
        {mayCreate
          ? t`The first one begins the register: people who write, and people who enter the client area.`
          : t`An agent who may create contacts has to begin.`}
      </EmptyState>
    </div>
  )
}

const withoutPage = ({ after: _after, before: _before, initial: _initial, ...rest }: ListState['search']) =>
  rest
