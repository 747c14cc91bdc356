import { useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { initialOf } from '../../../server/lib/pure/sort-key.ts'
import css from './list.module.css'
import type { ListState } from './list-state.ts'

type ListFootProps = {
  answer: { items: { name: string }[]; next: string | null; previous: string | null }
  state: ListState
  isByName: boolean
  tools: ReactNode
}

/** Where the page begins, the ways to the next and the one before, and how the rows are shown. */
export function ListFoot({ answer, state, isByName, tools }: ListFootProps) {
  const { t } = useLingui()
  const { items, next, previous } = answer
  const { after: _after, before: _before, initial: _initial, ...rest } = state.search
  const first = items[0]
  const isPaged = Boolean(next || previous)
  const link = (page: object) => ({ to: state.to, search: { ...rest, ...page } as never })
  return (
    <>
      {first && isPaged && (
        <span>{isByName ? t`From ${initialOf(first.name)} · 100 per page` : t`100 per page`}</span>
      )}
      {previous && <Link {...link({ before: previous })}>{t`Previous page`}</Link>}
      {next && <Link {...link({ after: next })}>{t`Next page`}</Link>}
      <span className={css.footTools}>{tools}</span>
    </>
  )
}
