import { useLingui } from '@lingui/react/macro'
import { useFormContext, useWatch } from 'react-hook-form'
import { FormField } from '../../../shared/form/FormField.tsx'
import { Button } from '../../../ui/Button.tsx'
import { FieldGroup, type FieldLayout } from '../../../ui/Field.tsx'
import { Line } from '../../../ui/Rows.tsx'
import { Select, TextInput } from '../../../ui/TextInput.tsx'
import { useFieldLabels } from '../../trail/field-labels.ts'
import css from './form.module.css'
import { Same } from './Similar.tsx'
import { usePhoneHint } from './use-phone-hint.ts'
import type { ContactValues, PhoneKind } from './values.ts'

/** Mobile and work phone: one line each, with its kind; below, how the number will be kept. */
export function PhonesField({ layout }: { layout?: FieldLayout }) {
  const { t } = useLingui()
  const { getValues, setValue, setFocus } = useFormContext<ContactValues>()
  const kinds = useWatch<ContactValues, 'phones'>({ name: 'phones' })
  const change = { shouldDirty: true }
  /** The number stays in its line; with two lines the other takes the kind that is given up. */
  const changeKind = (line: number, to: PhoneKind) => {
    const from = kinds[line]
    if (!from || from === to) return
    const [mobile, work] = [getValues('mobilePhone'), getValues('workPhone')]
    setValue('mobilePhone', work, change)
    setValue('workPhone', mobile, change)
    setValue('phones', kinds.length === 1 ? [to] : kinds.map((kind) => (kind === to ? from : to)), change)
  }
  const addLine = () => {
    const other = kinds[0] === 'mobilePhone' ? 'workPhone' : 'mobilePhone'
    setValue('phones', [...kinds, other], change)
    setTimeout(() => setFocus(other))
  }
  return (
    <FieldGroup label={t`Phones`} layout={layout}>
      {kinds.map((kind, line) => (
        <PhoneLine key={kind} kind={kind} onKind={(to) => changeKind(line, to)} />
      ))}
      <Same because="phone" />
      {kinds.length < 2 && (
        <p className={css.add}>
          <Button look="link" onClick={addLine}>{t`Add another phone`}</Button>
        </p>
      )}
    </FieldGroup>
  )
}

function PhoneLine({ kind, onKind }: { kind: PhoneKind; onKind: (kind: PhoneKind) => void }) {
  const { t } = useLingui()
  const label = useFieldLabels()
  const { register } = useFormContext<ContactValues>()
  const hint = usePhoneHint(kind)
  return (
    <FormField name={kind} label={label(kind)} layout="bare" hint={hint}>
      <Line columns="116px minmax(0, 1fr)">
        <Select
          aria-label={t`Kind of phone`}
          value={kind}
          onChange={(event) => onKind(event.target.value as PhoneKind)}
        >
          <option value="mobilePhone">{t`Mobile`}</option>
          <option value="workPhone">{t`Work`}</option>
        </Select>
        <TextInput {...register(kind)} inputMode="tel" />
      </Line>
    </FormField>
  )
}
