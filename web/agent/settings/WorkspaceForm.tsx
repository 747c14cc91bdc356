import { useLingui } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import type { WorkspaceSettings } from '../../../server/modules/identity/wire.ts'
import { api } from '../../shared/api.ts'
import { CountryField } from '../../shared/form/CountryField.tsx'
import { EntryForm } from '../../shared/form/EntryForm.tsx'
import { FormField } from '../../shared/form/FormField.tsx'
import { SubmitButton } from '../../shared/form/SubmitButton.tsx'
import { TimeZoneField } from '../../shared/form/TimeZoneField.tsx'
import { useEntryForm } from '../../shared/form/use-entry-form.ts'
import { toast } from '../../shared/toasts.ts'
import { Actions, Rows } from '../../ui/Rows.tsx'
import { Select, TextInput } from '../../ui/TextInput.tsx'
import { useSessionAgain } from '../use-session-again.ts'
import { workspaceQuery } from './queries.ts'
import { WorkspaceConflict } from './WorkspaceConflict.tsx'
import { valuesOf, type WorkspaceValues } from './workspace-values.ts'

/** Name, language, country, time zone. */
export function WorkspaceForm({ workspace }: { workspace: WorkspaceSettings }) {
  const { t } = useLingui()
  const save = useSaveWorkspace(workspace)
  const entry = useEntryForm({
    start: valuesOf(workspace),
    save: (values) => save(values, workspace.version),
    saved: () => undefined,
  })
  const { register } = entry.form
  if (entry.failure?.status === 412)
    return (
      <WorkspaceConflict
        mine={entry.form.getValues()}
        theirs={entry.failure.current as WorkspaceSettings}
        onSave={save}
      />
    )
  return (
    <EntryForm entry={entry} label={t`Workspace`}>
      <Rows>
        <FormField name="name" label={t`Organisation`}>
          <TextInput {...register('name')} />
        </FormField>
        <FormField
          name="language"
          label={t`Language`}
          hint={t`Of texts for people whose language is not known.`}
        >
          <Select {...register('language')}>
            <option value="es" lang="es">
              Español
            </option>
            <option value="en" lang="en">
              English
            </option>
          </Select>
        </FormField>
        <CountryField name="country" />
        <TimeZoneField
          name="timeZone"
          hint={t`Where “a day” begins and ends, in reports and dates of renewal.`}
        />
      </Rows>
      <Actions>
        <SubmitButton keys="$mod+Enter">{t`Save the changes`}</SubmitButton>
      </Actions>
    </EntryForm>
  )
}

/** Saves, and lets the frame know: it shows the name and formats by the country. */
function useSaveWorkspace(before: WorkspaceSettings) {
  const { t } = useLingui()
  const queryClient = useQueryClient()
  const sessionAgain = useSessionAgain()
  const take = async (saved: WorkspaceSettings) => {
    queryClient.setQueryData(workspaceQuery.queryKey, saved)
    await sessionAgain()
  }
  const patch = (values: WorkspaceValues, version: number) =>
    api.patch<WorkspaceSettings>('/api/agent/workspace', values, { version })
  return async (values: WorkspaceValues, version: number) => {
    const saved = await patch(values, version)
    const undo = () => patch(valuesOf(before), saved.version).then(take)
    toast(t`Workspace saved`, saved.version === version ? undefined : undo)
    await take(saved)
    return saved
  }
}
