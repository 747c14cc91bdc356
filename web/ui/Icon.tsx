import css from './icon.module.css'

export type IconName =
  | 'search'
  | 'down'
  | 'right'
  | 'close'
  | 'plus'
  | 'ticket'
  | 'mail'
  | 'lock'
  | 'menu'
  | 'clip'
  | 'copy'
  | 'undo'
  | 'check'
  | 'note'
  | 'shift'
  | 'enter'
  | 'up'
  | 'arrow'
  | 'bell'

/** A 16 px drawing. Without `label` it is decoration beside a word. */
export function Icon({ name, label }: { name: IconName; label?: string }) {
  const className = `${css.icon} ${css[name]}`
  if (label) return <span className={className} role="img" aria-label={label} title={label} />
  return <span className={className} aria-hidden="true" />
}
