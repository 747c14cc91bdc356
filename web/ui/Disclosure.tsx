import { type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { buttonClass } from './Button.tsx'
import css from './disclosure.module.css'
import { Icon } from './Icon.tsx'

type DisclosureProps = {
  label: ReactNode
  /** The edge of the button that the sheet shares. */
  side?: 'start' | 'end'
  children: ReactNode
}

/** A button that drops a small sheet of links; closes by Esc, by a press elsewhere, and when the focus leaves. */
export function Disclosure({ label, side = 'end', children }: DisclosureProps) {
  const [isOpen, setOpen] = useState(false)
  const sheetId = useId()
  const whole = useRef<HTMLDivElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (!isOpen) return
    const closeElsewhere = (event: Event) => {
      if (!whole.current?.contains(event.target as Node)) setOpen(false)
    }
    document.addEventListener('pointerdown', closeElsewhere)
    document.addEventListener('focusin', closeElsewhere)
    return () => {
      document.removeEventListener('pointerdown', closeElsewhere)
      document.removeEventListener('focusin', closeElsewhere)
    }
  }, [isOpen])
  const closeByKey = (event: React.KeyboardEvent) => {
    if (event.key !== 'Escape' || !isOpen) return
    setOpen(false)
    button.current?.focus()
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: listens for Esc of what is inside
    <div className={css.whole} ref={whole} onKeyDown={closeByKey}>
      <button
        ref={button}
        type="button"
        className={`${buttonClass('bare')} ${css.opener}`}
        aria-expanded={isOpen}
        aria-controls={sheetId}
        onClick={() => setOpen(!isOpen)}
      >
        {label}
        <Icon name="down" />
      </button>
      {/* biome-ignore lint/a11y/noStaticElementInteractions lint/a11y/useKeyWithClickEvents: a link inside was followed */}
      <div
        id={sheetId}
        className={`${css.sheet} ${css[side]}`}
        hidden={!isOpen}
        onClick={() => setOpen(false)}
      >
        {children}
      </div>
    </div>
  )
}
