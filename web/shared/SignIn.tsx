import { useLingui } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { TextInput } from '../ui/TextInput.tsx'
import { api } from './api.ts'
import { EntryForm } from './form/EntryForm.tsx'
import { FormField } from './form/FormField.tsx'
import { SubmitButton } from './form/SubmitButton.tsx'
import { useEntryForm } from './form/use-entry-form.ts'
import { PageTitle } from './PageTitle.tsx'
import { safeReturn } from './return-path.ts'
import { SecondFactor } from './SecondFactor.tsx'
import { type Door, type Person, sessionQuery } from './session.ts'
import css from './sign-in.module.css'

export type SignInAnswer = { person: Person } | { secondFactor: true }

type SignInProps = { door: Door; title: string; returnTo: unknown; forgotten: { to: string; label: string } }

/** E-mail and password, then the code of the second factor where there is one. */
export function SignIn({ door, title, returnTo, forgotten }: SignInProps) {
  const { t } = useLingui()
  const [asksForCode, setAsksForCode] = useState(false)
  const goIn = useGoIn(door, returnTo)
  const entry = useEntryForm({
    start: { email: '', password: '' },
    save: (values) => api.post<SignInAnswer>(`/api/session/${door}`, values),
    saved: (answer) => ('secondFactor' in answer ? setAsksForCode(true) : goIn()),
  })
  if (asksForCode) return <SecondFactor door={door} onDone={goIn} onBack={() => setAsksForCode(false)} />
  const { register } = entry.form
  return (
    <>
      <PageTitle title={title} />
      <EntryForm entry={entry} label={title} autoComplete="on" guard="none" className={css.form}>
        <FormField name="email" label={t`E-mail`} layout="stacked">
          <TextInput
            type="email"
            inputMode="email"
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            {...register('email')}
          />
        </FormField>
        <FormField name="password" label={t`Password`} layout="stacked">
          <TextInput type="password" autoComplete="current-password" {...register('password')} />
        </FormField>
        <div className={`sum ${css.actions}`}>
          <SubmitButton pending={t`Signing in…`}>{t`Sign in`}</SubmitButton>
          <Link to={forgotten.to}>{forgotten.label}</Link>
        </div>
      </EntryForm>
    </>
  )
}

function useGoIn(door: Door, returnTo: unknown) {
  const queryClient = useQueryClient()
  const navigate = useNavigate()
  return async () => {
    queryClient.removeQueries()
    await queryClient.prefetchQuery(sessionQuery(door))
    await navigate({ href: safeReturn(returnTo, door) })
  }
}
