import css from './skip-link.module.css'

/** First thing that Tab reaches: jumps over the menus to `#main`. */
export function SkipLink({ children }: { children: string }) {
  return (
    <a className={css.skip} href="#main">
      {children}
    </a>
  )
}
