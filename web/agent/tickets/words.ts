import { useLingui } from '@lingui/react/macro'
import type { TicketAnswer } from '../../../server/modules/tickets/wire.ts'

/** How a ticket stands, as agents say it. */
export function useStatusWords(): (status: TicketAnswer['status']) => string {
  const { t } = useLingui()
  const words = {
    open: t({ message: 'Open', context: 'ticket' }),
    pending: t({ message: 'Awaiting reply', comment: 'third person' }),
    resolved: t`Resolved`,
    closed: t({ message: 'Closed', context: 'ticket' }),
  }
  return (status) => words[status]
}

export function usePriorityWords(): (priority: TicketAnswer['priority']) => string {
  const { t } = useLingui()
  const words = {
    low: t({ message: 'Low', context: 'priority' }),
    normal: t({ message: 'Normal', context: 'priority' }),
    high: t({ message: 'High', context: 'priority' }),
    urgent: t({ message: 'Urgent', context: 'priority' }),
  }
  return (priority) => words[priority]
}

export const statuses = ['open', 'pending', 'resolved', 'closed'] as const
export const categories = ['billing', 'support', 'products', 'domains', 'general', 'affiliate'] as const
export const priorities = ['low', 'normal', 'high', 'urgent'] as const
