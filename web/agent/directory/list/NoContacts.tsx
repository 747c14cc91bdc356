import { useLingui } from '@lingui/react/macro'
import { Link, useNavigate } from '@tanstack/react-router'
import { Button } from '../../../ui/Button.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { isFor } from '../../feature.ts'
import { paths } from '../../paths.ts'
import { useAgent } from '../../use-agent.ts'
import type { ListSearch } from './contacts-query.ts'
import css from './list.module.css'

/** Why the list is empty, and what can be done about it. */
export function NoContacts({ search, onClear }: { search: ListSearch; onClear: () => void }) {
  const { t } = useLingui()
  const navigate = useNavigate()
  const { session } = useAgent()
  const mayCreate = isFor(session, { permission: 'contacts.write' })
  const { q } = search
  if (q)
    return (
      <div className={css.none}>
        <EmptyState
          kind="no-match"
          title={t`No contact matches`}
          actions={
            <>
              <Button look="link" onClick={onClear}>{t`Clear the search`}</Button>
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
          actions={<Button look="link" onClick={onClear}>{t`To the beginning of the list`}</Button>}
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
