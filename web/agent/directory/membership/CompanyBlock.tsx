import { useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { Button, IconButton } from '../../../ui/Button.tsx'
import css from './membership.module.css'

type CompanyBlockProps = {
  name: ReactNode
  /** Read by the buttons' names. */
  words: string
  /** Under the name: that it is new, or why it is here. */
  note?: ReactNode
  /** `true` when it is one of several, and the primary. */
  isPrimary?: boolean
  onMakePrimary?: (() => void) | undefined
  onRemove?: (() => void) | undefined
  /** The ticket. */
  children: ReactNode
}

/** A company of a contact: its name, what can be done with it, and the ticket below. */
export function CompanyBlock(props: CompanyBlockProps) {
  const { name, words, note, isPrimary, onMakePrimary, onRemove, children } = props
  const { t } = useLingui()
  return (
    <li className={css.company}>
      <div className={css.head}>
        <div className={css.name}>
          <b>{name}</b>
          {note && <p className="meta">{note}</p>}
          {isPrimary && <p className="meta">{t`primary`}</p>}
          {onMakePrimary && (
            <p>
              <Button look="link" onClick={onMakePrimary}>
                {t`Make primary`}
                <span className="visually-hidden">{` (${words})`}</span>
              </Button>
            </p>
          )}
        </div>
        {onRemove && <IconButton icon="close" label={t`Remove ${words}`} onClick={onRemove} />}
      </div>
      {children}
    </li>
  )
}
