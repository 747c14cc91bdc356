import type { TicketRow } from './store/ticket-rows.ts'
import type { ListField } from './types.ts'
import type { TicketListItem } from './wire.ts'

const longestExcerpt = 160

/** A ticket as a row of a list. */
export function presentTicketRow(row: TicketRow, columns: readonly ListField[]): TicketListItem {
  const { domain: _domain, service: _service, resolvedAt: _resolved, closedAt: _closed, ...shown } = row
  return {
    ...shown,
    excerpt: [...row.excerpt.trim()].slice(0, longestExcerpt).join(''),
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    lastMessageAt: row.lastMessageAt.toISOString(),
    values: Object.fromEntries(columns.map((column) => [column.path, ticketValue(row, column)])),
  }
}

/** The value of a column. */
export function ticketValue(row: TicketRow, column: ListField): unknown {
  switch (column.path) {
    case 'number':
      return row.id
    case 'createdAt':
    case 'updatedAt':
    case 'lastMessageAt':
    case 'resolvedAt':
    case 'closedAt':
      return row[column.path]?.toISOString() ?? null
    case 'assignee':
    case 'department':
      return row[column.path]?.id ?? null
    case 'subject':
    case 'status':
    case 'priority':
    case 'category':
    case 'source':
    case 'tags':
    case 'lastAuthor':
    case 'requester':
    case 'requesterAddress':
    case 'account':
    case 'company':
    case 'domain':
    case 'service':
      return row[column.path]
    default:
      throw new Error(`tickets have no column ${column.path}`)
  }
}
