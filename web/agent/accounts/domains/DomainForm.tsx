import { useLingui } from '@lingui/react/macro'
import type { DomainAnswer } from '../../../../server/modules/domains/wire.ts'
import { EntryForm } from '../../../shared/form/EntryForm.tsx'
import { FormField } from '../../../shared/form/FormField.tsx'
import { useEntryForm } from '../../../shared/form/use-entry-form.ts'
import { Button } from '../../../ui/Button.tsx'
import { PanelBody } from '../../../ui/Panel.tsx'
import { TextInput } from '../../../ui/TextInput.tsx'
import { DayField, StatusField } from '../form/part-fields.tsx'
import { SaveFoot } from '../form/SaveFoot.tsx'
import { domainStatuses, useDomainWords } from './DomainState.tsx'
import type { DomainValues } from './domain-values.ts'

type DomainFormProps = {
  label: string
  start: DomainValues
  save: (values: DomainValues) => Promise<DomainAnswer>
  saved: (domain: DomainAnswer) => void
  onClose: () => void
  onDelete?: () => void
}

/** The form of a domain, new or not; who holds its roles is changed in the table. */
export function DomainForm({ label, start, save, saved, onClose, onDelete }: DomainFormProps) {
  const { t } = useLingui()
  const words = useDomainWords()
  const entry = useEntryForm<DomainValues, DomainAnswer>({ start, save, saved })
  const { register } = entry.form
  return (
    <EntryForm entry={entry} label={label}>
      <PanelBody>
        <FormField name="name" label={t`Domain`}>
          <TextInput {...register('name')} autoCapitalize="none" spellCheck={false} />
        </FormField>
        <StatusField statuses={domainStatuses} words={words} />
        <DayField name="registeredOn" label={t`Registered on`} />
        <DayField name="expiresOn" label={t`Expires on`} />
        <FormField name="externalId" label={t`Number`} hint={t`By which your other systems know the domain`}>
          <TextInput {...register('externalId')} spellCheck={false} />
        </FormField>
      </PanelBody>
      <SaveFoot onClose={onClose}>
        {onDelete && <Button look="danger" onClick={onDelete}>{t`Delete domain`}</Button>}
      </SaveFoot>
    </EntryForm>
  )
}
