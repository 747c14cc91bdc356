import { useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import css from './chip.module.css'
import { Icon } from './Icon.tsx'

/** A condition or a value that can be taken away. `name` is heard in the name of its cross. */
export function Chip({
  name,
  children,
  onRemove,
}: {
  name: string
  children: ReactNode
  onRemove: () => void
}) {
  const { t } = useLingui()
  return (
    <span className={css.chip}>
      <span>{children}</span>
      <button
        type="button"
        className={css.remove}
        aria-label={t`Remove ${name}`}
        title={t`Remove ${name}`}
        onClick={onRemove}
      >
        <Icon name="close" />
      </button>
    </span>
  )
}

/** The dashed button that adds another chip. */
export function AddChip({ children, onClick }: { children: ReactNode; onClick: () => void }) {
  return (
    <button type="button" className={`${css.chip} ${css.add}`} onClick={onClick}>
      {children}
    </button>
  )
}

/** A tag that is only read. */
export function Tag({ children }: { children: ReactNode }) {
  return <span className={css.tag}>{children}</span>
}
