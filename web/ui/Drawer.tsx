import { useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { IconButton } from './Button.tsx'
import { useModal } from './Dialog.tsx'
import css from './dialog.module.css'

/** A sheet from the left edge, open while it is rendered: the side menu on phones. */
export function Drawer({
  label,
  onClose,
  children,
}: {
  label: string
  onClose: () => void
  children: ReactNode
}) {
  const { t } = useLingui()
  const { ref } = useModal()
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Esc closes by the cancel event
    <dialog
      ref={ref}
      className={css.drawer}
      aria-label={label}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
      onClick={(event) => event.target === event.currentTarget && onClose()}
    >
      <div className={css.drawerHead}>
        <IconButton icon="close" label={t`Close`} onClick={onClose} />
      </div>
      {children}
    </dialog>
  )
}
