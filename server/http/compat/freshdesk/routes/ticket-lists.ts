import { z } from 'zod'
import type { Handle } from '../../../../lib/db.ts'
import { findCompanies, type Identity, personKnownBy } from '../../../../modules/directory/index.ts'
import { workspaceAsOf } from '../../../../modules/identity/index.ts'
import { type Ask, numberedPage, type Tree } from '../../../../modules/lists/index.ts'
import { wholeTickets } from '../../../../modules/tickets/index.ts'
import { answer, apiKeys, type Route, readRoute } from '../../../route.ts'
import { attachmentLinks } from '../attachment-links.ts'
import { changedSince, sinceQuery, some } from '../changed-since.ts'
import { freshdesk } from '../dialect.ts'
import { linkHeader, pageOf, pageQuery } from '../paging.ts'
import { plusOf } from '../query/meanings.ts'
import { type TicketPart, TicketShape, ticketShape } from '../shapes/ticket.ts'
import { partsIn, tickets } from './tickets.ts'

const id = z
  .string()
  .regex(/^\d{1,15}$/)
  .transform(Number)

const none: ReadonlySet<TicketPart> = new Set()
const lastPage = 300
/** Without `updated_since`, in milliseconds. */
const recent = 30 * 86_400_000

const TicketsQuery = z.strictObject({
  ...pageQuery,
  page: pageQuery.page.refine((page) => page === undefined || page <= lastPage),
  filter: z.enum(['new_and_my_open', 'watching', 'spam', 'deleted']).optional(),
  requester_id: id.optional(),
  email: some.optional(),
  unique_external_id: some.optional(),
  company_id: id.optional(),
  ...sinceQuery,
  order_by: z.enum(['created_at', 'due_by', 'updated_at', 'status']).default('created_at'),
  order_type: z.enum(['asc', 'desc']).default('desc'),
  include: partsIn(['stats', 'requester', 'description']),
})
type TicketsQuery = z.output<typeof TicketsQuery>

// Nothing here is due at some time: what has no due date stands as it was created.
const orders = { created_at: 'createdAt', due_by: 'createdAt', updated_at: 'updatedAt', status: 'status' }

/** Tickets by the page. */
export const ticketListRoutes: Route[] = [
  readRoute({
    dialect: freshdesk,
    path: tickets,
    summary: 'Tickets of the last 30 days, or changed since some time',
    access: apiKeys('tickets.read'),
    query: TicketsQuery,
    answers: { 200: z.array(TicketShape) },
    handle: async ({ db, settingsVersion, actor, now, query, ...site }) => {
      const { page, size: perPage } = pageOf(query)
      const { include = none } = query
      const tree: Tree = {
        match: 'all',
        conditions: [...sinceWhen(query, now), ...ofView(query, actor.id), ...(await ofWhom(db, query))],
      }
      const sort = { path: orders[query.order_by], isDescending: query.order_type === 'desc' }
      const life = query.filter === 'deleted' ? 'deleted' : 'live'
      const asked = { record: 'ticket', life, tree, sort, page, perPage, settingsVersion } as const
      const { ids, hasNext } = await numberedPage(db, actor, now, asked)
      const parts = { first: include.has('description'), times: include.has('stats') }
      const [found, workspace] = await Promise.all([
        wholeTickets(db, ids, parts),
        workspaceAsOf(db, settingsVersion),
      ])
      const language = workspace?.language ?? 'es'
      const link = attachmentLinks({ ...site, now })
      const next = hasNext && page < lastPage ? { page: page + 1 } : null
      return answer(
        200,
        found.map((ticket) => ticketShape(ticket, { language, parts: include, link })),
        { headers: linkHeader(site.asked, next) },
      )
    },
  }),
]

/** From the beginning of a day on: a list that moved with the clock would be another on each page. */
function sinceWhen(query: TicketsQuery, now: Date): Ask[] {
  const since = changedSince(query)
  if (since.length > 0) return since
  const day = new Date(now.getTime() - recent).toISOString().slice(0, 10)
  return [{ path: 'createdAt', from: `${day}T00:00:00.000Z` }]
}

const nobodys: Tree = { match: 'any', conditions: [] }

function ofView({ filter }: TicketsQuery, agentId: number): (Ask | Tree)[] {
  // Nobody watches tickets here, and nothing is spam: such mail is held before it is a ticket.
  if (filter === 'watching' || filter === 'spam') return [nobodys]
  if (filter !== 'new_and_my_open') return []
  return [
    { path: 'status', is: 'open' },
    {
      match: 'any',
      conditions: [
        { path: 'assignee', is: null },
        { path: 'assignee', is: agentId },
      ],
    },
  ]
}

async function ofWhom(db: Handle, query: TicketsQuery): Promise<(Ask | Tree)[]> {
  const { requester_id: requesterId, email, unique_external_id: externalId, company_id: companyId } = query
  return [
    ...(requesterId === undefined ? [] : [{ path: 'requester', is: requesterId }]),
    ...(companyId === undefined ? [] : [await ofCompany(db, companyId)]),
    ...(email === undefined ? [] : [await requestedBy(db, { email: plusOf(email) })]),
    ...(externalId === undefined ? [] : [await requestedBy(db, { externalId })]),
  ]
}

/** One that was deleted has no tickets, as they say of themselves. */
async function ofCompany(db: Handle, id: number): Promise<Ask | Tree> {
  const [found] = await findCompanies(db, [id])
  return found ? { path: 'company', is: id } : nobodys
}

/** Whom nobody knows asked nothing. */
async function requestedBy(db: Handle, identity: Identity): Promise<Ask | Tree> {
  const known = await personKnownBy(db, identity)
  return known?.kind === 'contact' ? { path: 'requester', is: known.id } : nobodys
}
