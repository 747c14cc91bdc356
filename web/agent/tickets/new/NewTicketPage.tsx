import { useLingui } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import type { TicketAnswer } from '../../../../server/modules/tickets/wire.ts'
import { api, newIdempotencyKey } from '../../../shared/api.ts'
import { EntryForm } from '../../../shared/form/EntryForm.tsx'
import { FormField, FormFieldGroup } from '../../../shared/form/FormField.tsx'
import { SubmitButton } from '../../../shared/form/SubmitButton.tsx'
import { useEntryForm } from '../../../shared/form/use-entry-form.ts'
import { Attach, ChosenFiles } from '../../../shared/messages/Attach.tsx'
import { useUploads } from '../../../shared/messages/use-uploads.ts'
import { PageTitle } from '../../../shared/PageTitle.tsx'
import { toast } from '../../../shared/toasts.ts'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { Page } from '../../../ui/Page.tsx'
import { Actions, Rows } from '../../../ui/Rows.tsx'
import { TextArea, TextInput } from '../../../ui/TextInput.tsx'
import { Radio } from '../../../ui/Tick.tsx'
import { isFor } from '../../feature.ts'
import { paths } from '../../paths.ts'
import { useAgent } from '../../use-agent.ts'
import { AboutFields } from './AboutFields.tsx'
import { FirstRecipients } from './FirstRecipients.tsx'
import css from './new-ticket.module.css'
import { fieldOf, type TicketValues, ticketOf } from './ticket-values.ts'

/** `/agent/tickets/new`: a ticket in somebody's name, because he rang, or because the provider has to write first. */
export function NewTicketPage() {
  const { t } = useLingui()
  const { session } = useAgent()
  return (
    <Page
      width="wide"
      title={<PageTitle title={t`New ticket`} />}
      lead={t`In a contact’s name: what was said on the phone, or what has to be told.`}
    >
      {isFor(session, { permission: 'tickets.write' }) ? (
        <NewTicket />
      ) : (
        <EmptyState kind="no-right" title={t`No permission to open tickets`}>
          {t`Agents, administrators and owners have it.`}
        </EmptyState>
      )}
    </Page>
  )
}

function NewTicket() {
  const { t } = useLingui()
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const { contact, account } = useSearch({ from: '/shell/further/agent/tickets/new' })
  const [idempotencyKey] = useState(newIdempotencyKey)
  const [leaveOut, setLeaveOut] = useState<string[]>([])
  const files = useUploads('/api/agent/uploads')
  const entry = useEntryForm<TicketValues, TicketAnswer>({
    ...(contact || account ? {} : { draft: 'new-ticket' }),
    start: {
      requester: contact ?? null,
      account: account ? String(account) : '',
      ...{ category: '', department: '', priority: 'normal', assignee: '' },
      ...{ writtenBy: 'customer', subject: '', body: '' },
    },
    fieldOf,
    save: (values) =>
      api.post<TicketAnswer>('/api/agent/tickets', ticketOf(values, { uploads: files.ids, leaveOut }), {
        idempotencyKey,
      }),
    saved: ({ id }) => {
      toast(t`Ticket ${id} is open`)
      void queryClient.invalidateQueries({ queryKey: ['tickets'] })
      void navigate({ to: paths.ticket(id), replace: true })
    },
  })
  const { register } = entry.form
  return (
    <EntryForm entry={entry} label={t`New ticket`}>
      <div className={css.writing}>
        <div>
          <Rows>
            <AboutFields />
          </Rows>
          <Rows title={t`First message`}>
            <FormFieldGroup name="writtenBy" label={t`Who says it`}>
              <Radio value="customer" {...register('writtenBy')}>{t`The customer, told to you`}</Radio>
              <Radio value="agent" {...register('writtenBy')}>{t`You, to the customer`}</Radio>
            </FormFieldGroup>
            <FormField name="subject" label={t`Subject`}>
              <TextInput {...register('subject')} />
            </FormField>
            <FormField name="body" label={t`Text`}>
              <TextArea rows={8} {...register('body')} />
            </FormField>
            <div className={css.files}>
              <Attach uploads={files} />
              <ChosenFiles uploads={files} />
            </div>
          </Rows>
        </div>
        <FirstRecipients leaveOut={leaveOut} onChange={setLeaveOut} />
        <div>
          <Actions>
            <SubmitButton
              keys="$mod+Enter"
              pending={t`Opening…`}
              reason={files.isUnderWay && t`Files are still on their way.`}
            >{t`Open ticket`}</SubmitButton>
          </Actions>
        </div>
      </div>
    </EntryForm>
  )
}
