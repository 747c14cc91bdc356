import { useLingui } from '@lingui/react/macro'
import { Controller, get, useFormContext, useWatch } from 'react-hook-form'
import { ComboBox } from '../../ui/ComboBox.tsx'
import type { FieldLayout } from '../../ui/Field.tsx'
import { DateInput, Select, TextArea, TextInput } from '../../ui/TextInput.tsx'
import { Checkbox } from '../../ui/Tick.tsx'
import { matchesFolded } from '../fold.ts'
import { FormField, FormFieldGroup } from '../form/FormField.tsx'
import type { FieldDefinition } from './definition.ts'
import { useFieldHelp, useFieldLabel } from './field-label.ts'

type FieldInputProps = {
  field: FieldDefinition
  layout?: FieldLayout
  /** Set while the value is the default that nobody has chosen. */
  byDefault?: { onClear: () => void } | undefined
}

/**
 * A field of any of the types that custom fields have, standard ones of these types too, in the form around. Its name is
 * its path (`custom.12`, `healthScore`), its value there a `FormValue`.
 */
export function FieldInput({ field, layout, byDefault }: FieldInputProps) {
  const { register } = useFormContext()
  const label = useFieldLabel()(field)
  const shell = { name: field.path, label, layout, byDefault, hint: useFieldHelp()(field) }
  if (field.type === 'checkbox')
    return (
      <FormFieldGroup {...shell}>
        <Checkbox {...register(field.path)}>{label}</Checkbox>
      </FormFieldGroup>
    )
  return (
    <FormField {...shell}>
      <Control field={field} />
    </FormField>
  )
}

function Control({ field }: { field: FieldDefinition }) {
  const { register } = useFormContext()
  const { path, type } = field
  switch (type) {
    case 'dropdown':
      return <Choice field={field} />
    case 'paragraph':
      return <TextArea {...register(path)} />
    case 'number':
      return <TextInput inputMode="decimal" {...register(path)} />
    case 'date':
      return <DateInput {...register(path)} />
    case 'phone':
      return <TextInput inputMode="tel" {...register(path)} />
    case 'url':
      return <TextInput inputMode="url" autoCapitalize="none" spellCheck={false} {...register(path)} />
    default:
      return <TextInput {...register(path)} />
  }
}

// From here on one writes to find a choice rather than looking through all of them.
const manyChoices = 12

/** An archived choice is offered only where it is chosen, or was when the form began. */
function Choice({ field: { path, options } }: { field: FieldDefinition }) {
  const { t } = useLingui()
  const label = useFieldLabel()
  const { register, control, formState } = useFormContext()
  const chosen = [useWatch({ name: path }), get(formState.defaultValues, path)].map(String)
  const offered = options.filter(({ id, isArchived }) => !isArchived || chosen.includes(String(id)))
  if (offered.length >= manyChoices) {
    const choices = offered.map((option) => ({ id: String(option.id), label: label(option) }))
    return (
      <Controller
        name={path}
        control={control}
        render={({ field }) => <ComboBox {...field} choices={choices} matches={matchesFolded} />}
      />
    )
  }
  return (
    <Select {...register(path)}>
      <option value="">{t`Not given`}</option>
      {offered.map((option) => (
        <option key={option.id} value={option.id}>
          {label(option)}
        </option>
      ))}
    </Select>
  )
}
