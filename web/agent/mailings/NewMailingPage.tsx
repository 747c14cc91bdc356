import { Plural, useLingui } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { MailingAnswer, MailingBody } from '../../../server/modules/notices/wire.ts'
import { api, newIdempotencyKey } from '../../shared/api.ts'
import { EntryForm } from '../../shared/form/EntryForm.tsx'
import { FormField } from '../../shared/form/FormField.tsx'
import { SubmitButton } from '../../shared/form/SubmitButton.tsx'
import { useEntryForm } from '../../shared/form/use-entry-form.ts'
import { PageTitle } from '../../shared/PageTitle.tsx'
import { toast } from '../../shared/toasts.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Page } from '../../ui/Page.tsx'
import { Actions, Rows } from '../../ui/Rows.tsx'
import { TextInput } from '../../ui/TextInput.tsx'
import { isFor } from '../feature.ts'
import { followJob } from '../jobs/followed.ts'
import { CategoryField } from '../notices/CategoryField.tsx'
import { TextFields } from '../notices/TextFields.tsx'
import { noText, textOf } from '../notices/text-values.ts'
import { paths } from '../paths.ts'
import { useAgent } from '../use-agent.ts'
import { FilterFields } from './FilterFields.tsx'
import { filterOf, noFilter } from './filter-values.ts'
import { MailingPreview, useMailingAccounts } from './MailingPreview.tsx'
import type { MailingValues } from './mailing-values.ts'
import css from './mailings.module.css'

/** `/agent/mailings/new`: one text for the accounts of a filter; how many, and who of them, is there before it starts. */
export function NewMailingPage() {
  const { t } = useLingui()
  const { session } = useAgent()
  const maySend = isFor(session, { permission: 'notices.send' })
  return (
    <Page
      width="wide"
      title={<PageTitle title={t`New mailing`} />}
      lead={t`The accounts are chosen when it starts. Sign-in links and notices by hand leave before it.`}
    >
      {maySend ? (
        <NewMailing />
      ) : (
        <EmptyState kind="no-right" title={t`No permission to send mailings`}>
          {t`Agents, administrators and owners have it.`}
        </EmptyState>
      )}
    </Page>
  )
}

function NewMailing() {
  const { t } = useLingui()
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const [idempotencyKey] = useState(newIdempotencyKey)
  const entry = useEntryForm<MailingValues, MailingAnswer>({
    start: { name: '', category: '', ...noFilter, ...noText },
    save: (values) => {
      const { name, category } = values
      const body = { name, category, filter: filterOf(values), ...textOf(values) } as MailingBody
      return api.post<MailingAnswer>('/api/agent/mailings', body, { idempotencyKey })
    },
    saved: ({ id, job }) => {
      if (job) followJob(job.id)
      toast(t`Mailing started`)
      void queryClient.invalidateQueries({ queryKey: ['mailings'] })
      void navigate({ to: paths.mailing(id) })
    },
    fieldOf: ({ path }) => (path === 'filter' ? 'companies' : path.replace(/^filter\./, '')),
  })
  const { register } = entry.form
  return (
    <EntryForm entry={entry} label={t`New mailing`}>
      <div className={css.writing}>
        <div>
          <Rows>
            <FormField name="name" label={t`Name`} hint={t`For agents only: readers never see it.`}>
              <TextInput {...register('name')} />
            </FormField>
            <CategoryField />
          </Rows>
          <FilterFields />
          <TextFields />
        </div>
        <MailingPreview />
        <Start />
      </div>
    </EntryForm>
  )
}

function Start() {
  const { t } = useLingui()
  const { accounts } = useMailingAccounts()
  return (
    <div>
      <Actions>
        <SubmitButton
          keys="$mod+Enter"
          pending={t`Starting…`}
          reason={accounts === 0 && t`No open account fits the filter.`}
        >
          {accounts ? (
            <Plural value={accounts} one="Send to # account" other="Send to # accounts" />
          ) : (
            t`Send`
          )}
        </SubmitButton>
      </Actions>
    </div>
  )
}
