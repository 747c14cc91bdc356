import { z } from 'zod'
import type { Standing, TicketPriority, TicketStatus } from '../../../../modules/tickets/index.ts'
import { timeOf } from './times.ts'

type Stands = {
  status: TicketStatus
  lastAuthor: 'customer' | 'agent'
  createdAt: Date
  lastMessageAt: Date
}

/**
 * How a ticket stands in the original's words. Resolved and closed are both Closed: the original's Closed is opened again by a
 * reply, as our resolved is.
 */
export function statusOf({ status, lastAuthor, createdAt, lastMessageAt }: Stands): string {
  if (status === 'resolved' || status === 'closed') return 'Closed'
  if (status === 'pending') return lastAuthor === 'agent' ? 'Answered' : 'On Hold'
  if (lastAuthor === 'agent') return 'In Progress'
  return lastMessageAt > createdAt ? 'Customer-Reply' : 'Open'
}

const unfinished: readonly Standing[] = [{ status: 'open' }, { status: 'pending' }]
const standings = new Map<string, readonly Standing[]>(
  Object.entries({
    open: [{ status: 'open', lastAuthor: 'customer', isAnswered: false }],
    'customer-reply': [{ status: 'open', lastAuthor: 'customer', isAnswered: true }],
    'in progress': [{ status: 'open', lastAuthor: 'agent' }],
    answered: [{ status: 'pending', lastAuthor: 'agent' }],
    'on hold': [{ status: 'pending', lastAuthor: 'customer' }],
    closed: [{ status: 'resolved' }, { status: 'closed' }],
    'awaiting reply': [{ status: 'open', lastAuthor: 'customer' }],
    'all active tickets': unfinished,
    'my flagged tickets': unfinished,
  }),
)

/** Which tickets a status names, in any case; a word that is none names no ticket. */
export const standingsOf = (named: string): readonly Standing[] => standings.get(fold(named)) ?? []
/** Whether only the caller's own are meant. */
export const isOwnOnly = (named: string): boolean => fold(named) === 'my flagged tickets'

const fold = (named: string): string => named.trim().toLowerCase()

const statuses = new Map<string, TicketStatus>(
  Object.entries({
    open: 'open',
    'customer-reply': 'open',
    'in progress': 'open',
    answered: 'pending',
    'on hold': 'pending',
    closed: 'resolved',
  }),
)

/** The status that a reply sets; undefined: no word of the original's. */
export const statusFrom = (named: string): TicketStatus | undefined => statuses.get(fold(named))

/** The original knows three; our urgent is High there. */
export const priorityOf = (priority: TicketPriority): string =>
  ({ low: 'Low', normal: 'Medium', high: 'High', urgent: 'High' })[priority]

const priorities = new Map<string, TicketPriority>(
  Object.entries({
    low: 'low',
    medium: 'normal',
    high: 'high',
    urgent: 'urgent',
  }),
)
export const priorityFrom = (named: string): TicketPriority | undefined => priorities.get(fold(named))

/** What a ticket is about: S and a service's id, D and a domain's, or nothing. */
export function serviceOf({
  serviceId,
  domainId,
}: {
  serviceId: number | null
  domainId: number | null
}): string {
  if (serviceId !== null) return `S${serviceId}`
  return domainId === null ? '' : `D${domainId}`
}

/** Names of files as the original joins them. */
export const namesOfFiles = (names: readonly string[]): string => names.join('|')

/** Why a moment may not be that of what is written now; null: it is as good as now, or none was given. */
export function faultOfCreated(created: string | undefined, now: Date): 'invalid' | 'future' | 'past' | null {
  if (created === undefined || created.trim() === '') return null
  const moment = momentOf(created.trim())
  if (moment === null) return 'invalid'
  const ahead = moment.getTime() - now.getTime()
  if (Math.abs(ahead) <= tolerated) return null
  return ahead > 0 ? 'future' : 'past'
}

/** Clocks of two machines differ, in milliseconds. */
const tolerated = 60_000

/** ISO 8601, or the original's own form, which is UTC here as in every answer; null: neither. */
function momentOf(text: string): Date | null {
  if (!/^\d{4}-\d\d-\d\d[ T]\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?$/.test(text)) return null
  const zoned = /(Z|[+-]\d\d:?\d\d)$/.test(text) ? text : `${text}Z`
  const moment = new Date(zoned.replace(' ', 'T').replace(/([+-]\d\d)(\d\d)$/, '$1:$2'))
  return Number.isNaN(moment.getTime()) ? null : moment
}

/** A row of GetTickets: texts throughout, as in the original's example. */
export const TicketRow = z.strictObject({
  id: z.string(),
  tid: z.string(),
  deptid: z.string(),
  userid: z.string(),
  name: z.string(),
  email: z.string(),
  cc: z.string(),
  c: z.string(),
  date: z.string(),
  subject: z.string(),
  status: z.string(),
  priority: z.string(),
  admin: z.string(),
  attachment: z.string(),
  lastreply: z.string(),
  flag: z.string(),
  service: z.string(),
})
export type TicketRow = z.infer<typeof TicketRow>

type Told = Stands & {
  id: number
  departmentId: number
  accountId: number | null
  requester: { name: string; address: string | null }
  participants: readonly string[]
  subject: string
  priority: TicketPriority
  assigneeId: number | null
  domainId: number | null
  serviceId: number | null
  openedBy: string | null
  attachments: readonly string[]
}

/** A ticket in the original's fields. `code`: what stands for its key to a page that we do not have. */
export function presentTicketRow(ticket: Told, code: string): TicketRow {
  const { requester } = ticket
  return {
    id: String(ticket.id),
    tid: String(ticket.id),
    deptid: String(ticket.departmentId),
    userid: String(ticket.accountId ?? 0),
    name: requester.name,
    email: requester.address ?? '',
    cc: ticket.participants.join(','),
    c: code,
    date: timeOf(ticket.createdAt),
    subject: ticket.subject,
    status: statusOf(ticket),
    priority: priorityOf(ticket.priority),
    admin: ticket.openedBy ?? '',
    attachment: namesOfFiles(ticket.attachments),
    lastreply: timeOf(ticket.lastMessageAt),
    flag: String(ticket.assigneeId ?? 0),
    service: serviceOf(ticket),
  }
}
