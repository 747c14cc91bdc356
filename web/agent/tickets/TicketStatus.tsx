import type { TicketAnswer } from '../../../server/modules/tickets/wire.ts'
import { Status } from '../../ui/Status.tsx'
import { usePriorityWords, useStatusWords } from './words.ts'

const shapes = { open: 'diamond', pending: 'half', resolved: 'full', closed: 'square' } as const

/** How a ticket stands: a word and a shape. */
export function TicketStatus({ status }: { status: TicketAnswer['status'] }) {
  const words = useStatusWords()
  return (
    <Status shape={shapes[status]} {...(status === 'closed' ? { tone: 'plain' as const } : {})}>
      {words(status)}
    </Status>
  )
}

/** Only what is out of the ordinary carries a shape. */
export function TicketPriority({ priority }: { priority: TicketAnswer['priority'] }) {
  const words = usePriorityWords()
  if (priority === 'urgent')
    return (
      <Status shape="triangle" tone="danger">
        {words(priority)}
      </Status>
    )
  if (priority === 'high') return <Status shape="triangle">{words(priority)}</Status>
  return <span className="soft">{words(priority)}</span>
}
