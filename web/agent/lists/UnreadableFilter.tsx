import { useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { ApiProblem } from '../../shared/api.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import css from './list.module.css'
import type { ListState } from './list-state.ts'

/** What stands instead of rows when the server refuses the conditions of the address; null when it does not. */
export function unreadableFilter(error: Error | null, state: ListState): ReactNode {
  if (!(error instanceof ApiProblem) || error.status !== 422) return null
  return <UnreadableFilter problem={error} state={state} />
}

function UnreadableFilter({ problem, state }: { problem: ApiProblem; state: ListState }) {
  const { t } = useLingui()
  return (
    <div className={css.none}>
      <EmptyState
        kind="no-match"
        title={t`This cannot be shown`}
        actions={<Button look="link" onClick={() => state.go({})}>{t`Show the whole list`}</Button>}
      >
        {[...new Set(problem.problems.map(({ message }) => message))].join('. ')}
      </EmptyState>
    </div>
  )
}
