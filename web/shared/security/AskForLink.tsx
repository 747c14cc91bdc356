import { useLingui } from '@lingui/react/macro'
import { type ReactNode, useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { Say } from '../../ui/Say.tsx'
import { TextInput } from '../../ui/TextInput.tsx'
import { api } from '../api.ts'
import { EntryForm } from '../form/EntryForm.tsx'
import { FormField } from '../form/FormField.tsx'
import { SubmitButton } from '../form/SubmitButton.tsx'
import { useEntryForm } from '../form/use-entry-form.ts'
import { PageTitle } from '../PageTitle.tsx'
import css from '../sign-in.module.css'

type AskForLinkProps = {
  /** What is asked: `/api/reset/area`, with `{ email }`. */
  path: string
  title: string
  lead: string
  /** The button: "Send the link". */
  children: string
  /** Said afterwards, the same for every address. */
  sent: ReactNode
  /** What else there is: links under the form, preloaded as at sign-in. */
  also: ReactNode
  /** What was written on the page before. */
  email?: string
}

/** An address, to which a link goes if it may sign in. The answer never tells whether it may. */
export function AskForLink({ path, title, lead, children, sent, also, email = '' }: AskForLinkProps) {
  const { t } = useLingui()
  const [asked, setAsked] = useState<string | null>(null)
  const entry = useEntryForm({
    start: { email },
    save: async (values) => {
      await api.post(path, values)
      return values.email.trim()
    },
    saved: setAsked,
  })
  if (asked !== null)
    return (
      <>
        <PageTitle title={title} />
        <div className={css.form}>
          <Say tone="ok" title={asked} role="status">
            {sent}
          </Say>
          <div className={`sum ${css.actions}`}>
            <Button onClick={() => setAsked(null)}>{t`Write another address`}</Button>
            {also}
          </div>
        </div>
      </>
    )
  return (
    <>
      <PageTitle title={title} />
      <p className={css.lead}>{lead}</p>
      <EntryForm
        entry={entry}
        label={title}
        autoComplete="on"
        guard="none"
        failed={t`The link was not sent`}
        className={css.form}
      >
        <FormField name="email" label={t`E-mail`} layout="stacked">
          <TextInput
            type="email"
            inputMode="email"
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            {...entry.form.register('email')}
          />
        </FormField>
        <div className={`sum ${css.actions}`}>
          <SubmitButton pending={t`Sending…`}>{children}</SubmitButton>
          {also}
        </div>
      </EntryForm>
    </>
  )
}
