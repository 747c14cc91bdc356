import type { Problem } from '../../../../lib/errors.ts'
import { foldText } from '../../../../lib/pure/fold-text.ts'
import { categoryNames } from '../../../../modules/delivery/index.ts'
import type { TicketPriority, TicketSource, TicketStatus } from '../../../../modules/tickets/index.ts'
import type { NewTicketBody } from './ticket-body.ts'
import { priorityOf, sourceOf, statusOf } from './ticket-codes.ts'

type Category = keyof (typeof categoryNames)['en']

/** What a client says of a ticket, as the room says it; absent stays absent. */
export type TicketWords = {
  subject?: string
  category?: Category
  departmentId?: number
  companyId?: number | null
  assigneeId?: number | null
  status?: TicketStatus
  priority?: TicketPriority
  source?: TicketSource
  tags?: string[]
}

/** The attributes that both have, and what is wrong with the others. */
export function ticketWords(body: NewTicketBody): { words: TicketWords; problems: Problem[] } {
  const words: TicketWords = {}
  const problems: Problem[] = withoutLike(body)
  if (body.subject !== undefined) words.subject = body.subject ?? ''
  if (body.status) words.status = statusOf(body.status) as TicketStatus
  if (body.priority) words.priority = priorityOf(body.priority) as TicketPriority
  if (body.source) words.source = sourceOf(body.source) as TicketSource
  if (body.responder_id !== undefined) words.assigneeId = body.responder_id
  if (body.company_id !== undefined) words.companyId = body.company_id
  if (body.tags) words.tags = body.tags
  else if (body.tags === null) words.tags = []
  const departmentId = body.group_id ?? body.email_config_id
  if (departmentId) words.departmentId = departmentId
  // One department is the group that answers and the address that it answers from.
  if (body.group_id && body.email_config_id && body.group_id !== body.email_config_id)
    problems.push({ path: 'email_config_id', code: 'freshdesk.incompatible' })
  if (body.type) {
    const category = categoryCalled(body.type)
    if (category) words.category = category
    else problems.push({ path: 'type', code: 'shape.value' })
  }
  return { words, problems }
}

/** A category by what it is called in any language. */
export function categoryCalled(label: string): Category | undefined {
  const wanted = foldText(label)
  const all = Object.values(categoryNames).flatMap((names) => Object.entries(names) as [Category, string][])
  return all.find(([key, name]) => foldText(name) === wanted || key === wanted)?.[0]
}

/** Documented attributes that nothing here is like: silently left away, a client would take them for kept. */
function withoutLike(body: NewTicketBody): Problem[] {
  const given = { ...body, related_ticket_ids: body.related_ticket_ids?.length || null }
  const without = ['product_id', 'parent_id', 'due_by', 'fr_due_by', 'related_ticket_ids'] as const
  return [
    ...without
      .filter((name) => given[name] !== undefined && given[name] !== null)
      .map((path) => ({ path, code: 'freshdesk.not-here' })),
    ...Object.keys(body.custom_fields ?? {}).map((name) => ({
      path: `custom_fields.${name.slice(0, 60)}`,
      code: 'shape.unknown',
    })),
  ]
}

/** What the room calls a field that a problem is about, in the words of this door. */
export function ticketField({ path }: Problem): string {
  const [first = '', second = ''] = path.split('.')
  if (first === 'requester') return second === 'address' ? 'email' : 'requester_id'
  return fields[first] ?? path
}

const fields: Readonly<Record<string, string>> = {
  body: 'description',
  category: 'type',
  departmentId: 'group_id',
  companyId: 'company_id',
  assigneeId: 'responder_id',
  participants: 'cc_emails',
  uploads: 'attachments',
  tags: 'tags',
}
