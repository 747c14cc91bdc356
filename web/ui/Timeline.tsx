import { useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { Icon } from './Icon.tsx'
import css from './timeline.module.css'

/** A day of the timeline: its heading and its entries. */
export function TimelineDay({ title, children }: { title: ReactNode; children: ReactNode }) {
  return (
    <section>
      <h3 className={css.day}>{title}</h3>
      {children}
    </section>
  )
}

type EntryProps = {
  /** Drawn in the margin: 09:15. */
  hour: string
  /** For `<time>`: the moment in ISO 8601. */
  dateTime: string
  /** At the right of the first line: "Undo". */
  action?: ReactNode
  id?: string
  /** Name of the link to this entry, which its hour then is: "Link to this entry, 09:15". */
  linkName?: string
  children: ReactNode
}

/** What happened, with its hour in the margin. */
export function TimelineEntry({ hour, dateTime, action, id, linkName, children }: EntryProps) {
  return (
    <article className={css.entry} id={id}>
      <time dateTime={dateTime}>
        {id && linkName ? (
          <a className={css.deep} href={`#${id}`} aria-label={linkName}>
            {hour}
          </a>
        ) : (
          hour
        )}
      </time>
      <div className={css.what}>
        <div>{children}</div>
        {action}
      </div>
    </article>
  )
}

/** old → new. A missing side is said in words. */
export function Change({ from, to }: { from?: ReactNode; to?: ReactNode }) {
  const { t } = useLingui()
  const nothing = <span className="meta">{t`empty`}</span>
  return (
    <p>
      {from ? <del className={css.old}>{from}</del> : nothing}
      <span className={css.arrow}>
        <Icon name="arrow" label={t`changes to`} />
      </span>
      {to ?? nothing}
    </p>
  )
}
