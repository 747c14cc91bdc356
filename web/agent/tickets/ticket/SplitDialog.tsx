import { useLingui } from '@lingui/react/macro'
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useId, useState } from 'react'
import type { SplitAnswer, TicketAnswer } from '../../../../server/modules/tickets/wire.ts'
import { ApiProblem, api, newIdempotencyKey } from '../../../shared/api.ts'
import { toast } from '../../../shared/toasts.ts'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { Field, FieldGroup } from '../../../ui/Field.tsx'
import { TextInput } from '../../../ui/TextInput.tsx'
import { Checkbox } from '../../../ui/Tick.tsx'
import { paths } from '../../paths.ts'
import { useUndo } from '../../trail/use-undo.ts'
import { messagesQuery, ticketPath } from '../queries.ts'
import css from './ticket.module.css'

const shown = 90

/** Takes messages out into a ticket of their own, with all that this one says of itself. */
export function SplitDialog({ ticket, onClose }: { ticket: TicketAnswer; onClose: () => void }) {
  const { t } = useLingui()
  const id = useId()
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const undo = useUndo()
  const { data } = useInfiniteQuery(messagesQuery(ticket.id))
  const [chosen, setChosen] = useState<number[]>([])
  const [subject, setSubject] = useState(ticket.subject)
  const [error, setError] = useState('')
  const [isSplitting, setSplitting] = useState(false)
  const [key] = useState(newIdempotencyKey)
  const messages = data?.pages.flatMap(({ items }) => items) ?? []
  const split = async (event: FormEvent) => {
    event.preventDefault()
    if (isSplitting) return
    if (chosen.length === 0) return setError(t`Choose at least one message`)
    setSplitting(true)
    try {
      const body = { messages: chosen, subject }
      const { ticketId, undoId } = await api.post<SplitAnswer>(`${ticketPath(ticket.id)}/splits`, body, {
        idempotencyKey: key,
      })
      onClose()
      await navigate({ to: paths.ticket(ticketId) })
      void queryClient.invalidateQueries({ queryKey: ['ticket', ticket.id] })
      void queryClient.invalidateQueries({ queryKey: ['tickets'] })
      toast(t`Ticket ${ticketId} is open`, async () => {
        if (await undo(undoId)) await navigate({ to: paths.ticket(ticket.id) })
      })
    } catch (problem) {
      if (!(problem instanceof ApiProblem)) throw problem
      setSplitting(false)
      setError(problem.problems.map(({ message }) => message).join('. ') || problem.message)
    }
  }
  return (
    <Dialog
      title={t`Split messages off`}
      width={560}
      onClose={onClose}
      actions={
        <>
          <Button look="primary" type="submit" form={id} pending={isSplitting && t`Splitting…`}>
            {t`Split off`}
          </Button>
          <Button onClick={onClose}>{t`Cancel`}</Button>
        </>
      }
    >
      <form id={id} className={css.dialogForm} onSubmit={(event) => void split(event)} noValidate>
        <Field label={t`Subject of the new ticket`} layout="stacked">
          <TextInput value={subject} autoComplete="off" onChange={({ target }) => setSubject(target.value)} />
        </Field>
        <FieldGroup label={t`Messages that go`} layout="stacked" error={error}>
          {messages.map((message) => (
            <Checkbox
              key={message.id}
              checked={chosen.includes(message.id)}
              onChange={({ target }) => {
                setError('')
                setChosen(
                  target.checked ? [...chosen, message.id] : chosen.filter((each) => each !== message.id),
                )
              }}
            >
              <b>{message.author.name}</b> <span className="soft">{message.body.slice(0, shown)}</span>
            </Checkbox>
          ))}
        </FieldGroup>
      </form>
    </Dialog>
  )
}
