import { useLingui } from '@lingui/react/macro'
import { type ReactNode, useState } from 'react'
import type { SignedIn } from '../../server/modules/identity/wire.ts'
import { PasswordInput } from '../ui/PasswordInput.tsx'
import { TextInput } from '../ui/TextInput.tsx'
import { api } from './api.ts'
import { EntryForm } from './form/EntryForm.tsx'
import { FormField } from './form/FormField.tsx'
import { SubmitButton } from './form/SubmitButton.tsx'
import { useEntryForm } from './form/use-entry-form.ts'
import { PageTitle } from './PageTitle.tsx'
import { SecondFactor } from './SecondFactor.tsx'
import { useGoIn } from './security/use-go-in.ts'
import type { Door } from './session.ts'
import css from './sign-in.module.css'

type SignInProps = {
  door: Door
  title: string
  returnTo: unknown
  /**
   * What else there is for whoever has no password at hand: links, preloaded as they are rendered. A page that takes its
   * time leaves this one standing, and who goes on typing here loses it.
   */
  also: ReactNode
}

/** E-mail and password, then the code of the second factor where there is one. */
export function SignIn({ door, title, returnTo, also }: SignInProps) {
  const { t } = useLingui()
  const [asksForCode, setAsksForCode] = useState(false)
  const goIn = useGoIn(door, returnTo)
  const entry = useEntryForm({
    start: { email: '', password: '' },
    save: (values) => api.post<SignedIn>(`/api/session/${door}`, values),
    saved: ({ state }) => (state === 'half' ? setAsksForCode(true) : void goIn()),
  })
  if (asksForCode) return <SecondFactor door={door} onDone={goIn} onBack={() => setAsksForCode(false)} />
  const { register } = entry.form
  return (
    <>
      <PageTitle title={title} />
      <EntryForm
        entry={entry}
        label={title}
        autoComplete="on"
        guard="none"
        failed={t`Signing in did not work`}
        className={css.form}
      >
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
          <PasswordInput autoComplete="current-password" {...register('password')} />
        </FormField>
        <div className={`sum ${css.actions}`}>
          <SubmitButton pending={t`Signing in…`}>{t`Sign in`}</SubmitButton>
          {also}
        </div>
      </EntryForm>
    </>
  )
}
