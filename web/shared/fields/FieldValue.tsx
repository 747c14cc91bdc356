import { useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { formatDay, formatNumber } from '../formats.ts'
import type { FieldDefinition } from './definition.ts'
import { useFieldLabel } from './field-label.ts'
import css from './fields.module.css'

/** A value in words, as a list, a comparison or a sentence shows it; '' for none. */
export function useFieldWords(): (field: FieldDefinition, value: unknown) => string {
  const { t } = useLingui()
  const label = useFieldLabel()
  return ({ type, options }, value) => {
    if (value === null || value === undefined || value === '') return ''
    if (typeof value === 'boolean') return value ? t`Yes` : t`No`
    if (type === 'number' && typeof value === 'number')
      return formatNumber(value, { maximumSignificantDigits: 17 })
    if (type === 'date') return isDay(value) ? formatDay(value, 'UTC') : String(value)
    if (type !== 'dropdown') return String(value)
    const option = options.find(({ id }) => id === Number(value))
    return option ? label(option) : String(value)
  }
}

/** A value as a record shows it: a web address is a link, lines stay lines. `value` as on the wire; nothing for none. */
export function FieldValue({ field, value }: { field: FieldDefinition; value: unknown }): ReactNode {
  const words = useFieldWords()(field, value)
  if (words === '') return null
  if (field.type === 'url' && /^https?:/i.test(words))
    return (
      <a href={words} target="_blank" rel="noreferrer">
        {words}
      </a>
    )
  return field.type === 'paragraph' ? <span className={css.lines}>{words}</span> : words
}

const isDay = (value: unknown): value is string =>
  typeof value === 'string' && !Number.isNaN(Date.parse(`${value}T00:00:00Z`))
