import { useLingui } from '@lingui/react/macro'
import { useFormContext, useWatch } from 'react-hook-form'
import { FormFieldGroup } from '../../../shared/form/FormField.tsx'
import { Button } from '../../../ui/Button.tsx'
import type { Choice } from '../../../ui/ComboBox.tsx'
import type { FieldLayout } from '../../../ui/Field.tsx'
import { RecordPicker } from '../../directory/record/RecordPicker.tsx'
import type { Picked } from './account-values.ts'
import css from './form.module.css'

type PickOneProps = {
  name: 'companyId' | 'mainUserId'
  label: string
  hint?: string
  layout?: FieldLayout | undefined
  kind: string
  find: (text: string, signal: AbortSignal) => Promise<Choice[]>
}

/** A field that holds one record, or the way to find one. */
export function PickOne({ name, label, hint, layout, kind, find }: PickOneProps) {
  const { t } = useLingui()
  const { setValue } = useFormContext()
  const picked = useWatch({ name }) as Picked | null
  const set = (to: Picked | null) => setValue(name, to, { shouldDirty: true })
  return (
    <FormFieldGroup name={name} label={label} layout={layout} hint={picked ? undefined : hint}>
      {picked ? (
        <p className={css.picked}>
          <span>{picked.name}</span>
          <Button
            look="link"
            aria-label={t`Remove ${picked.name}`}
            onClick={() => set(null)}
          >{t`Remove`}</Button>
        </p>
      ) : (
        <RecordPicker
          aria-label={label}
          kind={kind}
          find={find}
          onPick={({ id, label: called, detail }) =>
            set({
              id: Number(id),
              name: called,
              ...(typeof detail === 'string' && detail.includes('@') ? { email: detail } : {}),
            })
          }
        />
      )}
    </FormFieldGroup>
  )
}
