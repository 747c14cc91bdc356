import { useLingui } from '@lingui/react/macro'
import { Controller, useFormContext } from 'react-hook-form'
import { contactLanguages } from '../../../server/lib/pure/languages.ts'
import { networkName, socialNetworks } from '../../../server/lib/pure/social-handles.ts'
import type { OwnFieldAnswer } from '../../../server/modules/fields/wire.ts'
import { AddressFields } from '../../shared/form/AddressFields.tsx'
import { FormField, FormFieldGroup } from '../../shared/form/FormField.tsx'
import { TimeZoneField } from '../../shared/form/TimeZoneField.tsx'
import { languageName } from '../../shared/formats.ts'
import { TagInput } from '../../ui/TagInput.tsx'
import { Select, TextArea, TextInput } from '../../ui/TextInput.tsx'
import { Checkbox } from '../../ui/Tick.tsx'
import { useFieldLabel } from './field-label.ts'
import css from './profile.module.css'
import type { ProfileValues } from './values.ts'

type EditableFieldProps = { field: OwnFieldAnswer; label: string }

/** The control for a field's type. */
export function EditableField({ field, label }: EditableFieldProps) {
  const { path, type } = field
  const { register, control } = useFormContext()
  switch (type) {
    case 'postal-address':
      return (
        <FormFieldGroup name={path} label={label}>
          <div className={css.address}>
            <AddressFields layout="stacked" autofill="own" />
          </div>
        </FormFieldGroup>
      )
    case 'time-zone':
      return <TimeZoneField name={path} />
    case 'handles':
      return <Handles field={field} label={label} />
    case 'checkbox':
      return (
        <FormFieldGroup name={path} label={label}>
          <Checkbox {...register(path)}>{label}</Checkbox>
        </FormFieldGroup>
      )
    case 'tags':
      return (
        <FormField name={path} label={label}>
          <Controller name={path} control={control} render={({ field: tags }) => <TagInput {...tags} />} />
        </FormField>
      )
    default:
      return (
        <FormField name={path} label={label}>
          <Line field={field} />
        </FormField>
      )
  }
}

function Line({ field: { path, type, options } }: { field: OwnFieldAnswer }) {
  const { register } = useFormContext()
  switch (type) {
    case 'language':
      return <Language path={path} />
    case 'dropdown':
      return <Choice path={path} options={options} />
    case 'paragraph':
      return <TextArea {...register(path)} />
    case 'number':
      return <TextInput inputMode="decimal" {...register(path)} />
    case 'date':
      return <TextInput type="date" {...register(path)} />
    case 'phone':
      return <TextInput type="tel" autoComplete={tokens[path] ?? 'tel'} {...register(path)} />
    case 'url':
      return <TextInput type="url" inputMode="url" spellCheck={false} {...register(path)} />
    default:
      return <TextInput autoComplete={tokens[path] ?? 'off'} {...register(path)} />
  }
}

/** HTML, 4.10.18.7 "Autofill". */
const tokens: Record<string, string> = {
  name: 'name',
  workPhone: 'work tel',
  mobilePhone: 'mobile tel',
  jobTitle: 'organization-title',
}

function Language({ path }: { path: string }) {
  const { t } = useLingui()
  const { register, getValues } = useFormContext<ProfileValues>()
  const { language: now } = getValues()
  const offered = now === '' || contactLanguages.includes(now) ? contactLanguages : [now, ...contactLanguages]
  return (
    <Select autoComplete="language" {...register(path as 'language')}>
      <option value="">{t`Not given`}</option>
      {offered.map((tag) => (
        <option key={tag} value={tag}>
          {languageName(tag)}
        </option>
      ))}
    </Select>
  )
}

function Choice({ path, options }: Pick<OwnFieldAnswer, 'path' | 'options'>) {
  const { t } = useLingui()
  const label = useFieldLabel()
  const { register, getValues } = useFormContext()
  const chosen = String(getValues(path) ?? '')
  return (
    <Select {...register(path)}>
      <option value="">{t`Not given`}</option>
      {options
        .filter(({ id, isArchived }) => !isArchived || String(id) === chosen)
        .map((option) => (
          <option key={option.id} value={option.id}>
            {label(option)}
          </option>
        ))}
    </Select>
  )
}

function Handles({ field: { path }, label }: EditableFieldProps) {
  const { register } = useFormContext()
  return (
    <FormFieldGroup name={path} label={label}>
      {socialNetworks.map((network) => (
        <FormField key={network} name={`${path}.${network}`} label={networkName(network)} layout="stacked">
          <TextInput autoCapitalize="none" spellCheck={false} {...register(`${path}.${network}`)} />
        </FormField>
      ))}
    </FormFieldGroup>
  )
}
