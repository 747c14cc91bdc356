import { useLingui } from '@lingui/react/macro'
import { Status, type StatusShape } from '../../ui/Status.tsx'
import { useCustomer } from '../use-customer.ts'
import type { TicketInList } from './queries.ts'

const shapes: Record<TicketInList['status'], StatusShape> = {
  open: 'half',
  pending: 'diamond',
  resolved: 'full',
  closed: 'ring',
}

/** Whose turn it is, as the customer sees it. */
export function TicketStatus({ ticket: { status } }: { ticket: Pick<TicketInList, 'status'> }) {
  const { t } = useLingui()
  const { workspace } = useCustomer().session
  const words = {
    open: t`With ${workspace.name}`,
    pending: t`Waits for your answer`,
    resolved: t`Resolved`,
    closed: t`Closed`,
  }
  const isTheirs = status === 'pending'
  return <Status shape={shapes[status]}>{isTheirs ? <b>{words[status]}</b> : words[status]}</Status>
}
