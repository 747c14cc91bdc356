import { useLingui } from '@lingui/react/macro'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { ApiProblem, api } from '../../shared/api.ts'
import { toast } from '../../shared/toasts.ts'
import { Button } from '../../ui/Button.tsx'
import { type Ticket, ticketPath, ticketsKey } from './queries.ts'
import type { Place } from './use-place.ts'

/** Says that nothing more is needed. Writing again is always possible. */
export function CloseTicket({ place, ticket }: { place: Place; ticket: Ticket }) {
  const { t } = useLingui()
  const queryClient = useQueryClient()
  const close = useMutation({
    mutationFn: () => api.post(`${ticketPath(place, ticket.id)}/close`),
    // The page then says so itself.
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ticketsKey(place) }),
    onError: (problem) => {
      if (!(problem instanceof ApiProblem)) throw problem
      toast(problem.problems[0]?.message ?? problem.message)
    },
  })
  return (
    <Button onClick={() => close.mutate()} pending={close.isPending && t`Saving…`}>
      {t`Close the ticket`}
    </Button>
  )
}
