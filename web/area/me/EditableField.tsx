import { useLingui } from '@lingui/react/macro'
import { Controller, useFormContext } from 'react-hook-form'
import { contactLanguages } from '../../../server/lib/pure/languages.ts'
import { networkName, socialNetworks } from '../../../server/lib/pure/social-handles.ts'
import type { OwnFieldAnswer } from '../../../server/modules/fields/wire.ts'
import { isCustom } from '../../shared/fields/definition.ts'
import { FieldInput } from '../../shared/fields/FieldInput.tsx'
import { AddressFields } from '../../shared/form/AddressFields.tsx'
import { FormField, FormFieldGroup } from '../../shared/form/FormField.tsx'
import { TimeZoneField } from '../../shared/form/TimeZoneField.tsx'
import { languageName } from '../../shared/formats.ts'
import { TagInput } from '../../ui/TagInput.tsx'
import { Select, TextArea, TextInput } from '../../ui/TextInput.tsx'
import css from './profile.module.css'
import type { ProfileValues } from './values.ts'

type EditableFieldProps = { field: OwnFieldAnswer; label: string }

/** The control for a field's type. */
export function EditableField({ field, label }: EditableFieldProps) {
  const { path, type } = field
  const { control } = useFormContext()
  if (isCustom(field)) return <FieldInput field={field} />
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

function Line({ field: { path, type } }: { field: OwnFieldAnswer }) {
  const { register } = useFormContext()
  switch (type) {
    case 'language':
      return <Language path={path} />
    case 'paragraph':
      return <TextArea {...register(path)} />
    case 'phone':
      return <TextInput type="tel" autoComplete={tokens[path]} {...register(path)} />
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
