import { useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import type { ProfileAnswer } from '../../../server/modules/accounts/wire.ts'
import type { OwnFieldAnswer } from '../../../server/modules/fields/wire.ts'
import type { Problem } from '../../shared/api.ts'
import { useFieldLabel } from '../../shared/fields/field-label.ts'
import { EntryForm } from '../../shared/form/EntryForm.tsx'
import { SubmitButton } from '../../shared/form/SubmitButton.tsx'
import { useEntryForm } from '../../shared/form/use-entry-form.ts'
import { formatList } from '../../shared/formats.ts'
import { Actions, Rows } from '../../ui/Rows.tsx'
import { OwnRegistrantWarning } from '../domains/OwnRegistrantWarning.tsx'
import { useCustomer } from '../use-customer.ts'
import { ProfileConflict } from './ProfileConflict.tsx'
import { ProfileField } from './ProfileField.tsx'
import css from './profile.module.css'
import { useSaveProfile } from './use-save-profile.ts'
import { type ProfileValues, valuesOf } from './values.ts'

type ProfileFormProps = { profile: ProfileAnswer; fields: OwnFieldAnswer[] }

/** The form, begun anew with what another window or an agent saved meanwhile. */
export function ProfileForm({ profile, fields }: ProfileFormProps) {
  const [round, setRound] = useState(0)
  return <Form key={round} profile={profile} fields={fields} onAnew={() => setRound(round + 1)} />
}

function Form({ profile, fields, onAnew }: ProfileFormProps & { onAnew: () => void }) {
  const { t } = useLingui()
  const { workspace } = useCustomer().session
  const [read, setRead] = useState(profile)
  const save = useSaveProfile(fields)
  const entry = useEntryForm<ProfileValues, ProfileAnswer>({
    start: valuesOf(read, fields),
    save: (values) => save(values, asOfNow(read, profile, fields)),
    saved: (saved) => {
      setRead(saved)
      entry.form.reset(valuesOf(saved, fields))
    },
    fieldOf: ({ path }: Problem) => (path.startsWith('tags') ? 'tags' : path),
  })
  if (entry.failure?.status === 412)
    return (
      <ProfileConflict
        mine={entry.form.getValues()}
        before={read}
        theirs={entry.failure.current as ProfileAnswer}
        fields={fields}
        onDone={onAnew}
      />
    )
  const shown = fields.filter(({ type }) => type !== 'image')
  const editable = shown.some(({ isEditable }) => isEditable)
  return (
    <EntryForm entry={entry} label={t`Your data`} autoComplete="on">
      <p className={css.lead}>
        {editable ? <Needed fields={shown} /> : t`${workspace.name} keeps these data; ask there for changes.`}
      </p>
      <Rows>
        {shown.map((field) => (
          <ProfileField key={field.path} field={field} profile={read} />
        ))}
      </Rows>
      {shown.some(({ path, isEditable }) => path === 'name' && isEditable) && (
        <OwnRegistrantWarning of="name" now={read.name ?? ''} />
      )}
      {editable && (
        <Actions>
          <SubmitButton>{t`Save the changes`}</SubmitButton>
        </Actions>
      )}
    </EntryForm>
  )
}

/** What was read, at the version of now where nothing else was saved since than the picture. */
function asOfNow(read: ProfileAnswer, now: ProfileAnswer, fields: OwnFieldAnswer[]): ProfileAnswer {
  const isSame = JSON.stringify(valuesOf(read, fields)) === JSON.stringify(valuesOf(now, fields))
  return isSame ? now : read
}

/** What cannot be emptied, said before anybody tries. What is empty already holds up no other change. */
function Needed({ fields }: { fields: OwnFieldAnswer[] }) {
  const { t } = useLingui()
  const label = useFieldLabel()
  const { workspace } = useCustomer().session
  const names = fields
    .filter(({ path, isRequired, isEditable }) => isEditable && (isRequired || path === 'name'))
    .map((field) => `«${label(field)}»`)
  const who = t`${workspace.name} knows you by these data.`
  if (names.length === 0) return who
  return <>{`${who} ${t`What cannot be emptied: ${formatList(names)}.`}`}</>
}
