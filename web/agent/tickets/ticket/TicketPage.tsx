import { useQuery } from '@tanstack/react-query'
import { Navigate, useParams } from '@tanstack/react-router'
import { ApiProblem } from '../../../shared/api.ts'
import { NotFound } from '../../../shared/WentWrong.tsx'
import { Skeleton } from '../../../ui/Skeleton.tsx'
import { paths } from '../../paths.ts'
import { ticketQuery } from '../queries.ts'
import { TicketRecord } from './TicketRecord.tsx'

/** `/agent/tickets/<id>`. One that was merged leads to where its messages are. */
export function TicketPage() {
  const id = Number((useParams({ strict: false }) as { id?: string }).id)
  const { data: ticket, error } = useQuery(ticketQuery(id))
  if (error instanceof ApiProblem && (error.status === 404 || error.status === 422)) return <NotFound />
  if (error && !ticket) throw error
  if (!ticket) return <Skeleton />
  if (ticket.mergedInto !== null) return <Navigate to={paths.ticket(ticket.mergedInto)} replace />
  return <TicketRecord key={id} ticket={ticket} />
}
