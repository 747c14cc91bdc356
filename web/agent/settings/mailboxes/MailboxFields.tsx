import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useFormContext } from 'react-hook-form'
import { FormField, FormFieldGroup } from '../../../shared/form/FormField.tsx'
import { PasswordInput } from '../../../ui/PasswordInput.tsx'
import { Select, TextInput } from '../../../ui/TextInput.tsx'
import { Radio } from '../../../ui/Tick.tsx'
import { departmentsQuery } from '../departments/queries.ts'
import css from '../settings.module.css'
import type { MailboxValues } from './mailbox-values.ts'
import { TryConnection } from './TryConnection.tsx'

/** How a mailbox is reached, and whose its mail is. `id`: null for a new one. */
export function MailboxFields({ id }: { id: number | null }) {
  const { t } = useLingui()
  const { register } = useFormContext<MailboxValues>()
  const { data: departments = [] } = useQuery(departmentsQuery)
  return (
    <>
      <FormField name="name" label={t`Name`} hint={t`What the mailbox is called here.`}>
        <TextInput {...register('name')} />
      </FormField>
      <FormField name="host" label={t`IMAP server`} hint={t`Such as imap.example.com.`}>
        <TextInput {...register('host')} />
      </FormField>
      <FormField name="security" label={t`Encryption`}>
        <Select {...register('security')}>
          <option value="tls">{t`TLS, usually port 993`}</option>
          <option value="starttls">{t`STARTTLS, usually port 143`}</option>
          <option value="none">{t`None: only on a network of one’s own`}</option>
        </Select>
      </FormField>
      <FormField name="port" label={t`Port`}>
        <TextInput inputMode="numeric" {...register('port')} />
      </FormField>
      <FormField name="userName" label={t`User`}>
        <TextInput {...register('userName')} />
      </FormField>
      <FormField
        name="password"
        label={t`Password`}
        hint={
          id === null
            ? t`It is kept encrypted and never shown again.`
            : t`Empty: it stays as it is. It is never shown.`
        }
      >
        <PasswordInput autoComplete="new-password" {...register('password')} />
      </FormField>
      <FormField name="folder" label={t`Folder`}>
        <TextInput {...register('folder')} />
      </FormField>
      <TryConnection id={id} />
      <FormField
        name="departmentId"
        label={t`Department`}
        hint={t`Of mail where no recipient is a department’s address.`}
      >
        <Select {...register('departmentId')}>
          <option value="">{t`The first one`}</option>
          {departments
            .filter(({ archivedAt }) => archivedAt === null)
            .map((each) => (
              <option key={each.id} value={each.id}>
                {each.name}
              </option>
            ))}
        </Select>
      </FormField>
      <FormField
        name="authservIds"
        label={t`Trusted servers`}
        hint={t`Names by which the mailbox’s own server signs Authentication-Results, such as mx.example.com. Empty: only signatures are checked here, for a mailbox does not tell who handed a mail over.`}
      >
        <TextInput {...register('authservIds')} />
      </FormField>
      {id === null && (
        <FormFieldGroup name="takes" label={t`What is taken`}>
          <div className={css.choices}>
            <Radio value="new" {...register('takes')}>{t`Only what comes from now on`}</Radio>
            <Radio value="all" hint={t`Each becomes a ticket or joins one.`} {...register('takes')}>
              {t`Also all mail that is in it already`}
            </Radio>
          </div>
        </FormFieldGroup>
      )}
    </>
  )
}
