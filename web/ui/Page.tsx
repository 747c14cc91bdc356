import type { ReactNode } from 'react'
import { classes } from './classes.ts'
import css from './page.module.css'

type PageProps = {
  /** A `PageTitle`. */
  title: ReactNode
  /** A sentence or two under the title. */
  lead?: ReactNode
  /** Buttons at the right of the title. */
  actions?: ReactNode
  /** `form`: as wide as is good to read and fill in. `wide`: all there is, for tables. */
  width?: 'form' | 'wide'
  children: ReactNode
}

/** What stands in the frame of a door: title, what can be done here, content. */
export function Page({ title, lead, actions, width = 'form', children }: PageProps) {
  return (
    <div className={classes(css.page, css[width])}>
      <header className={css.head}>
        {title}
        {actions && <div className={css.actions}>{actions}</div>}
        {lead && (
          <div className={css.lead}>
            <p>{lead}</p>
          </div>
        )}
      </header>
      {children}
    </div>
  )
}
