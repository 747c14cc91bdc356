import type { ReactNode } from 'react'
import { PageTitle } from '../../shared/PageTitle.tsx'
import css from './identity.module.css'

/** For a link that does not hold, whatever the reason: never why, nor for whom it was. */
export function LinkGone({
  title,
  children,
  actions,
}: {
  title: string
  children: ReactNode
  actions: ReactNode
}) {
  return (
    <div className={css.words}>
      <PageTitle title={title} />
      {children}
      <p className={css.actions}>{actions}</p>
    </div>
  )
}
