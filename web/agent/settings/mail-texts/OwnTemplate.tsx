import { useLingui } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { TemplatesAnswer } from '../../../../server/modules/delivery/wire.ts'
import { api } from '../../../shared/api.ts'
import { EntryForm } from '../../../shared/form/EntryForm.tsx'
import { FormField } from '../../../shared/form/FormField.tsx'
import { SubmitButton } from '../../../shared/form/SubmitButton.tsx'
import { useEntryForm } from '../../../shared/form/use-entry-form.ts'
import { toast } from '../../../shared/toasts.ts'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { TextInput } from '../../../ui/TextInput.tsx'
import { orTold } from '../fields/use-field-changes.ts'
import { type OwnTemplateAnswer, ownTemplatePath } from './queries.ts'

type OwnTemplateProps = { mail: TemplatesAnswer['items'][number]; name: string }

/** Renaming and archiving a template of the workspace's own. */
export function OwnTemplate({ mail, name }: OwnTemplateProps) {
  const { t } = useLingui()
  const [isRenaming, setRenaming] = useState(false)
  const archive = useArchive(mail, name)
  return (
    <>
      <Button onClick={() => setRenaming(true)}>{t`Rename…`}</Button>
      <Button onClick={() => void archive()}>{mail.archivedAt ? t`Use again` : t`Archive`}</Button>
      {isRenaming && <Rename mail={mail} name={name} onClose={() => setRenaming(false)} />}
    </>
  )
}

function useArchive({ key, version, archivedAt }: OwnTemplateProps['mail'], name: string) {
  const { t } = useLingui()
  const queryClient = useQueryClient()
  const again = () => queryClient.invalidateQueries({ queryKey: ['mail-texts'] })
  const path = `${ownTemplatePath(key)}/archival`
  const putAway = (at: number) => api.put<OwnTemplateAnswer>(path, undefined, { version: at }).finally(again)
  const takeBack = (at: number) => api.delete<OwnTemplateAnswer>(path, { version: at }).finally(again)
  return () =>
    orTold(async () => {
      if (archivedAt) {
        await takeBack(version)
        return toast(t`${name} is in use again`)
      }
      const { version: now } = await putAway(version)
      toast(t`${name} archived`, () => takeBack(now))
    })
}

function Rename({ mail, name, onClose }: OwnTemplateProps & { onClose: () => void }) {
  const { t } = useLingui()
  const queryClient = useQueryClient()
  const entry = useEntryForm({
    start: { name },
    save: (values) =>
      api.patch<OwnTemplateAnswer>(ownTemplatePath(mail.key), values, { version: mail.version }),
    saved: () => {
      void queryClient.invalidateQueries({ queryKey: ['mail-texts'] })
      toast(t`Template renamed`)
      onClose()
    },
  })
  return (
    <Dialog title={t`Rename the template`} onClose={onClose}>
      <EntryForm entry={entry} label={t`Rename the template`} guard="none">
        <FormField name="name" label={t`Name`} layout="stacked">
          <TextInput {...entry.form.register('name')} />
        </FormField>
        <p>
          <SubmitButton keys="$mod+Enter">{t`Save`}</SubmitButton>
        </p>
      </EntryForm>
    </Dialog>
  )
}
