import type { ReactNode } from 'react'
import { Status, type StatusShape } from './Status.tsx'
import css from './say.module.css'

type SayProps = {
  tone?: 'plain' | 'warn' | 'danger' | 'ok'
  /** The first line, with the shape of its tone. */
  title?: ReactNode
  /** `status` announces politely, `alert` at once; leave out for what stands on the page from the start. */
  role?: 'status' | 'alert'
  id?: string
  children?: ReactNode
}

const shapes: Record<string, StatusShape> = {
  warn: 'triangle',
  danger: 'cross',
  ok: 'full',
  plain: 'diamond',
}

/** A note in line: a coloured edge and a word, no box in a box. */
export function Say({ tone = 'plain', title, role, id, children }: SayProps) {
  return (
    <div className={`${css.say} ${css[tone]}`} role={role} id={id}>
      {title && (
        <p className={css.title}>
          <Status shape={shapes[tone] ?? 'diamond'} tone={tone}>
            {title}
          </Status>
        </p>
      )}
      {children}
    </div>
  )
}
