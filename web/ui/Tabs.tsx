import type { ReactNode } from 'react'
import css from './tabs.module.css'

/**
 * Views of one page, each with an address of its own: children are links, the current one with `aria-current`
 * (a router's Link sets it). `actions` stand at the right.
 */
export function Tabs({
  label,
  actions,
  children,
}: {
  label: string
  actions?: ReactNode
  children: ReactNode
}) {
  return (
    <nav className={css.tabs} aria-label={label}>
      {children}
      {actions && <div className={css.actions}>{actions}</div>}
    </nav>
  )
}
