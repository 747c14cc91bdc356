import { useFormContext } from 'react-hook-form'
import { FormField } from '../../../shared/form/FormField.tsx'
import type { FieldLayout } from '../../../ui/Field.tsx'
import { TextInput } from '../../../ui/TextInput.tsx'
import { useFieldLabels } from '../../trail/field-labels.ts'
import { Alike } from './Similar.tsx'
import type { ContactValues } from './values.ts'

/** The one name; never split. `opens`: the focus comes here, rather than to the title, when the page has changed. */
export function NameField({ layout, opens }: { layout?: FieldLayout; opens?: true }) {
  const label = useFieldLabels()
  const { register } = useFormContext<ContactValues>()
  return (
    <FormField name="name" label={label('name')} layout={layout}>
      <TextInput {...register('name')} data-page-title={opens && ''} />
      {opens && <Alike />}
    </FormField>
  )
}
