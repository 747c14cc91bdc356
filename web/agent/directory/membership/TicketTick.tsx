import { useLingui } from '@lingui/react/macro'
import { type ComponentPropsWithRef, useId } from 'react'
import { classes } from '../../../ui/classes.ts'
import { Icon } from '../../../ui/Icon.tsx'
import { Checkbox } from '../../../ui/Tick.tsx'
import css from './membership.module.css'

type TicketTickProps = Omit<ComponentPropsWithRef<'input'>, 'type' | 'children' | 'id'> & {
  /** `icon`: only the ticket and the box; the words are heard. */
  look?: 'words' | 'icon'
  /** Whose it is, or of which company: tells one from the next for those who only hear it. */
  of: string
}

/** The ticket beside a company: whether the contact sees all its tickets. With a box, so that it is plain when it is off. */
export function TicketTick({ look = 'words', of, ...rest }: TicketTickProps) {
  const { t } = useLingui()
  const id = useId()
  const words = t`Sees all the company’s tickets`
  const isSmall = look === 'icon'
  return (
    <label
      className={classes(css.ticket, isSmall ? css.small : undefined)}
      htmlFor={id}
      title={isSmall ? words : undefined}
    >
      <Icon name="ticket" />
      <span className={isSmall ? 'visually-hidden' : css.words}>
        {words}
        <span className="visually-hidden">{` (${of})`}</span>
      </span>
      <Checkbox {...rest} id={id} />
    </label>
  )
}
