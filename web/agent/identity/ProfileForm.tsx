import { useLingui } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import type { AgentAnswer } from '../../../server/modules/identity/wire.ts'
import { api } from '../../shared/api.ts'
import { EntryForm } from '../../shared/form/EntryForm.tsx'
import { FormField, FormFieldGroup } from '../../shared/form/FormField.tsx'
import { SubmitButton } from '../../shared/form/SubmitButton.tsx'
import { TimeZoneField } from '../../shared/form/TimeZoneField.tsx'
import { useEntryForm } from '../../shared/form/use-entry-form.ts'
import { toast } from '../../shared/toasts.ts'
import { Actions, Rows } from '../../ui/Rows.tsx'
import { Select, TextInput } from '../../ui/TextInput.tsx'
import { Switch } from '../../ui/Tick.tsx'
import { useSessionAgain } from '../use-session-again.ts'
import { ProfileConflict } from './ProfileConflict.tsx'
import { type Profile, profileOf } from './profile.ts'
import { meQuery } from './queries.ts'

/** Name, language, time zone, keys. Saving a new language speaks it at once. */
export function ProfileForm({ me }: { me: AgentAnswer }) {
  const { t } = useLingui()
  const save = useSaveProfile(me)
  const entry = useEntryForm({
    start: profileOf(me),
    save: (values) => save(values, me.version),
    saved: () => undefined,
  })
  const { register } = entry.form
  if (entry.failure?.status === 412)
    return (
      <ProfileConflict
        mine={entry.form.getValues()}
        theirs={entry.failure.current as AgentAnswer}
        onSave={save}
      />
    )
  return (
    <EntryForm entry={entry} label={t`Own profile`} autoComplete="on">
      <Rows>
        <FormField name="name" label={t`Full name`}>
          <TextInput autoComplete="name" {...register('name')} />
        </FormField>
        <FormField name="language" label={t`Language`} hint={t`Of the portal, and of the e-mails to you.`}>
          <Select {...register('language')}>
            <option value="es" lang="es">
              Español
            </option>
            <option value="en" lang="en">
              English
            </option>
          </Select>
        </FormField>
        <TimeZoneField name="timeZone" />
        <FormFieldGroup name="singleKeys" label={t`Keys`}>
          <Switch
            hint={t`Letters alone do something: C opens a new contact, J and K go through lists. Ctrl or Cmd with a key always works.`}
            {...register('singleKeys')}
          >
            {t`Single-letter keys`}
          </Switch>
        </FormFieldGroup>
      </Rows>
      <Actions>
        <SubmitButton keys="$mod+Enter">{t`Save the changes`}</SubmitButton>
      </Actions>
    </EntryForm>
  )
}

/** Saves, and lets everything that shows the agent know: session, language, his entry in the list. */
function useSaveProfile(before: AgentAnswer) {
  const { t } = useLingui()
  const queryClient = useQueryClient()
  const sessionAgain = useSessionAgain()
  const take = async (saved: AgentAnswer) => {
    queryClient.setQueryData(meQuery.queryKey, saved)
    await queryClient.invalidateQueries({ queryKey: ['agents'] })
    await sessionAgain()
  }
  const patch = (values: Profile, version: number) =>
    api.patch<AgentAnswer>('/api/agent/me', values, { version })
  return async (values: Profile, version: number) => {
    const saved = await patch(values, version)
    const undo = () => patch(profileOf(before), saved.version).then(take)
    await take(saved)
    toast(t`Profile saved`, saved.version === version ? undefined : undo)
    return saved
  }
}
