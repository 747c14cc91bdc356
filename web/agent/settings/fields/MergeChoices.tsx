import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import type { FieldAnswer, UsesAnswer } from '../../../../server/modules/fields/wire.ts'
import { useFieldLabel } from '../../../shared/fields/field-label.ts'
import { formatNumber } from '../../../shared/formats.ts'
import { Button } from '../../../ui/Button.tsx'
import { Field } from '../../../ui/Field.tsx'
import { Fold } from '../../../ui/Rows.tsx'
import { Select } from '../../../ui/TextInput.tsx'
import type { Defined } from './defined.ts'
import css from './fields.module.css'
import { orTold, useFieldChanges } from './use-field-changes.ts'

type MergeChoicesProps = { field: Defined & { id: number }; uses: UsesAnswer | undefined; isDirty: boolean }

/** Two choices that mean the same become one; records follow, at once, and undo parts them again. */
export function MergeChoices({ field, uses, isDirty }: MergeChoicesProps) {
  const { t } = useLingui()
  const label = useFieldLabel()
  const { merge } = useFieldChanges()
  const [from, setFrom] = useState('')
  const [into, setInto] = useState('')
  const offered = (field.options ?? []).filter(({ isArchived }) => !isArchived)
  if (offered.length < 2) return null
  const [one, other] = [
    offered.find(({ id }) => String(id) === from),
    offered.find(({ id }) => String(id) === into),
  ]
  const count = uses?.options.find(({ id }) => id === one?.id)?.records ?? 0
  const records = formatNumber(count)
  const reason = isDirty
    ? t`The changes above are saved first.`
    : !one || !other || one === other
      ? t`Choose two.`
      : ''
  const go = () => {
    if (one && other) void orTold(() => merge(field as FieldAnswer, one.id, other.id))
  }
  const options = (except: string) => (
    <>
      <option value="">{t`Choose one`}</option>
      {offered
        .filter(({ id }) => String(id) !== except)
        .map((option) => (
          <option key={option.id} value={option.id}>
            {label(option)}
          </option>
        ))}
    </>
  )
  return (
    <Fold title={t`Merge two choices`}>
      <div className={css.merge}>
        <Field label={t`This choice goes`} layout="stacked">
          <Select value={from} onChange={(event) => setFrom(event.target.value)}>
            {options(into)}
          </Select>
        </Field>
        <Field label={t`Its records get`} layout="stacked">
          <Select value={into} onChange={(event) => setInto(event.target.value)}>
            {options(from)}
          </Select>
        </Field>
        {one && other && one !== other && (
          <p role="status">
            <Trans>
              {records} records go from “{label(one)}” to “{label(other)}”.
            </Trans>
          </p>
        )}
        <Button reason={reason} onClick={go}>{t`Merge`}</Button>
      </div>
    </Fold>
  )
}
