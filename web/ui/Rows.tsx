import { type ReactNode, useEffect, useRef } from 'react'
import css from './rows.module.css'

/** A block of a form or a record under an ink rule, with an optional heading. Fields inside lay themselves on the margin line. */
export function Rows({ title, children }: { title?: ReactNode; children: ReactNode }) {
  return (
    <section className={css.rows}>
      {title && <h2 className={css.title}>{title}</h2>}
      {children}
    </section>
  )
}

/** Two or more controls in one line: kind and number, code and city. `columns` is a CSS track list. */
export function Line({ columns, children }: { columns?: string; children: ReactNode }) {
  return (
    <div className={css.line} style={columns ? { gridTemplateColumns: columns } : undefined}>
      {children}
    </div>
  )
}

/** Hint at the left, a link button at the right, under a control. */
export function More({ children }: { children: ReactNode }) {
  return <div className={css.more}>{children}</div>
}

/** The saving buttons of a form that is not in a panel, above them a double rule. */
export function Actions({ children }: { children: ReactNode }) {
  return <div className={css.actions}>{children}</div>
}

/** A group of a form that starts folded; its heading says how much is in it. */
export function Fold({
  title,
  count,
  isOpen = false,
  children,
}: {
  title: ReactNode
  count?: ReactNode
  /** Opens it, because of an error inside for instance; closing is left to the reader. */
  isOpen?: boolean
  children: ReactNode
}) {
  const fold = useRef<HTMLDetailsElement>(null)
  useEffect(() => {
    if (isOpen && fold.current) fold.current.open = true
  }, [isOpen])
  return (
    <details ref={fold} className={css.fold}>
      <summary>
        {title} {count !== undefined && <span className="meta">{count}</span>}
      </summary>
      {children}
    </details>
  )
}
