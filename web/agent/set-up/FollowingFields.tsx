import { useLingui } from '@lingui/react/macro'
import { useEffect } from 'react'
import { useFormContext } from 'react-hook-form'
import { zoneOfCountry } from '../../../server/lib/pure/zone-of-country.ts'
import { FormField } from '../../shared/form/FormField.tsx'
import { speak } from '../../shared/locale.tsx'
import { Select } from '../../ui/TextInput.tsx'

/** The language of the workspace; the page speaks it at once. */
export function LanguageOfWorkspace() {
  const { t } = useLingui()
  const { register } = useFormContext()
  return (
    <FormField
      name="workspace.language"
      label={t`Language`}
      hint={t`Of texts for people whose language is not known. Each person can choose another.`}
      layout="stacked"
    >
      <Select
        {...register('workspace.language', {
          onChange: (event: { target: { value: string } }) => void speak(event.target.value),
        })}
      >
        <option value="es" lang="es">
          Español
        </option>
        <option value="en" lang="en">
          English
        </option>
      </Select>
    </FormField>
  )
}

/** Another country brings its time zone, until a zone was chosen by hand. */
export function ZoneFollowsCountry() {
  const { subscribe, getFieldState, setValue } = useFormContext()
  useEffect(
    () =>
      subscribe({
        name: 'workspace.country',
        formState: { values: true },
        callback: ({ name, values }) => {
          const country: unknown = values.workspace?.country
          if (name !== 'workspace.country' || typeof country !== 'string' || country === '') return
          if (getFieldState('workspace.timeZone').isDirty) return
          setValue('workspace.timeZone', zoneOfCountry(country), { shouldDirty: false })
        },
      }),
    [subscribe, getFieldState, setValue],
  )
  return null
}
