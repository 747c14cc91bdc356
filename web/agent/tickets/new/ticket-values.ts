import type { NewTicketBody, NewTicketRecipientsBody } from '../../../../server/modules/tickets/wire.ts'
import type { Problem } from '../../../shared/api.ts'

/** A ticket that is opened in somebody's name, as its form has it. */
export type TicketValues = {
  requester: number | null
  account: string
  category: string
  department: string
  priority: string
  assignee: string
  writtenBy: 'agent' | 'customer'
  subject: string
  body: string
}

const idOf = (value: string): number | null => (value === '' ? null : Number(value))

/** Who would get its first message: what decides about that. */
export function recipientsOf(values: TicketValues): NewTicketRecipientsBody | null {
  if (values.requester === null) return null
  return {
    requester: { contactId: values.requester },
    accountId: idOf(values.account),
    writtenBy: values.writtenBy,
    ...(values.category ? { category: values.category as 'support' } : {}),
    ...(values.department ? { departmentId: Number(values.department) } : {}),
  }
}

export function ticketOf(
  values: TicketValues,
  more: { uploads: number[]; leaveOut: string[] },
): NewTicketBody {
  const { requester: _requester, ...about } = recipientsOf(values) ?? { requester: null }
  return {
    ...about,
    ...more,
    requester: { contactId: values.requester ?? undefined },
    priority: values.priority as 'normal',
    assigneeId: idOf(values.assignee),
    subject: values.subject,
    body: values.body,
  }
}

/** The form's names for the paths of problems. */
export function fieldOf({ path }: Problem): string {
  if (path.startsWith('requester')) return 'requester'
  return path.replace(/Id$/, '')
}
