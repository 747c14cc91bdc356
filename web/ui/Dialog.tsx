import { useLingui } from '@lingui/react/macro'
import { type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { IconButton } from './Button.tsx'
import css from './dialog.module.css'
import { OverlayHome } from './overlay-home.ts'

type DialogProps = {
  title: ReactNode
  /** Esc, the cross, or a press outside. */
  onClose: () => void
  actions?: ReactNode
  /** Width in px; the phone's width at most. */
  width?: number
  children: ReactNode
}

/** A modal dialog, open while it is rendered. Focus goes in and comes back; lists inside open over it. */
export function Dialog({ title, onClose, actions, width = 440, children }: DialogProps) {
  const { t } = useLingui()
  const titleId = useId()
  const dialog = useModal()
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Esc closes by the cancel event
    <dialog
      ref={dialog.ref}
      className={css.dialog}
      style={{ inlineSize: width }}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
      onClick={(event) => event.target === event.currentTarget && onClose()}
    >
      <OverlayHome value={dialog.node}>
        <div className={css.sheet}>
          <div className={css.head}>
            <h2 id={titleId}>{title}</h2>
            <IconButton icon="close" label={t`Close`} onClick={onClose} />
          </div>
          <div className={css.body}>{children}</div>
          {actions && <div className={css.actions}>{actions}</div>}
        </div>
      </OverlayHome>
    </dialog>
  )
}

/** What the dialog is for, rather than the cross that comes first: a field, else the first action. */
function firstToFill(dialog: HTMLDialogElement) {
  const fields = `.${css.body} :is(input, select, textarea)`
  const first = dialog.querySelector<HTMLElement>(fields)
  const isRadio = first instanceof HTMLInputElement && first.type === 'radio'
  // A group of radios is entered at the chosen one, as by Tab.
  const chosen = isRadio && dialog.querySelector<HTMLElement>(`.${css.body} input[type='radio']:checked`)
  return (chosen || first) ?? dialog.querySelector<HTMLElement>(`.${css.actions} button`)
}

/** Opens a native dialog modally while it is mounted; the browser gives the focus back on close. */
export function useModal() {
  const ref = useRef<HTMLDialogElement>(null)
  const [node, setNode] = useState<HTMLDialogElement | null>(null)
  useEffect(() => {
    const dialog = ref.current
    if (!dialog) return
    const opener = document.activeElement
    setNode(dialog)
    if (!dialog.open) dialog.showModal()
    firstToFill(dialog)?.focus()
    return () => {
      dialog.close()
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus()
    }
  }, [])
  return { ref, node }
}
