import { Trans, useLingui } from '@lingui/react/macro'
import { skipToken, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { api } from '../../shared/api.ts'
import { EntryForm } from '../../shared/form/EntryForm.tsx'
import { FormField } from '../../shared/form/FormField.tsx'
import { SubmitButton } from '../../shared/form/SubmitButton.tsx'
import { useEntryForm } from '../../shared/form/use-entry-form.ts'
import { Button } from '../../ui/Button.tsx'
import { Fact, Facts } from '../../ui/Facts.tsx'
import { PasswordInput } from '../../ui/PasswordInput.tsx'
import { Actions, Rows } from '../../ui/Rows.tsx'
import { Say } from '../../ui/Say.tsx'
import { TextInput } from '../../ui/TextInput.tsx'
import { paths } from '../paths.ts'
import css from './me.module.css'
import { pendingAddressKey } from './queries.ts'

/** The address to sign in with, and the way to another: a link proves that it is one's own. */
export function OwnAddress({ email }: { email: string }) {
  const { t } = useLingui()
  const navigate = useNavigate()
  const { change } = useSearch({ strict: false })
  const { data: pending } = useQuery<string>({ queryKey: pendingAddressKey, queryFn: skipToken })
  const open = () => void navigate({ to: paths.me(), search: { change: 'email' } })
  const close = () => void navigate({ to: paths.me() })
  return (
    <section className={css.section}>
      <Rows title={t`E-mail to sign in with`}>
        <Facts>
          <Fact
            name={t`E-mail`}
            actions={change !== 'email' && <Button onClick={open}>{t`Change the e-mail`}</Button>}
          >
            {email}
          </Fact>
        </Facts>
      </Rows>
      {pending && pending !== email && change !== 'email' && (
        <Say tone="warn" role="status" title={t`Waiting for confirmation`}>
          <Trans>
            A link was sent to <b>{pending}</b>. Until it is opened, in one day at most, {email} still holds.
          </Trans>
        </Say>
      )}
      {change === 'email' && <ChangeAddress onDone={close} />}
    </section>
  )
}

function ChangeAddress({ onDone }: { onDone: () => void }) {
  const { t } = useLingui()
  const queryClient = useQueryClient()
  const entry = useEntryForm({
    start: { email: '', currentPassword: '' },
    save: (values) => api.post('/api/agent/me/address', values).then(() => values.email),
    saved: (email) => {
      queryClient.setQueryData(pendingAddressKey, email)
      onDone()
    },
  })
  const { register } = entry.form
  return (
    <EntryForm entry={entry} label={t`Change the e-mail`} autoComplete="on">
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
      <Actions>
        <SubmitButton pending={t`Sending…`} keys="$mod+Enter">{t`Send the link`}</SubmitButton>
        <Button onClick={onDone}>{t`Cancel`}</Button>
      </Actions>
    </EntryForm>
  )
}
