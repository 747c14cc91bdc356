import { useLingui } from '@lingui/react/macro'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { ApiProblem, api } from '../../shared/api.ts'
import { formatList } from '../../shared/formats.ts'
import { toast } from '../../shared/toasts.ts'
import { Button } from '../../ui/Button.tsx'
import { Say } from '../../ui/Say.tsx'
import { type Ticket, ticketPath, ticketsKey } from './queries.ts'
import css from './tickets.module.css'
import type { Place } from './use-place.ts'

/** Who takes part beside the requester, and who was put in copy of a mail: that one waits for a yes. */
export function Participants({ place, ticket }: { place: Place; ticket: Ticket }) {
  const { t } = useLingui()
  const confirmed = ticket.participants.filter(({ state }) => state === 'confirmed')
  const suggested = ticket.participants.filter(({ state }) => state === 'suggested')
  const names = formatList(confirmed.map(nameOf))
  return (
    <>
      {confirmed.length > 0 && <p className={css.taking}>{t`Also taking part: ${names}`}</p>}
      {ticket.mayDecideParticipants &&
        suggested.map((each) => (
          <Suggested key={each.address ?? each.name} place={place} ticket={ticket} participant={each} />
        ))}
    </>
  )
}

type Participant = Ticket['participants'][number]
const nameOf = ({ name, address }: Participant) => name || (address ?? '')

type SuggestedProps = { place: Place; ticket: Ticket; participant: Participant }

function Suggested({ place, ticket, participant }: SuggestedProps) {
  const { t } = useLingui()
  const queryClient = useQueryClient()
  const { address } = participant
  const name = nameOf(participant)
  const decide = useMutation({
    mutationFn: (state: 'confirmed' | 'dismissed') =>
      api.put(`${ticketPath(place, ticket.id)}/participants`, { address, state }),
    onSuccess: (_answer, state) => {
      toast(
        state === 'confirmed' ? t`${name} takes part in the ticket` : t`${name} gets nothing of this ticket`,
      )
      return queryClient.invalidateQueries({ queryKey: ticketsKey(place) })
    },
    onError: (problem) => {
      if (!(problem instanceof ApiProblem)) throw problem
      toast(problem.problems[0]?.message ?? problem.message)
    },
  })
  return (
    <Say tone="warn" title={t`${name} was put in copy of a mail`}>
      <p>
        {address !== null && address !== name && <span className="meta">{address}. </span>}
        {t`Whoever takes part receives every message of this ticket and can write in it by mail, and sees nothing else of the account.`}
      </p>
      <p className={css.decide}>
        <Button onClick={() => decide.mutate('confirmed')} pending={decide.isPending && t`Saving…`}>
          {t`Let ${name} take part`}
        </Button>
        <Button look="quiet" onClick={() => decide.mutate('dismissed')}>{t`Leave out`}</Button>
      </p>
    </Say>
  )
}
