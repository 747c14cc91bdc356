import { Plural, useLingui } from '@lingui/react/macro'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { Button, IconButton } from './Button.tsx'
import css from './toast.module.css'

const shownFor = 10

/** Where toasts appear. F6 brings the focus here; hover and focus stop the clock. */
export function ToastRegion({ children }: { children: ReactNode }) {
  const { t } = useLingui()
  const region = useRef<HTMLElement>(null)
  useEffect(() => {
    const jump = (event: KeyboardEvent) => {
      const first = region.current?.querySelector<HTMLElement>(':scope > :last-child button')
      if (event.key !== 'F6' || !first) return
      event.preventDefault()
      first.focus()
    }
    window.addEventListener('keydown', jump)
    return () => window.removeEventListener('keydown', jump)
  }, [])
  return (
    <section className={css.region} ref={region} aria-label={t`Messages`} aria-live="polite">
      {children}
    </section>
  )
}

/** One message of what was done, for ten seconds. */
export function ToastMessage({
  message,
  onUndo,
  onGone,
}: {
  message: string
  onUndo?: (() => void) | undefined
  onGone: () => void
}) {
  const { t } = useLingui()
  const [left, setLeft] = useState(shownFor)
  const [isPaused, setPaused] = useState(false)
  useEffect(() => {
    if (isPaused) return
    if (left <= 0) return onGone()
    const clock = setTimeout(() => setLeft(left - 1), 1000)
    return () => clearTimeout(clock)
  }, [left, isPaused, onGone])
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: hovering only stops the clock
    <div
      className={css.toast}
      onMouseEnter={() => setPaused(true)}
      onMouseLeave={() => setPaused(false)}
      onFocus={() => setPaused(true)}
      onBlur={() => setPaused(false)}
    >
      <span>{message}</span>
      {onUndo && <Button look="quiet" icon="undo" onClick={onUndo}>{t`Undo`}</Button>}
      {onUndo && (
        <span className={css.left} aria-hidden="true">
          <Plural value={left} one="# s left" other="# s left" /> <kbd>F6</kbd>
        </span>
      )}
      <IconButton icon="close" label={t`Close`} onClick={onGone} />
    </div>
  )
}
