import { useLingui } from '@lingui/react/macro'
import { useFormContext } from 'react-hook-form'
import { FormField } from '../../../shared/form/FormField.tsx'
import { DateInput, Select } from '../../../ui/TextInput.tsx'

type StatusFieldProps<Status extends string> = {
  statuses: readonly Status[]
  words: (status: Status) => string
}

/** In which state a service or a domain is. */
export function StatusField<Status extends string>({ statuses, words }: StatusFieldProps<Status>) {
  const { t } = useLingui()
  const { register } = useFormContext<{ status: string }>()
  return (
    <FormField name="status" label={t`Status`}>
      <Select {...register('status')}>
        {statuses.map((status) => (
          <option key={status} value={status}>
            {words(status)}
          </option>
        ))}
      </Select>
    </FormField>
  )
}

/** A calendar day. */
export function DayField({ name, label }: { name: `${string}On`; label: string }) {
  const { register } = useFormContext<Record<string, string>>()
  return (
    <FormField name={name} label={label}>
      <DateInput {...register(name)} />
    </FormField>
  )
}
