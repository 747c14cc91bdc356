import { type ReactNode, use, useEffect, useRef } from 'react'
import { EntryContext } from '../../../shared/form/entry-context.ts'
import rowsCss from '../../../ui/rows.module.css'

type FormGroupProps = {
  title: ReactNode
  /** How much is filled in. */
  count: ReactNode
  /** First parts of the paths of its fields: a problem in one of them opens the group. */
  holds: string[]
  children: ReactNode
}

/** A folded group of fields, which opens itself when the server refuses something in it. */
export function FormGroup({ title, count, holds, children }: FormGroupProps) {
  const { problems } = use(EntryContext)
  const details = useRef<HTMLDetailsElement>(null)
  const isWrong = problems.some(({ path }) => holds.includes(path.split('.')[0] ?? ''))
  useEffect(() => {
    if (isWrong && details.current) details.current.open = true
  }, [isWrong])
  return (
    <details className={rowsCss.fold} ref={details}>
      <summary>
        {title} <span className="meta">{count}</span>
      </summary>
      {children}
    </details>
  )
}
