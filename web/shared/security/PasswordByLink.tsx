import { useLingui } from '@lingui/react/macro'
import { type ReactNode, useState } from 'react'
import type { SignedIn } from '../../../server/modules/identity/wire.ts'
import { Field } from '../../ui/Field.tsx'
import { TextInput } from '../../ui/TextInput.tsx'
import { ApiProblem, api } from '../api.ts'
import { EntryForm } from '../form/EntryForm.tsx'
import { SubmitButton } from '../form/SubmitButton.tsx'
import { useEntryForm } from '../form/use-entry-form.ts'
import { PageTitle } from '../PageTitle.tsx'
import { SecondFactor } from '../SecondFactor.tsx'
import type { Door } from '../session.ts'
import css from '../sign-in.module.css'
import { linkPath, type StandingLink } from './link.ts'
import { NewPasswordField } from './NewPasswordField.tsx'
import { useGoIn } from './use-go-in.ts'

type PasswordByLinkProps = {
  door: Door
  place: string
  token: string
  link: StandingLink
  onGone: () => void
  title: string
  lead: ReactNode
  /** What the address has to do with it. */
  aboutEmail?: string
  /** The button: "Sign in". */
  children: string
}

/** Chooses a password by a mailed link that stands, then signs in; where there is a second factor, asks for it. */
export function PasswordByLink(props: PasswordByLinkProps) {
  const { door, place, token, link, onGone, title, lead, aboutEmail, children } = props
  const { t } = useLingui()
  const [asksForCode, setAsksForCode] = useState(false)
  const goIn = useGoIn(door)
  const entry = useEntryForm({
    start: { password: '' },
    save: async (values) => {
      const answer = await api.post<SignedIn>(linkPath(place, token), values).catch((problem) => {
        if (problem instanceof ApiProblem && problem.status === 404) return null
        throw problem
      })
      return answer?.state ?? 'gone'
    },
    saved: (state) => {
      if (state === 'gone') return onGone()
      if (state === 'half') return setAsksForCode(true)
      void goIn()
    },
  })
  if (asksForCode) return <SecondFactor door={door} onDone={goIn} onBack={() => setAsksForCode(false)} />
  return (
    <>
      <PageTitle title={title} />
      <p className={css.lead}>{lead}</p>
      <EntryForm
        entry={entry}
        label={title}
        autoComplete="on"
        guard="none"
        failed={t`The password was not saved`}
        className={css.form}
      >
        <Field label={t`E-mail`} layout="stacked" hint={aboutEmail}>
          <TextInput type="email" name="username" autoComplete="username" readOnly value={link.email} />
        </Field>
        <NewPasswordField name="password" label={t`New password`} layout="stacked" />
        <div className={`sum ${css.actions}`}>
          <SubmitButton pending={t`Signing in…`}>{children}</SubmitButton>
        </div>
      </EntryForm>
    </>
  )
}
