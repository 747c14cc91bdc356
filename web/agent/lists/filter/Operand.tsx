import { useLingui } from '@lingui/react/macro'
import { type FilterOperator, operandOf } from '../../../../server/lib/pure/filter-operators.ts'
import type { ListFieldAnswer, ListRecord } from '../../../../server/modules/lists/wire.ts'
import { numberToWrite, readNumber } from '../../../shared/fields/number.ts'
import { Field, FieldGroup } from '../../../ui/Field.tsx'
import { DateInput, TextInput } from '../../../ui/TextInput.tsx'
import { Checkbox, Radio } from '../../../ui/Tick.tsx'
import { useValueWords } from '../cells.tsx'
import css from './filter.module.css'
import { Picks } from './Picks.tsx'

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
            onChange={({ target }) => onChange(readNumber(target.value) ?? undefined)}
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
        defaultValue={typeof value === 'number' ? numberToWrite(value) : ''}
        onChange={({ target }) => onChange(readNumber(target.value) ?? undefined)}
      />
    )
  const Control = field.type === 'date' || field.type === 'moment' ? DateInput : TextInput
  return (
    <Control
      {...rest}
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
