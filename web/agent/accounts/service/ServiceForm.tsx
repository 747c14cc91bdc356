import { useLingui } from '@lingui/react/macro'
import { useFormContext } from 'react-hook-form'
import type { ServiceAnswer } from '../../../../server/modules/accounts/wire.ts'
import { EntryForm } from '../../../shared/form/EntryForm.tsx'
import { FormField } from '../../../shared/form/FormField.tsx'
import { SubmitButton } from '../../../shared/form/SubmitButton.tsx'
import { useEntryForm } from '../../../shared/form/use-entry-form.ts'
import { Button } from '../../../ui/Button.tsx'
import { PanelBody, PanelFoot } from '../../../ui/Panel.tsx'
import { Select, TextInput } from '../../../ui/TextInput.tsx'
import css from '../form/form.module.css'
import { useServiceWords } from './ServiceState.tsx'
import type { ServiceValues } from './service-values.ts'

type ServiceFormProps = {
  label: string
  start: ServiceValues
  save: (values: ServiceValues) => Promise<ServiceAnswer>
  saved: (service: ServiceAnswer) => void
  onClose: () => void
  onDelete?: () => void
}

const statuses = ['pending', 'active', 'suspended', 'ended'] as const

/** The form of a service, new or not. */
export function ServiceForm({ label, start, save, saved, onClose, onDelete }: ServiceFormProps) {
  const { t } = useLingui()
  const words = useServiceWords()
  const entry = useEntryForm<ServiceValues, ServiceAnswer>({ start, save, saved })
  const { register } = entry.form
  return (
    <EntryForm entry={entry} label={label}>
      <PanelBody>
        <FormField name="name" label={t`Name`}>
          <TextInput {...register('name')} />
        </FormField>
        <FormField name="status" label={t`Status`}>
          <Select {...register('status')}>
            {statuses.map((status) => (
              <option key={status} value={status}>
                {words(status)}
              </option>
            ))}
          </Select>
        </FormField>
        <DayField name="startedOn" label={t`Start`} />
        <DayField name="renewsOn" label={t`Renewal`} />
        <DayField name="endedOn" label={t`End`} />
        <FormField name="externalId" label={t`Number`} hint={t`By which your other systems know the service`}>
          <TextInput {...register('externalId')} spellCheck={false} />
        </FormField>
      </PanelBody>
      <PanelFoot>
        <div className={css.acts}>
          <SubmitButton keys="$mod+Enter">{t`Save`}</SubmitButton>
          <Button onClick={onClose}>{t`Cancel`}</Button>
          {onDelete && <Button look="danger" onClick={onDelete}>{t`Delete service`}</Button>}
        </div>
      </PanelFoot>
    </EntryForm>
  )
}

function DayField({ name, label }: { name: 'startedOn' | 'renewsOn' | 'endedOn'; label: string }) {
  const { register } = useFormContext<ServiceValues>()
  return (
    <FormField name={name} label={label}>
      <TextInput {...register(name)} type="date" />
    </FormField>
  )
}
