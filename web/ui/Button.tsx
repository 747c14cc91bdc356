import { type ComponentPropsWithRef, type MouseEvent, type ReactNode, useId } from 'react'
import css from './button.module.css'
import { classes } from './classes.ts'
import { Icon, type IconName } from './Icon.tsx'
import { Kbd } from './Kbd.tsx'

export type ButtonLook = 'plain' | 'primary' | 'quiet' | 'danger' | 'destroy' | 'bare' | 'link'

type ButtonProps = Omit<ComponentPropsWithRef<'button'>, 'disabled'> & {
  look?: ButtonLook
  icon?: IconName
  /** A chord of the key registry, drawn in the button and said by `aria-keyshortcuts`. */
  keys?: string | undefined
  /** Says what is happening ("Saving…"): the button stays focusable, keeps its width and does nothing. */
  pending?: string | false | undefined
  /** Why it cannot be pressed now. Shown beside the button. */
  reason?: ReactNode
}

/** The one button. `type` is "button" unless said. */
export function Button({
  look = 'plain',
  icon,
  keys,
  pending,
  reason,
  children,
  onClick,
  className,
  ...rest
}: ButtonProps) {
  const reasonId = useId()
  const isOff = Boolean(pending || reason)
  const stop = (event: MouseEvent<HTMLButtonElement>) => event.preventDefault()
  const button = (
    <button
      type="button"
      {...rest}
      className={classes(buttonClass(look), className)}
      aria-disabled={isOff || undefined}
      aria-describedby={reason ? reasonId : rest['aria-describedby']}
      aria-keyshortcuts={keys ? ariaKeys(keys) : undefined}
      onClick={isOff ? stop : onClick}
    >
      <span className={css.label} data-hidden={pending ? '' : undefined}>
        {icon && <Icon name={icon} />}
        {children}
        {keys && <Kbd keys={keys} />}
      </span>
      {pending && <span className={css.pending}>{pending}</span>}
    </button>
  )
  if (!reason) return button
  return (
    <span className={css.withReason}>
      {button}
      <span className="soft" id={reasonId}>
        {reason}
      </span>
    </span>
  )
}

/** The class of a button, for links and for triggers of other libraries that must look like one. */
export function buttonClass(look: ButtonLook): string {
  return look === 'link' ? `${css.link}` : classes(css.button, css[look])
}

/** `$mod+Shift+Enter` → `Control+Shift+Enter`, as `aria-keyshortcuts` wants it. */
export function ariaKeys(keys: string): string {
  return keys.replaceAll('$mod', 'Control')
}

type IconButtonProps = Omit<ComponentPropsWithRef<'button'>, 'children' | 'aria-label'> & {
  icon: IconName
  label: string
}

/** A square button that shows only a drawing; `label` is its name and its tooltip. */
export function IconButton({ icon, label, className, ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className={classes(css.button, css.iconOnly, className)}
      aria-label={label}
      title={label}
    >
      <Icon name={icon} />
    </button>
  )
}
