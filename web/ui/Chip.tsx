import { useLingui } from '@lingui/react/macro'
import type { KeyboardEvent, ReactNode } from 'react'
import css from './chip.module.css'
import { classes } from './classes.ts'
import { Icon } from './Icon.tsx'

/** A condition or a value that can be taken away. `name` is heard in the name of its cross. */
export function Chip({
  name,
  isWrong = false,
  children,
  onRemove,
  onKeyDown,
}: {
  name: string
  /** Drawn as an error; what is wrong is said elsewhere. */
  isWrong?: boolean
  children: ReactNode
  onRemove: () => void
  /** Keys on its cross. */
  onKeyDown?: (event: KeyboardEvent) => void
}) {
  const { t } = useLingui()
  return (
    <span className={classes(css.chip, isWrong ? css.wrong : undefined)}>
      <span>{children}</span>
      <button
        type="button"
        className={css.remove}
        aria-label={t`Remove ${name}`}
        title={t`Remove ${name}`}
        onClick={onRemove}
        onKeyDown={onKeyDown}
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
