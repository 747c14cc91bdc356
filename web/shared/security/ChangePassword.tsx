import { useLingui } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import type { Ended } from '../../../server/modules/identity/wire.ts'
import { Button } from '../../ui/Button.tsx'
import { PasswordInput } from '../../ui/PasswordInput.tsx'
import { Actions } from '../../ui/Rows.tsx'
import { api } from '../api.ts'
import { EntryForm } from '../form/EntryForm.tsx'
import { FormField } from '../form/FormField.tsx'
import { SubmitButton } from '../form/SubmitButton.tsx'
import { useEntryForm } from '../form/use-entry-form.ts'
import type { Door } from '../session.ts'
import { NewPasswordField } from './NewPasswordField.tsx'
import { ownSessionsQuery } from './sessions-query.ts'
import { UsernameForKeepers } from './UsernameForKeepers.tsx'

type ChangePasswordProps = {
  door: Door
  /** Whose password it is, for password managers. */
  email: string
  /** Called with how many other sessions ended. */
  onDone: (endedSessions: number) => void
  onCancel?: () => void
}

/** Another password, after the current one; what is signed in elsewhere is signed out by it. */
export function ChangePassword({ door, email, onDone, onCancel }: ChangePasswordProps) {
  const { t } = useLingui()
  const queryClient = useQueryClient()
  const start = { currentPassword: '', password: '' }
  const entry = useEntryForm({
    start,
    save: (values) => api.put<Ended>(`/api/${door}/me/password`, values),
    saved: ({ endedSessions }) => {
      entry.form.reset(start)
      void queryClient.invalidateQueries(ownSessionsQuery(door))
      onDone(endedSessions)
    },
  })
  return (
    <EntryForm entry={entry} label={t`Change the password`} autoComplete="on">
      <UsernameForKeepers email={email} />
      <FormField name="currentPassword" label={t`Current password`}>
        <PasswordInput autoComplete="current-password" {...entry.form.register('currentPassword')} />
      </FormField>
      <NewPasswordField name="password" label={t`New password`} />
      <Actions>
        <SubmitButton>{t`Change the password`}</SubmitButton>
        {onCancel && <Button onClick={onCancel}>{t`Cancel`}</Button>}
        <span className="soft">{t`All other sessions end.`}</span>
      </Actions>
    </EntryForm>
  )
}
