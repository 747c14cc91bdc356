import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ListFieldAnswer, ListRecord, ValuesAnswer } from '../../../../server/modules/lists/wire.ts'
import { api } from '../../../shared/api.ts'
import { matchesFolded } from '../../../shared/fold.ts'
import { Chip } from '../../../ui/Chip.tsx'
import { ComboBox } from '../../../ui/ComboBox.tsx'
import { FieldGroup } from '../../../ui/Field.tsx'
import { RecordPicker } from '../../directory/record/RecordPicker.tsx'
import { useValueWords } from '../cells.tsx'
import { valuesQuery } from '../queries.ts'
import { hasIds } from './condition.ts'
import css from './filter.module.css'
import { furtherValues } from './free-values.ts'

type PicksProps = {
  record: ListRecord
  field: ListFieldAnswer
  value: unknown
  error: string
  onChange: (value: unknown) => void
}

/** Of many one is written and chosen after another. */
export function Picks({ record, field, value, error, onChange }: PicksProps) {
  const { t } = useLingui()
  const words = useValueWords()
  const [names, setNames] = useState(new Map<string | number, string>())
  const chosen: (string | number)[] = Array.isArray(value) ? value : []
  const { data: named } = useQuery({
    ...valuesQuery(record, { field: field.path, ids: chosen.join(',') }),
    enabled: hasIds(field) && chosen.length > 0,
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
    const frequent = items.map(({ value, label }) => ({
      value,
      label: label === value ? words(field, value) : label,
    }))
    const further = furtherValues(field, text, (value) => words(field, value))
    const known = new Set([...chosen, ...frequent.map(({ value }) => value)])
    return [
      ...frequent.filter(({ value }) => !chosen.includes(value)),
      ...further.filter(({ value }) => !known.has(value)),
    ].map(({ value, label }) => ({ id: JSON.stringify(value), label, detail: codeOf(field, value) }))
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

/** What is found by its name has its code beside it. */
const codeOf = ({ valuesOf }: ListFieldAnswer, value: string | number) =>
  valuesOf === 'language' || valuesOf === 'country' ? String(value) : undefined
