import { useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import type { RecoveryCodes, SecondFactorBegun } from '../../../server/modules/identity/wire.ts'
import { CopyButton } from '../../ui/CopyButton.tsx'
import { FieldGroup } from '../../ui/Field.tsx'
import { PasswordInput } from '../../ui/PasswordInput.tsx'
import { Actions, Rows } from '../../ui/Rows.tsx'
import { TextInput } from '../../ui/TextInput.tsx'
import { api } from '../api.ts'
import { EntryForm } from '../form/EntryForm.tsx'
import { FormField } from '../form/FormField.tsx'
import { SubmitButton } from '../form/SubmitButton.tsx'
import { useEntryForm } from '../form/use-entry-form.ts'
import type { Door } from '../session.ts'
import { QrCode } from './QrCode.tsx'
import css from './security.module.css'

/** First the password; then the seed for the app, and a first code that proves that the app has it. */
export function TurnOnSecondFactor({ door, onCodes }: { door: Door; onCodes: (codes: string[]) => void }) {
  const path = `/api/${door}/me/second-factor`
  const [begun, setBegun] = useState<SecondFactorBegun>()
  if (!begun) return <Begin path={path} onBegun={setBegun} />
  return <Confirm path={path} begun={begun} onCodes={onCodes} />
}

function Begin({ path, onBegun }: { path: string; onBegun: (begun: SecondFactorBegun) => void }) {
  const { t } = useLingui()
  const entry = useEntryForm({
    start: { currentPassword: '' },
    save: (values) => api.post<SecondFactorBegun>(path, values),
    saved: onBegun,
  })
  return (
    <EntryForm
      entry={entry}
      label={t`Turn on`}
      autoComplete="on"
      guard="none"
      failed={t`Nothing was changed`}
    >
      <Rows>
        <FormField name="currentPassword" label={t`Current password`}>
          <PasswordInput autoComplete="current-password" {...entry.form.register('currentPassword')} />
        </FormField>
      </Rows>
      <Actions>
        <SubmitButton pending={t`Checking…`}>{t`Continue`}</SubmitButton>
      </Actions>
    </EntryForm>
  )
}

type ConfirmProps = { path: string; begun: SecondFactorBegun; onCodes: (codes: string[]) => void }

function Confirm({ path, begun, onCodes }: ConfirmProps) {
  const { t } = useLingui()
  const entry = useEntryForm({
    start: { code: '' },
    save: ({ code }) => api.post<RecoveryCodes>(`${path}/confirmation`, { code: code.replaceAll(/\s/g, '') }),
    saved: ({ codes }) => onCodes(codes),
  })
  return (
    <EntryForm entry={entry} label={t`Turn on`} guard="none" failed={t`Nothing was changed`}>
      <Rows>
        <FieldGroup
          label={t`1. QR code`}
          hint={t`For the camera of the app: any that shows codes of six digits will do.`}
        >
          <QrCode text={begun.uri} label={t`QR code for the authentication app`} />
        </FieldGroup>
        <FieldGroup
          label={t`Or the key`}
          hint={t`To be typed, of the kind “time-based”, where no camera is at hand.`}
          beside={<CopyButton text={begun.key}>{t`Copy`}</CopyButton>}
        >
          <code className={css.key}>{inFours(begun.key)}</code>
        </FieldGroup>
        <FormField
          name="code"
          label={t`2. Code`}
          hint={t`The six digits that the app shows now: they prove that it has the key.`}
        >
          <TextInput
            autoFocus
            className="mono"
            autoComplete="one-time-code"
            inputMode="numeric"
            {...entry.form.register('code')}
          />
        </FormField>
      </Rows>
      <Actions>
        <SubmitButton pending={t`Checking…`}>{t`Turn on`}</SubmitButton>
      </Actions>
    </EntryForm>
  )
}

const inFours = (key: string) => key.replaceAll(/(.{4})(?=.)/g, '$1 ')
