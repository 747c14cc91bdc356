import { useLingui } from '@lingui/react/macro'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useFormContext, useWatch } from 'react-hook-form'
import type { NoticeBody, NoticeItem } from '../../../server/modules/notices/wire.ts'
import { api, newIdempotencyKey } from '../../shared/api.ts'
import { EntryForm } from '../../shared/form/EntryForm.tsx'
import { FormField, FormFieldGroup } from '../../shared/form/FormField.tsx'
import { SubmitButton } from '../../shared/form/SubmitButton.tsx'
import { useEntryForm } from '../../shared/form/use-entry-form.ts'
import { PageTitle } from '../../shared/PageTitle.tsx'
import { toast } from '../../shared/toasts.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Page } from '../../ui/Page.tsx'
import { Actions, Rows } from '../../ui/Rows.tsx'
import { Select, TextInput } from '../../ui/TextInput.tsx'
import { Checkbox } from '../../ui/Tick.tsx'
import { isFor } from '../feature.ts'
import { paths } from '../paths.ts'
import { useAgent } from '../use-agent.ts'
import { AccountField } from './AccountField.tsx'
import { CategoryField } from './CategoryField.tsx'
import { NoticePreview, useNoticeRecipients } from './NoticePreview.tsx'
import { aboutOf, type NoticeValues } from './notice-values.ts'
import css from './notices.module.css'
import { domainsQuery, servicesQuery } from './queries.ts'
import { TextFields } from './TextFields.tsx'
import { noText, textOf } from './text-values.ts'

/** `/agent/notices/new`: a notice by hand; who receives it is there while it is written. */
export function NewNoticePage() {
  const { t } = useLingui()
  const { session } = useAgent()
  const maySend = isFor(session, { permission: 'notices.send' })
  return (
    <Page
      width="wide"
      title={<PageTitle title={t`New notice`} />}
      lead={t`To one account: its main user, and whoever is to have a copy.`}
    >
      {maySend ? (
        <NewNotice />
      ) : (
        <EmptyState kind="no-right" title={t`No permission to send notices`}>
          {t`Agents, administrators and owners have it.`}
        </EmptyState>
      )}
    </Page>
  )
}

function NewNotice() {
  const { t } = useLingui()
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const { account } = useSearch({ from: '/shell/further/agent/notices/new' })
  const [idempotencyKey] = useState(newIdempotencyKey)
  const entry = useEntryForm<NoticeValues, NoticeItem>({
    start: {
      account: account ?? null,
      category: '',
      domain: '',
      service: '',
      document: '',
      confidential: false,
      ...noText,
    },
    save: (values) =>
      api.post<NoticeItem>('/api/agent/notices', { ...aboutOf(values), ...textOf(values) } as NoticeBody, {
        idempotencyKey,
      }),
    saved: ({ id, counts }) => {
      const copies = counts.waiting + counts.sent
      toast(copies === 1 ? t`Notice sent to 1` : t`Notice sent to ${copies}`)
      void queryClient.invalidateQueries({ queryKey: ['notices'] })
      void navigate({ to: paths.notice(id) })
    },
  })
  return (
    <EntryForm entry={entry} label={t`New notice`}>
      <div className={css.writing}>
        <div>
          <AboutFields />
          <TextFields />
        </div>
        <NoticePreview />
        <Send />
      </div>
    </EntryForm>
  )
}

function AboutFields() {
  const { t } = useLingui()
  const { register } = useFormContext<NoticeValues>()
  const account = useWatch<NoticeValues, 'account'>({ name: 'account' })
  const { data: domains } = useQuery(domainsQuery(account))
  const { data: services } = useQuery(servicesQuery(account))
  return (
    <Rows>
      <AccountField />
      <CategoryField />
      {domains && domains.items.length > 0 && (
        <FormField
          name="domain"
          label={t`Domain`}
          hint={t`Whoever has a role at it gets a copy too: of “Domains” or, for billing, of “Billing”.`}
        >
          <Select {...register('domain')}>
            <option value="">{t`About none`}</option>
            {domains.items.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        </FormField>
      )}
      {services && services.items.length > 0 && (
        <FormField name="service" label={t`Service`}>
          <Select {...register('service')}>
            <option value="">{t`About none`}</option>
            {services.items.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        </FormField>
      )}
      <FormField
        name="document"
        label={t`Document`}
        hint={t`Your own number: an invoice, an order. It may be left out.`}
      >
        <TextInput {...register('document')} />
      </FormField>
      <FormFieldGroup
        name="confidential"
        label={t`Confidential`}
        hint={t`The text is kept encrypted, and erased some days later.`}
      >
        <Checkbox {...register('confidential')}>{t`For the main user alone, without copies`}</Checkbox>
      </FormFieldGroup>
    </Rows>
  )
}

function Send() {
  const { t } = useLingui()
  const { copies } = useNoticeRecipients()
  return (
    <div>
      <Actions>
        <SubmitButton
          keys="$mod+Enter"
          pending={t`Sending…`}
          reason={copies === 0 && t`Nobody would receive it.`}
        >
          {copies ? t`Send to ${copies}` : t`Send`}
        </SubmitButton>
      </Actions>
    </div>
  )
}
