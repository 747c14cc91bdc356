import { useLingui } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { api, newIdempotencyKey } from '../../shared/api.ts'
import { EntryForm } from '../../shared/form/EntryForm.tsx'
import { SubmitButton } from '../../shared/form/SubmitButton.tsx'
import { useEntryForm } from '../../shared/form/use-entry-form.ts'
import { useCategoryWords } from '../../shared/routing-words.ts'
import { Actions } from '../../ui/Rows.tsx'
import { paths } from '../paths.ts'
import { useCustomer } from '../use-customer.ts'
import { CloseTicket } from './CloseTicket.tsx'
import { type MessageAdded, type Ticket, ticketPath, ticketsKey } from './queries.ts'
import css from './tickets.module.css'
import { useDraftUploads } from './use-draft-uploads.ts'
import type { Place } from './use-place.ts'
import { fieldOfWritten, startingOver, WrittenFields } from './WrittenFields.tsx'

/** What is written next; after a closed ticket it begins another that goes on with it. */
export function ReplyForm({ place, ticket }: { place: Place; ticket: Ticket }) {
  const { t } = useLingui()
  const { workspace, person } = useCustomer().session
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const draft = `reply ${person.id} ${ticket.id}`
  const uploads = useDraftUploads(draft)
  const [idempotencyKey, setKey] = useState(newIdempotencyKey)
  // Said here and not in a toast, which would lie on the buttons of the next message.
  const [isSent, setSent] = useState(false)
  const isClosed = ticket.status === 'closed'
  const entry = useEntryForm<{ body: string }, MessageAdded>({
    start: { body: '' },
    draft,
    save: ({ body }) =>
      api.post<MessageAdded>(
        `${ticketPath(place, ticket.id)}/messages`,
        { body, uploads: uploads.ids },
        { idempotencyKey },
      ),
    saved: ({ ticketId }) => {
      entry.form.reset({ body: '' })
      uploads.clear()
      setKey(newIdempotencyKey())
      setSent(true)
      void queryClient.invalidateQueries({ queryKey: ticketsKey(place) })
      if (ticketId !== ticket.id) void navigate({ to: paths.ticket(place, ticketId) })
    },
    fieldOf: fieldOfWritten,
  })
  return (
    <section className={css.reply}>
      <h2>{isClosed ? t`Write again about this` : t`Write in this ticket`}</h2>
      <p className={css.lead} role="status">
        {isClosed
          ? t`This ticket is closed: what you write begins a new one that goes on with it.`
          : t`${workspace.name} gets it, and everybody else who takes part gets a copy.`}{' '}
        <WhoElse place={place} ticket={ticket} />
      </p>
      <EntryForm
        entry={startingOver(entry, uploads)}
        label={t`Write in this ticket`}
        guard="closing"
        failed={t`The message was not sent`}
      >
        <WrittenFields label={t`Your message`} uploads={uploads} />
        <Actions>
          <SubmitButton
            keys="$mod+Enter"
            pending={t`Sending…`}
            reason={uploads.isUnderWay && t`A file is still on its way.`}
          >{t`Send`}</SubmitButton>
          {!isClosed && <CloseTicket place={place} ticket={ticket} />}
          <span role="status">{isSent && !entry.isSaving && t`Message sent`}</span>
        </Actions>
      </EntryForm>
    </section>
  )
}

/** The page that says who gets copies, and why; it is the account's. */
function WhoElse({ place, ticket: { category } }: { place: Place; ticket: Ticket }) {
  const { t } = useLingui()
  const categoryWord = useCategoryWords()
  if (place === null) return null
  return (
    <Link to={paths.recipients(place)} search={{ category }}>
      {t`Who gets copies about ${categoryWord(category)}`}
    </Link>
  )
}
