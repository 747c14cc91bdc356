import { useLingui } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import type { ParticipantBody, TicketAnswer } from '../../../../server/modules/tickets/wire.ts'
import { api } from '../../../shared/api.ts'
import { toast } from '../../../shared/toasts.ts'
import { told } from '../../directory/contact/told.ts'
import { ticketPath } from '../queries.ts'

/** Says of an address whether it takes part in the ticket; the opposite takes it back. A "no" of the server is said in a toast. */
export function useParticipants(ticket: TicketAnswer) {
  const say = useSayParticipant(ticket)
  return (body: ParticipantBody) => told(() => say(body))
}

/** The same for a form, which shows a "no" at its fields: it is thrown. */
export function useSayParticipant(ticket: TicketAnswer) {
  const { t } = useLingui()
  const queryClient = useQueryClient()
  const send = async (body: ParticipantBody) => {
    await api.put(`${ticketPath(ticket.id)}/participants`, body)
    await queryClient.invalidateQueries({ queryKey: ['ticket', ticket.id] })
  }
  return async (body: ParticipantBody) => {
    const before = ticket.participants.find(({ address }) => address === body.address)
    await send(body)
    const words = {
      confirmed: t`Takes part from the next message on`,
      dismissed: t({ message: 'Left out', context: 'participant' }),
      removed: t`Taken out`,
    }
    const back = before?.state === 'confirmed' ? 'confirmed' : 'removed'
    // What stood there before cannot stand there again: the address changed hands.
    const isFinal = before?.state === 'suggested' || before?.hasLeft
    toast(
      words[body.state],
      isFinal
        ? undefined
        : () => told(() => send({ address: body.address, name: before?.name ?? '', state: back })),
    )
  }
}
