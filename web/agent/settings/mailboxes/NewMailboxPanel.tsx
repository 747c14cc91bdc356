import { useLingui } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { api, newIdempotencyKey } from '../../../shared/api.ts'
import { EntryForm } from '../../../shared/form/EntryForm.tsx'
import { SubmitButton } from '../../../shared/form/SubmitButton.tsx'
import { useEntryForm } from '../../../shared/form/use-entry-form.ts'
import { usePageTitle } from '../../../shared/title.ts'
import { toast } from '../../../shared/toasts.ts'
import { Panel, PanelBody, PanelFoot } from '../../../ui/Panel.tsx'
import { paths } from '../../paths.ts'
import { MailboxFields } from './MailboxFields.tsx'
import { bodyOf, type MailboxValues, noMailbox } from './mailbox-values.ts'
import { type Mailbox, mailboxesPath, mailboxesQuery } from './queries.ts'

/** `/agent/settings/mailboxes/new` */
export function NewMailboxPanel() {
  const { t } = useLingui()
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const title = t`New mailbox`
  usePageTitle(title)
  const [idempotencyKey] = useState(newIdempotencyKey)
  const entry = useEntryForm<MailboxValues, Mailbox>({
    start: noMailbox,
    save: (values) => {
      const { password, takes } = values
      return api.post<Mailbox>(mailboxesPath, { ...bodyOf(values), password, takes }, { idempotencyKey })
    },
    saved: ({ id, name }) => {
      toast(t`${name} is looked at from now on`)
      void queryClient.invalidateQueries({ queryKey: mailboxesQuery.queryKey })
      void navigate({ to: paths.mailbox(id) })
    },
  })
  return (
    <Panel title={title} onClose={() => void navigate({ to: paths.mailboxes() })}>
      <EntryForm entry={entry} label={title}>
        <PanelBody>
          <MailboxFields id={null} />
        </PanelBody>
        <PanelFoot>
          <SubmitButton keys="$mod+Enter">{t`Save`}</SubmitButton>
        </PanelFoot>
      </EntryForm>
    </Panel>
  )
}
