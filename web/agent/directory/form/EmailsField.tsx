import { useLingui } from '@lingui/react/macro'
import type { ClipboardEvent } from 'react'
import { useFieldArray, useFormContext } from 'react-hook-form'
import { readMailAddress } from '../../../../server/lib/pure/mail-address.ts'
import { readMailList } from '../../../../server/lib/pure/mail-list.ts'
import { FormField } from '../../../shared/form/FormField.tsx'
import { Button, IconButton } from '../../../ui/Button.tsx'
import { FieldGroup, type FieldLayout } from '../../../ui/Field.tsx'
import { TextInput } from '../../../ui/TextInput.tsx'
import { useFieldLabels } from '../../trail/field-labels.ts'
import { useFaultWords } from './fault-words.ts'
import css from './form.module.css'
import { Same } from './Similar.tsx'
import { explainTaken } from './TakenBy.tsx'
import type { ContactValues } from './values.ts'

/** E-mails, the first the primary one. A paste of "María Peña <m@x.es>" fills in the name too; several addresses part. */
export function EmailsField({ layout }: { layout?: FieldLayout }) {
  const { t } = useLingui()
  const fieldLabel = useFieldLabels()
  const { register, control, getValues, setValue, setFocus } = useFormContext<ContactValues>()
  const { fields, append, remove, move, replace } = useFieldArray({ control, name: 'emails' })
  const faultWords = useFaultWords()

  /** True when there was more in the text than one bare address. */
  const unpack = (text: string, place: number): boolean => {
    const listed = readMailList(text)
    const [first] = listed
    if (!first || (listed.length === 1 && !first.name && first.typed === text.trim())) return false
    const lines = getValues('emails').map(({ address }) => ({ address }))
    lines.splice(place, 1, ...listed.map(({ typed }) => ({ address: typed })))
    replace(lines)
    if (first.name && getValues('name').trim() === '') setValue('name', first.name, { shouldDirty: true })
    return true
  }
  const byPaste = (event: ClipboardEvent<HTMLInputElement>, place: number) => {
    if (event.currentTarget.value.trim() === '' && unpack(event.clipboardData.getData('text'), place))
      event.preventDefault()
  }
  const addLine = () => {
    append({ address: '' }, { shouldFocus: false })
    const last = getValues('emails').length - 1
    setTimeout(() => setFocus(`emails.${last}.address`))
  }
  const check = (typed: string) => {
    const reading = readMailAddress(typed)
    return reading.ok ? undefined : faultWords(reading.fault)
  }
  return (
    <FieldGroup label={fieldLabel('emails')} layout={layout}>
      {fields.map(({ id }, place) => (
        <FormField
          key={id}
          name={`emails.${place}.address`}
          label={place === 0 ? t`Primary e-mail` : t`E-mail ${place + 1}`}
          layout="bare"
          explain={explainTaken}
          check={check}
          beside={
            <span className={css.beside}>
              {place === 0 ? (
                fields.length > 1 && <span className="meta">{t`primary`}</span>
              ) : (
                <Button look="link" onClick={() => move(place, 0)}>{t`Make primary`}</Button>
              )}
              {fields.length > 1 && (
                <IconButton
                  icon="close"
                  label={t`Remove e-mail ${place + 1}`}
                  onClick={() => remove(place)}
                />
              )}
            </span>
          }
        >
          <TextInput
            {...register(`emails.${place}.address`, {
              onBlur: (event: { target: { value: string } }) => void unpack(event.target.value, place),
            })}
            inputMode="email"
            autoCapitalize="none"
            spellCheck={false}
            onPaste={(event) => byPaste(event, place)}
          />
        </FormField>
      ))}
      <Same because="email" />
      <p className={css.add}>
        <Button look="link" onClick={addLine}>{t`Add another e-mail`}</Button>
      </p>
    </FieldGroup>
  )
}
