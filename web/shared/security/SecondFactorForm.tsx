import { useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { TextInput } from '../../ui/TextInput.tsx'
import { api } from '../api.ts'
import { EntryForm } from '../form/EntryForm.tsx'
import { FormField } from '../form/FormField.tsx'
import { SubmitButton } from '../form/SubmitButton.tsx'
import { useEntryForm } from '../form/use-entry-form.ts'
import { PageTitle } from '../PageTitle.tsx'
import type { Door } from '../session.ts'
import css from '../sign-in.module.css'

export type SecondFactorProps = { door: Door; onDone: () => void; onBack: () => void }

/** The second step of signing in: a code of the app, or one of the recovery codes. Both can be pasted. */
export function SecondFactorForm({ door, onDone, onBack }: SecondFactorProps) {
  const { t } = useLingui()
  const [kind, setKind] = useState<'app' | 'recovery'>('app')
  const entry = useEntryForm({
    start: { code: '' },
    save: ({ code }) => api.post(`/api/session/${door}/second-factor`, { code: code.trim() }),
    saved: onDone,
  })
  const isApp = kind === 'app'
  return (
    <>
      <PageTitle title={t`Second step`} />
      <EntryForm
        entry={entry}
        label={t`Second step`}
        autoComplete="on"
        guard="none"
        failed={t`Signing in did not work`}
        className={css.form}
      >
        <FormField
          name="code"
          layout="stacked"
          label={isApp ? t`Code` : t`Recovery code`}
          hint={
            isApp
              ? t`The six digits that the authentication app shows now.`
              : t`Each of the codes that were kept when the second step was set up works once.`
          }
        >
          <TextInput
            key={kind}
            autoFocus
            className="mono"
            autoComplete={isApp ? 'one-time-code' : 'off'}
            inputMode={isApp ? 'numeric' : 'text'}
            autoCapitalize="none"
            spellCheck={false}
            {...entry.form.register('code')}
          />
        </FormField>
        <div className={`sum ${css.actions}`}>
          <SubmitButton pending={t`Checking…`}>{t`Continue`}</SubmitButton>
          <Button look="link" onClick={() => setKind(isApp ? 'recovery' : 'app')}>
            {isApp ? t`Use a recovery code` : t`Use the app`}
          </Button>
          <Button look="link" onClick={onBack}>{t`Back`}</Button>
        </div>
      </EntryForm>
    </>
  )
}
