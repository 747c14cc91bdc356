import { useLingui } from '@lingui/react/macro'
import { Button } from '../../../ui/Button.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { countConditions } from '../../lists/filter/condition.ts'
import { noFilter } from '../../lists/list-search.ts'
import type { ListState } from '../../lists/list-state.ts'
import css from '../tickets.module.css'

/** Why no ticket is shown, and what can be done about it. */
export function NoTickets({ state }: { state: ListState }) {
  const { t } = useLingui()
  const { shown, search, show, go } = state
  const hasConditions = countConditions(shown.filter) > 0
  const isNarrowed = hasConditions || shown.q !== ''
  if (isNarrowed || search.after || search.before)
    return (
      <div className={css.none}>
        <EmptyState
          kind="no-match"
          title={t`No ticket here`}
          actions={
            <Button
              look="link"
              onClick={() => (isNarrowed ? show({ filter: noFilter, q: '' }) : go({}))}
            >{t`Show all tickets`}</Button>
          }
        >
          {!shown.q && t`None matches these conditions.`}
          {shown.q && hasConditions && t`None matches these conditions and the search “${shown.q}”.`}
          {shown.q && !hasConditions && t`None matches the search “${shown.q}”.`}
        </EmptyState>
      </div>
    )
  return (
    <div className={css.none}>
      <EmptyState kind="none-yet" title={t`There are no tickets yet`}>
        {t`Mail to a support address becomes one, as does what customers write in their area.`}
      </EmptyState>
    </div>
  )
}
