import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useId, useState } from 'react'
import {
  type FilterOperator,
  isOperatorOf,
  operatorsOf,
} from '../../../../server/lib/pure/filter-operators.ts'
import type { FilterCondition, ListFieldAnswer, ListRecord } from '../../../../server/modules/lists/wire.ts'
import { matchesFolded } from '../../../shared/fold.ts'
import { Button } from '../../../ui/Button.tsx'
import { ComboBox } from '../../../ui/ComboBox.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { Field } from '../../../ui/Field.tsx'
import { isRead } from '../../../ui/is-read.ts'
import { Select } from '../../../ui/TextInput.tsx'
import { descriptionQuery } from '../queries.ts'
import css from './filter.module.css'
import { isOperand, Operand } from './Operand.tsx'
import { useOperatorWords } from './use-operator-words.ts'

type ConditionDialogProps = {
  record: ListRecord
  /** Undefined: a new one. */
  condition: FilterCondition | undefined
  onClose: () => void
  onSave: (condition: FilterCondition) => void
}

/** A condition: which field, how it is compared, with what. */
export function ConditionDialog({ record, condition, onClose, onSave }: ConditionDialogProps) {
  const { t, i18n } = useLingui()
  const form = useId()
  const { data } = useQuery(descriptionQuery(record))
  const operatorWords = useOperatorWords()
  const [path, setPath] = useState(condition?.field ?? '')
  const [chosen, setOperator] = useState<string>(condition?.operator ?? '')
  const [value, setValue] = useState<unknown>(condition?.value)
  const [error, setError] = useState('')
  const language = i18n.locale === 'es' ? 'es' : 'en'
  const offered = offeredFields(data?.fields ?? [], language)
  const field = offered.find((each) => each.path === path)
  const operator = field ? operatorFor(field, chosen) : undefined

  const take = (next: string) => {
    setPath(next)
    setOperator('')
    setValue(undefined)
    setError('')
  }
  const save = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (!isRead(event.currentTarget)) return
    if (!field || !operator) return setError(t`Choose a field`)
    if (!isOperand(operator, field, value)) return setError(t`The value is missing`)
    onSave({ field: path, operator, ...(value === undefined ? {} : { value }) })
  }
  return (
    <Dialog
      title={condition ? t`Change the condition` : t`Add filter`}
      onClose={onClose}
      actions={
        <>
          <Button look="primary" type="submit" form={form}>{t`Apply`}</Button>
          <Button onClick={onClose}>{t`Cancel`}</Button>
        </>
      }
    >
      <form id={form} className={css.condition} onSubmit={save} noValidate>
        <Field label={t`Field`} layout="stacked" error={!field && error}>
          {data && (
            <ComboBox
              choices={offered.map((each) => ({ id: each.path, label: each.labels[language] }))}
              value={path}
              onChange={take}
              matches={matchesFolded}
              // One that is changed is not chosen anew: its list would lie over all the rest.
              opensBy={condition ? 'input' : 'focus'}
            />
          )}
        </Field>
        {field && operator && operatorsOf[field.type].length > 1 && (
          <Field label={t`Comparison`} layout="stacked">
            <Select
              value={operator}
              onChange={({ target }) => {
                setOperator(target.value)
                setValue((old: unknown) =>
                  isOperand(target.value as FilterOperator, field, old) ? old : undefined,
                )
              }}
            >
              {operatorsOf[field.type].map((each) => (
                <option key={each} value={each}>
                  {operatorWords(field.type, each)}
                </option>
              ))}
            </Select>
          </Field>
        )}
        {field && operator && (
          <Operand
            key={`${path} ${operator}`}
            record={record}
            field={field}
            operator={operator}
            value={value}
            error={error}
            onChange={(next) => {
              setValue(next)
              setError('')
            }}
          />
        )}
      </form>
    </Dialog>
  )
}

/** The usual ones first, each part in the order of the alphabet. */
function offeredFields(fields: readonly ListFieldAnswer[], language: 'es' | 'en'): ListFieldAnswer[] {
  const byLabel = (one: ListFieldAnswer, other: ListFieldAnswer) =>
    one.labels[language].localeCompare(other.labels[language], language)
  const filterable = fields.filter(({ isFilterable }) => isFilterable)
  return [
    ...filterable.filter(({ isUsual }) => isUsual).sort(byLabel),
    ...filterable.filter(({ isUsual }) => !isUsual).sort(byLabel),
  ]
}

const operatorFor = (field: ListFieldAnswer, chosen: string): FilterOperator =>
  isOperatorOf(field.type, chosen) ? chosen : operatorsOf[field.type][0]
