import css from './mark.module.css'

/** The mark: two sheets, one in copy of the other. Decoration beside the name. */
export function Mark() {
  return <span className={css.mark} aria-hidden="true" />
}
