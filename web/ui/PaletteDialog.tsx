import type { ReactNode } from 'react'
import { useModal } from './Dialog.tsx'
import css from './dialog.module.css'

/** A bare modal sheet near the top of the window, for a search with its results. */
export function PaletteDialog({
  label,
  onClose,
  children,
}: {
  label: string
  onClose: () => void
  children: ReactNode
}) {
  const { ref } = useModal()
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Esc closes by the cancel event
    <dialog
      ref={ref}
      className={`${css.dialog} ${css.palette}`}
      aria-label={label}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
      onClick={(event) => event.target === event.currentTarget && onClose()}
    >
      {children}
    </dialog>
  )
}
