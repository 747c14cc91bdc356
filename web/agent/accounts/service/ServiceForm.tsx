import { useLingui } from '@lingui/react/macro'
import type { ServiceAnswer } from '../../../../server/modules/accounts/wire.ts'
import { EntryForm } from '../../../shared/form/EntryForm.tsx'
import { FormField } from '../../../shared/form/FormField.tsx'
import { useEntryForm } from '../../../shared/form/use-entry-form.ts'
import { Button } from '../../../ui/Button.tsx'
import { PanelBody } from '../../../ui/Panel.tsx'
import { TextInput } from '../../../ui/TextInput.tsx'
import { DayField, StatusField } from '../form/part-fields.tsx'
import { SaveFoot } from '../form/SaveFoot.tsx'
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
        <StatusField statuses={statuses} words={words} />
        <DayField name="startedOn" label={t`Start`} />
        <DayField name="renewsOn" label={t`Renewal`} />
        <DayField name="endedOn" label={t`End`} />
        <FormField name="externalId" label={t`Number`} hint={t`By which your other systems know the service`}>
          <TextInput {...register('externalId')} spellCheck={false} />
        </FormField>
      </PanelBody>
      <SaveFoot onClose={onClose}>
        {onDelete && <Button look="danger" onClick={onDelete}>{t`Delete service`}</Button>}
      </SaveFoot>
    </EntryForm>
  )
}
