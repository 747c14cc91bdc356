import { useLingui } from '@lingui/react/macro'
import { type ComponentPropsWithRef, type SyntheticEvent, useId, useState } from 'react'
import { FieldError, useFieldParts } from './Field.tsx'
import css from './input.module.css'
import { unreadOf } from './unread.ts'

/** One line of text. Takes what an `input` takes. */
export function TextInput(props: ComponentPropsWithRef<'input'>) {
  const parts = useFieldParts(props)
  return <input type="text" {...parts} {...props} className={`${css.input} ${props.className ?? ''}`} />
}

/** A day. One that does not exist, or half of one, is said here: to a form it would look like none. */
export function DateInput(props: Omit<ComponentPropsWithRef<'input'>, 'type'>) {
  const { t } = useLingui()
  const own = useId()
  const { 'aria-describedby': describedBy, 'aria-invalid': invalid, ...parts } = useFieldParts(props)
  const [error, setError] = useState('')
  const look = ({ currentTarget }: SyntheticEvent<HTMLInputElement>) => setError(unreadOf(currentTarget))
  return (
    <div>
      <input
        id={own}
        {...parts}
        {...props}
        type="date"
        data-unread={t`This date does not exist, or is not complete`}
        aria-invalid={error !== '' || invalid}
        aria-describedby={[error && `${own}-unread`, describedBy].filter(Boolean).join(' ') || undefined}
        className={`${css.input} ${props.className ?? ''}`}
        onInvalid={look}
        onInput={(event) => error && look(event)}
        onBlur={(event) => {
          look(event)
          props.onBlur?.(event)
        }}
      />
      <FieldError id={`${own}-unread`}>{error}</FieldError>
    </div>
  )
}

/** Text of several lines; grows with what is written. */
export function TextArea(props: ComponentPropsWithRef<'textarea'>) {
  const parts = useFieldParts(props)
  return (
    <textarea
      rows={3}
      {...parts}
      {...props}
      className={`${css.input} ${css.area} ${props.className ?? ''}`}
    />
  )
}

/** A native list to choose one from; children are `option`s. */
export function Select(props: ComponentPropsWithRef<'select'>) {
  const parts = useFieldParts(props)
  return <select {...parts} {...props} className={`${css.input} ${css.select} ${props.className ?? ''}`} />
}
