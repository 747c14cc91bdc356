import { useLingui } from '@lingui/react/macro'
import { type MouseEvent, type ReactNode, type Ref, useId } from 'react'
import { Status } from './Status.tsx'
import css from './say.module.css'

export type SummaryItem = {
  key: string
  message: ReactNode /** Id of the control it speaks of. */
  fieldId?: string | undefined
}

/** What is wrong in a form, each item a link to its field. Give it focus by `ref` after a failed saving. */
export function ErrorSummary({
  items,
  title,
  ref,
}: {
  items: SummaryItem[]
  title: string
  ref?: Ref<HTMLDivElement>
}) {
  const { t } = useLingui()
  const titleId = useId()
  if (items.length === 0) return null
  return (
    <div
      className={`${css.say} ${css.danger} ${css.summary}`}
      role="alert"
      tabIndex={-1}
      ref={ref}
      aria-labelledby={titleId}
    >
      <p className={css.title} id={titleId}>
        <Status shape="cross">{title}</Status>
      </p>
      <ul className={css.list} aria-label={t`Errors`}>
        {items.map(({ key, message, fieldId }) => (
          <li key={key}>
            {fieldId ? (
              <a href={`#${fieldId}`} onClick={(event) => focusField(event, fieldId)}>
                {message}
              </a>
            ) : (
              message
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}

function focusField(event: MouseEvent, id: string) {
  event.preventDefault()
  const field = document.getElementById(id)
  field?.focus()
  field?.scrollIntoView({ block: 'center' })
}
