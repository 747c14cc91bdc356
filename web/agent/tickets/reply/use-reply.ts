import { useLingui } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type {
  Draft,
  MessageAdded,
  NewMessageBody,
  TicketAnswer,
} from '../../../../server/modules/tickets/wire.ts'
import { ApiProblem, api, newIdempotencyKey } from '../../../shared/api.ts'
import { useUploads } from '../../../shared/messages/use-uploads.ts'
import { ticketPath } from '../queries.ts'
import { useTicketChanged } from '../ticket/use-ticket-change.ts'
import { useKeepDraft } from './use-draft.ts'

export type Reply = ReturnType<typeof useReply>
const nothing: Draft = { kind: 'public', body: '', leaveOut: [], uploads: [] }

/** What is being written into a ticket, and the ways to send it. */
export function useReply(ticket: TicketAnswer, kept: Draft | null) {
  const { t } = useLingui()
  const queryClient = useQueryClient()
  const changed = useTicketChanged()
  const [draft, setDraft] = useState<Draft>(kept ?? nothing)
  const [isTouched, setTouched] = useState(false)
  const [isSending, setSending] = useState(false)
  /** What became of the last one. */
  const [said, setSaid] = useState<string | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const key = useRef(newIdempotencyKey())
  const files = useUploads('/api/agent/uploads')
  const arrived = files.files.flatMap(({ id, name, size }) =>
    id === null ? [] : [{ id, name, size, mediaType: 'application/octet-stream' }],
  )
  const uploads = [...draft.uploads, ...arrived]
  const keeping = useKeepDraft(ticket.id, { ...draft, uploads }, isTouched)
  const change = (part: Partial<Draft>) => {
    setTouched(true)
    setProblem(null)
    setSaid(null)
    setDraft((now) => ({ ...now, ...part }))
  }
  const reset = () => {
    key.current = newIdempotencyKey()
    setTouched(false)
    setDraft(nothing)
    files.clear()
    return keeping.forget()
  }
  const send = async (status?: TicketAnswer['status']): Promise<boolean> => {
    const { kind, body, leaveOut } = draft
    const message: NewMessageBody = {
      kind,
      body,
      uploads: uploads.map(({ id }) => id),
      ...(kind === 'public' ? { leaveOut } : {}),
      ...(status ? { status } : {}),
    }
    setSending(true)
    setProblem(null)
    try {
      const answer = await api.post<MessageAdded>(`${ticketPath(ticket.id)}/messages`, message, {
        idempotencyKey: key.current,
      })
      await reset()
      changed(answer.ticket)
      await queryClient.invalidateQueries({ queryKey: ['ticket', ticket.id, 'messages'] })
      const copies = answer.message.copies
      const sent = copies ? copies.waiting + copies.sent + copies.kept : 0
      setSaid(kind === 'note' ? t`Note saved` : sent === 1 ? t`Sent to 1` : t`Sent to ${sent}`)
      return true
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      // Another try is another message only when this one was refused.
      if (!error.isOffline) key.current = newIdempotencyKey()
      setProblem(error.problems.map(({ message: said }) => said).join('. ') || error.message)
      return false
    } finally {
      setSending(false)
    }
  }
  return {
    draft,
    change,
    files,
    send,
    isSending,
    problem,
    said,
    isEmpty: draft.body.trim() === '' && uploads.length === 0,
    keptAt: keeping.keptAt,
    isLost: keeping.isLost,
    discard: reset,
  }
}
