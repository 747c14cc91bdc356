import { useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { useFormContext } from 'react-hook-form'
import type { FieldLayout } from '../../ui/Field.tsx'
import { PasswordInput } from '../../ui/PasswordInput.tsx'
import { FormField } from '../form/FormField.tsx'

/** A password to be chosen, with its rule said before it is broken. */
export function NewPasswordField({
  name,
  label,
  layout,
}: {
  name: string
  label: ReactNode
  layout?: FieldLayout
}) {
  const { t } = useLingui()
  const { register } = useFormContext()
  return (
    <FormField
      name={name}
      label={label}
      layout={layout}
      hint={t`At least 10 characters; a short sentence does well. Well-known passwords and one’s own name are refused.`}
    >
      <PasswordInput autoComplete="new-password" {...register(name)} />
    </FormField>
  )
}
