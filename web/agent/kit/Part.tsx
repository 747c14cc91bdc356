import type { ReactNode } from 'react'
import css from './kit.module.css'

/** One part of the kit under its name. */
export function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={css.part}>
      <h2>{title}</h2>
      {children}
    </section>
  )
}

export function Samples({ children }: { children: ReactNode }) {
  return <div className={css.set}>{children}</div>
}
