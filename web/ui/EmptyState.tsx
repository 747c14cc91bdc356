import type { ReactNode } from 'react'
import css from './empty-state.module.css'
import { Icon } from './Icon.tsx'

type EmptyStateProps = {
  /** Nothing there yet, nothing matches, or not allowed: three different texts. */
  kind: 'none-yet' | 'no-match' | 'no-right'
  title: ReactNode
  children?: ReactNode
  actions?: ReactNode
}

/** What stands where a list or a page has nothing to show. */
export function EmptyState({ kind, title, children, actions }: EmptyStateProps) {
  return (
    <div className={css.none}>
      <div className={css.title}>
        {kind === 'no-right' && <Icon name="lock" />} {title}
      </div>
      {children && <div className="soft">{children}</div>}
      {actions && <div className={css.actions}>{actions}</div>}
    </div>
  )
}
