import type { Change } from '../../trail/index.ts'
import type { Ticket } from '../types.ts'

/** What agents change of a ticket. */
export const ticketFields = [
  'subject',
  'category',
  'departmentId',
  'requesterId',
  'requesterAddress',
  'accountId',
  'companyId',
  'domainId',
  'serviceId',
  'status',
  'priority',
  'assigneeId',
  'tags',
] as const
export type TicketField = (typeof ticketFields)[number]

export const fieldsOf = (ticket: Ticket): Pick<Ticket, TicketField> =>
  Object.fromEntries(ticketFields.map((field) => [field, ticket[field]])) as Pick<Ticket, TicketField>

/** Each field that differs, with its old and new value. */
export function changesBetween(before: Ticket, after: Ticket): Change[] {
  return ticketFields
    .filter((field) => !isEqual(before[field], after[field]))
    .map((field) => ({ field, old: before[field], new: after[field] }))
}

export const isEqual = (one: unknown, other: unknown): boolean =>
  JSON.stringify(one) === JSON.stringify(other)
