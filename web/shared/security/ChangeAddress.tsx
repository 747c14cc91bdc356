import { useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { Button } from '../../ui/Button.tsx'
import { PasswordInput } from '../../ui/PasswordInput.tsx'
import { Actions } from '../../ui/Rows.tsx'
import { TextInput } from '../../ui/TextInput.tsx'
import { api } from '../api.ts'
import { EntryForm } from '../form/EntryForm.tsx'
import { FormField } from '../form/FormField.tsx'
import { SubmitButton } from '../form/SubmitButton.tsx'
import { useEntryForm } from '../form/use-entry-form.ts'
import type { Door } from '../session.ts'
import { UsernameForKeepers } from './UsernameForKeepers.tsx'

type ChangeAddressProps = {
  door: Door
  /** The present address, for password managers. */
  email: string
  /** Called with the address that a link was sent to. */
  onDone: (address: string) => void
  onCancel: () => void
  /** What another address would set going, above the button. */
  children?: ReactNode
}

/** Another address to sign in with: it gets a link, and nothing changes before that is used. */
export function ChangeAddress({ door, email, onDone, onCancel, children }: ChangeAddressProps) {
  const { t } = useLingui()
  const entry = useEntryForm({
    start: { email: '', currentPassword: '' },
    save: async (values) => {
      await api.post(`/api/${door}/me/address`, values)
      return values.email.trim()
    },
    saved: onDone,
  })
  const { register } = entry.form
  return (
    <EntryForm entry={entry} label={t`Change the e-mail`} autoComplete="on" failed={t`The link was not sent`}>
      <UsernameForKeepers email={email} />
      <FormField
        name="email"
        label={t`New e-mail`}
        hint={t`A link is sent there. Nothing changes until it is opened; then every open session ends.`}
      >
        <TextInput
          type="email"
          inputMode="email"
          autoComplete="email"
          autoCapitalize="none"
          spellCheck={false}
          {...register('email')}
        />
      </FormField>
      <FormField name="currentPassword" label={t`Current password`}>
        <PasswordInput autoComplete="current-password" {...register('currentPassword')} />
      </FormField>
      {children}
      <Actions>
        <SubmitButton pending={t`Sending…`}>{t`Send the link`}</SubmitButton>
        <Button onClick={onCancel}>{t`Cancel`}</Button>
      </Actions>
    </EntryForm>
  )
}
