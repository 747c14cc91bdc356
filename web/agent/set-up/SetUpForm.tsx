import { useLingui } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { ApiProblem, api } from '../../shared/api.ts'
import { CountryField } from '../../shared/form/CountryField.tsx'
import { EntryForm } from '../../shared/form/EntryForm.tsx'
import { FormField } from '../../shared/form/FormField.tsx'
import { SubmitButton } from '../../shared/form/SubmitButton.tsx'
import { TimeZoneField } from '../../shared/form/TimeZoneField.tsx'
import { useEntryForm } from '../../shared/form/use-entry-form.ts'
import { PageTitle } from '../../shared/PageTitle.tsx'
import { NewPasswordField } from '../../shared/security/NewPasswordField.tsx'
import { type AgentSession, sessionQuery } from '../../shared/session.ts'
import { TextInput } from '../../ui/TextInput.tsx'
import { paths } from '../paths.ts'
import { LanguageOfWorkspace, ZoneFollowsCountry } from './FollowingFields.tsx'
import css from './set-up.module.css'
import { forgetWritten, type SetUpValues, useWritten, writtenOrGuessed } from './written.ts'

/** Workspace and owner in one form; who saves it is the owner and signed in. `onLate`: somebody else was first. */
export function SetUpForm({ secret, onLate }: { secret: string; onLate: () => void }) {
  const { t } = useLingui()
  const queryClient = useQueryClient()
  const navigate = useNavigate()
  const entry = useEntryForm({
    start: writtenOrGuessed(queryClient),
    save: (values: SetUpValues) => send(secret, values),
    saved: (session) => {
      forgetWritten(queryClient)
      if (!session) return onLate()
      queryClient.setQueryData(sessionQuery('agent').queryKey, session)
      void navigate({ to: paths.gettingStarted(), replace: true })
    },
  })
  useWritten(queryClient, entry.form)
  const { register } = entry.form
  return (
    <>
      <PageTitle title={t`Set-up`} className={css.title} />
      <p
        className={css.lead}
      >{t`A minute, and the portal is yours. One’s own data can be changed later in the profile, the organisation’s under Settings → Workspace.`}</p>
      <EntryForm entry={entry} label={t`Set-up`} autoComplete="on" className={css.form}>
        <h2>{t`The workspace`}</h2>
        <LanguageOfWorkspace />
        <FormField
          name="workspace.name"
          label={t`Name of the organisation`}
          hint={t`Customers see it in the client area and in every e-mail.`}
          layout="stacked"
        >
          <TextInput autoComplete="organization" {...register('workspace.name')} />
        </FormField>
        <CountryField name="workspace.country" layout="stacked" />
        <TimeZoneField name="workspace.timeZone" layout="stacked" />
        <ZoneFollowsCountry />
        <h2>{t`The owner`}</h2>
        <p className="soft">{t`The first person of the portal, who may do everything and invites the others.`}</p>
        <FormField name="owner.name" label={t`Full name`} layout="stacked">
          <TextInput autoComplete="name" {...register('owner.name')} />
        </FormField>
        <FormField name="owner.email" label={t`E-mail`} layout="stacked">
          <TextInput
            type="email"
            inputMode="email"
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            {...register('owner.email')}
          />
        </FormField>
        <NewPasswordField name="owner.password" label={t`Password`} layout="stacked" />
        <div className={`sum ${css.actions}`}>
          <SubmitButton pending={t`Setting up…`} keys="$mod+Enter">{t`Set up and enter`}</SubmitButton>
        </div>
      </EntryForm>
    </>
  )
}

/** Undefined when the link has stopped opening the set-up since the page was loaded. */
async function send(secret: string, values: SetUpValues) {
  try {
    return await api.post<AgentSession>('/api/set-up', { secret, ...values })
  } catch (problem) {
    if (problem instanceof ApiProblem && [404, 409].includes(problem.status)) return undefined
    throw problem
  }
}
