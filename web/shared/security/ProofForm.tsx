import { useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import type { ProofBody } from '../../../server/modules/identity/wire.ts'
import { Button } from '../../ui/Button.tsx'
import { PasswordInput } from '../../ui/PasswordInput.tsx'
import { TextInput } from '../../ui/TextInput.tsx'
import { EntryForm } from '../form/EntryForm.tsx'
import { FormField } from '../form/FormField.tsx'
import { SubmitButton } from '../form/SubmitButton.tsx'
import { useEntryForm } from '../form/use-entry-form.ts'
import css from './security.module.css'

type ProofFormProps<Answer> = {
  /** Words of the button. */
  label: string
  send: (proof: ProofBody) => Promise<Answer>
  onDone: (answer: Answer) => void
  onCancel: () => void
}

/** Who one is, shown again before something weighty: by the password, or by a code of the app. */
export function ProofForm<Answer>({ label, send, onDone, onCancel }: ProofFormProps<Answer>) {
  const { t } = useLingui()
  const [kind, setKind] = useState<'password' | 'code'>('password')
  const entry = useEntryForm({
    start: { currentPassword: '', code: '' },
    save: ({ currentPassword, code }) => send(kind === 'code' ? { code: code.trim() } : { currentPassword }),
    saved: onDone,
  })
  const { register } = entry.form
  return (
    <div className={css.proof}>
      <EntryForm entry={entry} label={label} autoComplete="on" guard="none" failed={t`Nothing was changed`}>
        {kind === 'password' ? (
          <FormField name="currentPassword" label={t`Current password`} layout="stacked">
            <PasswordInput autoFocus autoComplete="current-password" {...register('currentPassword')} />
          </FormField>
        ) : (
          <FormField name="code" label={t`Code of the app`} layout="stacked">
            <TextInput
              autoFocus
              className="mono"
              autoComplete="one-time-code"
              inputMode="numeric"
              {...register('code')}
            />
          </FormField>
        )}
        <div className={css.proofFoot}>
          <SubmitButton pending={t`Checking…`}>{label}</SubmitButton>
          <Button onClick={onCancel}>{t`Cancel`}</Button>
          <Button look="link" onClick={() => setKind(kind === 'code' ? 'password' : 'code')}>
            {kind === 'code' ? t`Use the password` : t`Use a code of the app`}
          </Button>
        </div>
      </EntryForm>
    </div>
  )
}
