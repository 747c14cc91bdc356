import { useLingui } from '@lingui/react/macro'
import { Controller, useFormContext } from 'react-hook-form'
import { FormField } from '../../../shared/form/FormField.tsx'
import type { FieldLayout } from '../../../ui/Field.tsx'
import { TagInput } from '../../../ui/TagInput.tsx'
import { TextArea, TextInput } from '../../../ui/TextInput.tsx'
import { useFieldLabels } from '../../trail/field-labels.ts'
import { Same } from './Similar.tsx'
import { explainTaken } from './TakenBy.tsx'
import type { ContactValues } from './values.ts'

type Layout = { layout?: FieldLayout }

export function JobTitleField({ layout }: Layout) {
  const label = useFieldLabels()
  const { register } = useFormContext<ContactValues>()
  return (
    <FormField name="jobTitle" label={label('jobTitle')} layout={layout}>
      <TextInput {...register('jobTitle')} />
    </FormField>
  )
}

export function TagsField({ layout }: Layout) {
  const { t } = useLingui()
  const label = useFieldLabels()
  const { control } = useFormContext<ContactValues>()
  return (
    <FormField name="tags" label={label('tags')} layout={layout} hint={t`A comma or Enter adds each`}>
      <Controller name="tags" control={control} render={({ field }) => <TagInput {...field} />} />
    </FormField>
  )
}

export function ExternalIdField({ layout }: Layout) {
  const { t } = useLingui()
  const label = useFieldLabels()
  const { register } = useFormContext<ContactValues>()
  return (
    <FormField
      name="externalId"
      label={label('externalId')}
      layout={layout}
      explain={explainTaken}
      hint={t`The contact’s number in another system`}
    >
      <TextInput {...register('externalId')} spellCheck={false} />
      <Same because="external-id" />
    </FormField>
  )
}

export function AboutField({ layout }: Layout) {
  const label = useFieldLabels()
  const { register } = useFormContext<ContactValues>()
  return (
    <FormField name="about" label={label('about')} layout={layout}>
      <TextArea {...register('about')} />
    </FormField>
  )
}
