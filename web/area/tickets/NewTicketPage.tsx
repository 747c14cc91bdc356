import { useLingui } from '@lingui/react/macro'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useFormContext } from 'react-hook-form'
import type { OwnTicketBody } from '../../../server/modules/tickets/wire.ts'
import { api, newIdempotencyKey } from '../../shared/api.ts'
import { EntryForm } from '../../shared/form/EntryForm.tsx'
import { FormField } from '../../shared/form/FormField.tsx'
import { SubmitButton } from '../../shared/form/SubmitButton.tsx'
import { useEntryForm } from '../../shared/form/use-entry-form.ts'
import { PageTitle } from '../../shared/PageTitle.tsx'
import { useCategoryWords } from '../../shared/routing-words.ts'
import { toast } from '../../shared/toasts.ts'
import { Actions } from '../../ui/Rows.tsx'
import { Select, TextInput } from '../../ui/TextInput.tsx'
import { paths } from '../paths.ts'
import { useCustomer } from '../use-customer.ts'
import { offeredQuery, type Ticket, ticketsKey, ticketsPath } from './queries.ts'
import type { AboutSearch } from './search.ts'
import css from './tickets.module.css'
import { useDraftUploads } from './use-draft-uploads.ts'
import { usePlace } from './use-place.ts'
import { fieldOfWritten, startingOver, WrittenFields } from './WrittenFields.tsx'

type Values = { subject: string; category: string; domainId: string; serviceId: string; body: string }

/** `/area/<account>/tickets/new`: a question to support; in `/area/me` about no account. */
export function NewTicketPage() {
  const { t } = useLingui()
  const place = usePlace()
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const { workspace, person } = useCustomer().session
  const { domain, service } = useSearch({ strict: false }) as AboutSearch
  const draft = `ticket ${person.id} ${place ?? 'own'}`
  const uploads = useDraftUploads(draft)
  const [idempotencyKey] = useState(newIdempotencyKey)
  const entry = useEntryForm<Values, Ticket>({
    start: {
      subject: '',
      category: 'support',
      domainId: String(domain ?? ''),
      serviceId: String(service ?? ''),
      body: '',
    },
    draft,
    save: (values) => api.post<Ticket>(ticketsPath(place), bodyOf(values, uploads.ids), { idempotencyKey }),
    saved: ({ id }) => {
      uploads.clear()
      toast(t`Ticket opened`)
      void queryClient.invalidateQueries({ queryKey: ticketsKey(place) })
      void navigate({ to: paths.ticket(place, id), replace: true })
    },
    fieldOf: fieldOfWritten,
  })
  return (
    <div className={css.page}>
      <p className={css.path}>
        <Link to={paths.tickets(place)}>{place === null ? t`Your own tickets` : t`Tickets`}</Link>
      </p>
      <PageTitle title={t`New ticket`} />
      <p className={css.lead}>{t`${workspace.name} answers here and by mail.`}</p>
      <EntryForm
        entry={startingOver(entry, uploads)}
        label={t`New ticket`}
        guard="closing"
        failed={t`The ticket was not opened`}
      >
        <div className={css.asked}>
          {place !== null && <About account={place} />}
          <FormField name="subject" label={t`Subject`} layout="stacked">
            <TextInput {...entry.form.register('subject')} />
          </FormField>
          <WrittenFields label={t`Your message`} uploads={uploads} />
        </div>
        <Actions>
          <SubmitButton
            keys="$mod+Enter"
            pending={t`Sending…`}
            reason={uploads.isUnderWay && t`A file is still on its way.`}
          >{t`Open the ticket`}</SubmitButton>
        </Actions>
      </EntryForm>
    </div>
  )
}

function bodyOf({ subject, category, domainId, serviceId, body }: Values, uploads: number[]): OwnTicketBody {
  return {
    subject,
    body,
    uploads,
    category: category as NonNullable<OwnTicketBody['category']>,
    domainId: domainId ? Number(domainId) : null,
    serviceId: serviceId ? Number(serviceId) : null,
  }
}

/** What the ticket is about: it decides who gets copies. */
function About({ account }: { account: number }) {
  const { t } = useLingui()
  const { register } = useFormContext<Values>()
  const categoryWord = useCategoryWords()
  const { data } = useQuery(offeredQuery(account))
  if (!data) return null
  const { categories, domains, services } = data
  return (
    <>
      <FormField
        name="category"
        label={t`About`}
        layout="stacked"
        hint={t`It decides which of the account’s contacts get copies.`}
      >
        <Select {...register('category')}>
          {categories.map((each) => (
            <option key={each} value={each}>
              {categoryWord(each)}
            </option>
          ))}
        </Select>
      </FormField>
      {domains.length > 0 && (
        <FormField name="domainId" label={t`Domain (optional)`} layout="stacked">
          <Select {...register('domainId')}>
            <Options none={t`None of them`} items={domains} />
          </Select>
        </FormField>
      )}
      {services.length > 0 && (
        <FormField name="serviceId" label={t`Product or service (optional)`} layout="stacked">
          <Select {...register('serviceId')}>
            <Options none={t`None of them`} items={services} />
          </Select>
        </FormField>
      )}
    </>
  )
}

function Options({ none, items }: { none: string; items: { id: number; name: string }[] }) {
  return (
    <>
      <option value="">{none}</option>
      {items.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </>
  )
}
