import type { ReactNode } from 'react'
import css from './facts.module.css'

/** A record read: names at the left of the margin line, values at the right. */
export function Facts({ children }: { children: ReactNode }) {
  return <dl className={css.facts}>{children}</dl>
}

/** One fact. `actions` (copy, edit) stand at its right. */
export function Fact({
  name,
  actions,
  children,
}: {
  name: ReactNode
  actions?: ReactNode
  children: ReactNode
}) {
  return (
    <div className={css.fact}>
      <dt>{name}</dt>
      <dd>
        <div>{children}</div>
        {actions && <div className={css.actions}>{actions}</div>}
      </dd>
    </div>
  )
}
