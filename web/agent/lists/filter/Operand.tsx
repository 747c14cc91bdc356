import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { type FilterOperator, operandOf } from '../../../../server/lib/pure/filter-operators.ts'
import type { ListFieldAnswer, ListRecord, ValuesAnswer } from '../../../../server/modules/lists/wire.ts'
import { api } from '../../../shared/api.ts'
import { matchesFolded } from '../../../shared/fold.ts'
import { Chip } from '../../../ui/Chip.tsx'
import { ComboBox } from '../../../ui/ComboBox.tsx'
import { Field, FieldGroup } from '../../../ui/Field.tsx'
import { TextInput } from '../../../ui/TextInput.tsx'
import { Checkbox, Radio } from '../../../ui/Tick.tsx'
import { RecordPicker } from '../../directory/record/RecordPicker.tsx'
import { useValueWords } from '../cells.tsx'
import { valuesQuery } from '../queries.ts'
import css from './filter.module.css'

type OperandProps = {
  record: ListRecord
  field: ListFieldAnswer
  operator: FilterOperator
  value: unknown
  error: string
  onChange: (value: unknown) => void
}

/** Whether a value can stand behind an operator: something is there. What it may be the server decides. */
export function isOperand(operator: FilterOperator, field: ListFieldAnswer, value: unknown): boolean {
  switch (operandOf(operator)) {
    case 'none':
      return value === undefined
    case 'several':
      return Array.isArray(value) && value.length > 0
    case 'range':
      return (
        Array.isArray(value) && value.length === 2 && value.every((end) => end !== '' && end !== undefined)
      )
    case 'days':
      return typeof value === 'number' && Number.isInteger(value) && value > 0
    default:
      if (field.type === 'checkbox') return typeof value === 'boolean'
      if (field.type === 'number') return typeof value === 'number'
      return typeof value === 'string' && value.trim() !== ''
  }
}

/** What a field is compared with, asked for as its type needs it. */
export function Operand(props: OperandProps) {
  const { t } = useLingui()
  const { field, operator, value, error, onChange } = props
  switch (operandOf(operator)) {
    case 'none':
      return null
    case 'several':
      return field.options && field.options.length <= 12 ? <Ticks {...props} /> : <Picks {...props} />
    case 'days':
      return (
        <Field label={t`Days`} layout="stacked" error={error}>
          <TextInput
            inputMode="numeric"
            defaultValue={typeof value === 'number' ? value : ''}
            onChange={({ target }) => onChange(numberOf(target.value))}
          />
        </Field>
      )
    case 'range':
      return <Range {...props} />
    default:
      if (field.type === 'checkbox') return <YesNo {...props} />
      return (
        <Field label={t`Value`} layout="stacked" error={error}>
          <One {...props} />
        </Field>
      )
  }
}

type OneProps = Omit<OperandProps, 'record' | 'operator' | 'error'> & { 'aria-label'?: string }

function One({ field, value, onChange, ...rest }: OneProps) {
  if (field.type === 'number')
    return (
      <TextInput
        {...rest}
        inputMode="decimal"
        defaultValue={typeof value === 'number' ? value : ''}
        onChange={({ target }) => onChange(numberOf(target.value))}
      />
    )
  return (
    <TextInput
      {...rest}
      type={field.type === 'date' || field.type === 'moment' ? 'date' : 'text'}
      defaultValue={typeof value === 'string' ? value : ''}
      maxLength={500}
      onChange={({ target }) => onChange(target.value)}
    />
  )
}

function Range({ field, value, error, onChange }: OperandProps) {
  const { t } = useLingui()
  const [from, to] = Array.isArray(value) ? value : [undefined, undefined]
  return (
    <FieldGroup label={t`Value`} layout="stacked" error={error}>
      <div className={css.ends}>
        <One field={field} value={from} onChange={(next) => onChange([next, to])} aria-label={t`From`} />
        <span className="soft">{t`and`}</span>
        <One field={field} value={to} onChange={(next) => onChange([from, next])} aria-label={t`To`} />
      </div>
    </FieldGroup>
  )
}

function YesNo({ value, error, onChange }: OperandProps) {
  const { t } = useLingui()
  return (
    <FieldGroup label={t`Value`} layout="stacked" error={error}>
      <Radio name="operand" checked={value === true} onChange={() => onChange(true)}>{t`Yes`}</Radio>
      <Radio name="operand" checked={value === false} onChange={() => onChange(false)}>{t`No`}</Radio>
    </FieldGroup>
  )
}

/** A few choices are all shown. */
function Ticks({ field, value, error, onChange }: OperandProps) {
  const { t } = useLingui()
  const words = useValueWords()
  const chosen: unknown[] = Array.isArray(value) ? value : []
  return (
    <FieldGroup label={t`Values`} layout="stacked" error={error}>
      {field.options?.map(({ value: option, isArchived }) => (
        <Checkbox
          key={option}
          checked={chosen.includes(option)}
          onChange={({ target }) =>
            onChange(target.checked ? [...chosen, option] : chosen.filter((each) => each !== option))
          }
        >
          {isArchived ? t`${words(field, option)} (archived)` : words(field, option)}
        </Checkbox>
      ))}
    </FieldGroup>
  )
}

/** Of many one is written and chosen after another. */
function Picks({ record, field, value, error, onChange }: OperandProps) {
  const { t } = useLingui()
  const words = useValueWords()
  const [names, setNames] = useState(new Map<string | number, string>())
  const chosen: (string | number)[] = Array.isArray(value) ? value : []
  const { data: named } = useQuery({
    ...valuesQuery(record, { field: field.path, ids: chosen.join(',') }),
    enabled: field.path === 'company' && chosen.length > 0,
  })
  const nameOf = (each: string | number) =>
    names.get(each) ?? named?.items.find((item) => item.value === each)?.label ?? words(field, each)
  const add = (item: { value: string | number; label: string }) => {
    setNames(new Map([...names, [item.value, item.label]]))
    if (!chosen.includes(item.value)) onChange([...chosen, item.value])
  }
  return (
    <FieldGroup label={t`Values`} layout="stacked" error={error}>
      {chosen.length > 0 && (
        <span className={css.picked}>
          {chosen.map((each) => (
            <Chip
              key={each}
              name={nameOf(each)}
              onRemove={() => onChange(chosen.filter((one) => one !== each))}
            >
              {nameOf(each)}
            </Chip>
          ))}
        </span>
      )}
      <Pick record={record} field={field} chosen={chosen} onPick={add} />
    </FieldGroup>
  )
}

type PickProps = {
  record: ListRecord
  field: ListFieldAnswer
  chosen: (string | number)[]
  onPick: (item: { value: string | number; label: string }) => void
}

function Pick({ record, field, chosen, onPick }: PickProps) {
  const { t } = useLingui()
  const words = useValueWords()
  if (field.options) {
    const choices = field.options
      .filter(({ value }) => !chosen.includes(value))
      .map(({ value }) => ({ id: String(value), label: words(field, value) }))
    const pick = (id: string) => {
      const option = field.options?.find(({ value }) => String(value) === id)
      if (option) onPick({ value: option.value, label: words(field, option.value) })
    }
    return (
      <ComboBox
        key={chosen.length}
        aria-label={t`Add a value`}
        choices={choices}
        value=""
        onChange={pick}
        matches={matchesFolded}
      />
    )
  }
  const find = async (text: string, signal: AbortSignal) => {
    const { items } = await api.get<ValuesAnswer>(`/api/agent/lists/${record}/values`, {
      signal,
      query: { field: field.path, q: text },
    })
    return items
      .filter(({ value }) => !chosen.includes(value))
      .map(({ value, label }) => ({
        id: JSON.stringify(value),
        label: label === value ? words(field, value) : label,
      }))
  }
  return (
    <RecordPicker
      aria-label={t`Add a value`}
      kind={`${record} ${field.path} ${chosen.join(' ')}`}
      find={find}
      onPick={({ id, label }) => onPick({ value: JSON.parse(id) as string | number, label })}
    />
  )
}

function numberOf(text: string): number | undefined {
  const number = Number(text.trim().replace(',', '.'))
  return text.trim() === '' || !Number.isFinite(number) ? undefined : number
}
