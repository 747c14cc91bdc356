import { useLingui } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import type { TicketAnswer, TicketBody, TicketChanged } from '../../../../server/modules/tickets/wire.ts'
import { ApiProblem, api } from '../../../shared/api.ts'
import { toast } from '../../../shared/toasts.ts'
import { useUndo } from '../../trail/use-undo.ts'
import { ticketPath, ticketQuery } from '../queries.ts'

/** Shows a ticket as it was just answered, and asks again for what hangs from it. */
export function useTicketChanged() {
  const queryClient = useQueryClient()
  return (ticket: TicketAnswer) => {
    queryClient.setQueryData(ticketQuery(ticket.id).queryKey, ticket)
    void queryClient.invalidateQueries({ queryKey: ['tickets'] })
    void queryClient.invalidateQueries({ queryKey: ['ticket', ticket.id, 'recipients'] })
  }
}

/**
 * Changes a fact of a ticket at once; what was done can be taken back. Somebody else may have changed another fact meanwhile:
 * this one is then saved over how the ticket stands now, unless it is the very one that changed.
 */
export function useTicketChange(ticket: TicketAnswer) {
  const { t } = useLingui()
  const changed = useTicketChanged()
  const undo = useUndo()
  return async (draft: TicketBody, said?: string): Promise<TicketAnswer | null> => {
    try {
      const { ticket: now, undoId } = await send(ticket, draft)
      changed(now)
      toast(said ?? t`Saved`, undoId === null ? undefined : () => undo(undoId))
      return now
    } catch (problem) {
      if (!(problem instanceof ApiProblem)) throw problem
      const current = problem.status === 412 ? (problem.current as TicketAnswer) : null
      if (current) changed(current)
      toast(
        current
          ? t`Somebody changed the same fact meanwhile: nothing was saved.`
          : problem.problems.map(({ message }) => message).join('. ') || problem.message,
      )
      return null
    }
  }
}

async function send(ticket: TicketAnswer, draft: TicketBody): Promise<TicketChanged> {
  const path = ticketPath(ticket.id)
  try {
    return await api.patch<TicketChanged>(path, draft, { version: ticket.version })
  } catch (problem) {
    if (!(problem instanceof ApiProblem) || problem.status !== 412) throw problem
    const current = problem.current as TicketAnswer
    if (Object.keys(draft).some((fact) => isOther(ticket, current, fact))) throw problem
    return await api.patch<TicketChanged>(path, draft, { version: current.version })
  }
}

const named: Record<string, keyof TicketAnswer> = {
  assigneeId: 'assignee',
  accountId: 'account',
  companyId: 'company',
  domainId: 'domain',
  serviceId: 'service',
  departmentId: 'department',
}

function isOther(read: TicketAnswer, now: TicketAnswer, fact: string): boolean {
  const key = named[fact] ?? (fact as keyof TicketAnswer)
  return JSON.stringify(read[key]) !== JSON.stringify(now[key])
}
