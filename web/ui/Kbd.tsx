import { useLingui } from '@lingui/react/macro'
import { Fragment } from 'react'
import { Icon } from './Icon.tsx'
import css from './kbd.module.css'

/**
 * Draws a key or a chord as written in the key registry: `c`, `Shift+c`, `$mod+Enter`, `g c`.
 * Hidden from assistive technology: the control says its keys by `aria-keyshortcuts`.
 */
export function Kbd({ keys }: { keys: string }) {
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a kbd cannot have the focus
    <kbd className={`${css.kbd} only-wide`} aria-hidden="true">
      {keys.split(/[+ ]/).map((key, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a chord never changes its order
        <Fragment key={index}>
          {index > 0 && ' '}
          <Key name={key} />
        </Fragment>
      ))}
    </kbd>
  )
}

const isMac = /Mac|iPhone|iPad/.test(navigator.platform)

function Key({ name }: { name: string }) {
  const { t } = useLingui()
  if (name === 'Shift') return <Icon name="shift" />
  if (name === 'Enter') return <Icon name="enter" />
  if (name === '$mod') return isMac ? 'Cmd' : t`Ctrl`
  if (name === 'Escape') return 'Esc'
  return name.length === 1 ? name.toUpperCase() : name
}
