import { z } from 'zod'
import type { Handle } from '../../../../lib/db.ts'
import { departmentsInUse } from '../../../../modules/departments/index.ts'
import { allAgents, findWorkspace } from '../../../../modules/identity/index.ts'
import { anyApiKey, type Route, readRoute } from '../../../route.ts'
import { freshdesk } from '../dialect.ts'
import { TicketFieldShape, ticketFieldShapes } from '../shapes/ticket-field.ts'

/** What a ticket is made of; clients ask to see whether a key holds, and for what can be chosen. */
export const ticketFieldRoutes: Route[] = [
  readRoute({
    dialect: freshdesk,
    path: '/api/v2/ticket_fields',
    summary: 'The fields of tickets with what can be chosen',
    access: anyApiKey(),
    query: z.strictObject({ type: z.string().min(1).max(100).optional() }),
    answers: { 200: z.array(TicketFieldShape) },
    handle: async ({ db, actor, query }) => {
      const mayRead = actor.permissions.has('tickets.read')
      const fields = ticketFieldShapes(await choosing(db, { namesAgents: mayRead }))
      return query.type === undefined ? fields : fields.filter(({ type }) => type === query.type)
    },
  }),
]

async function choosing(db: Handle, { namesAgents }: { namesAgents: boolean }) {
  const agents = namesAgents ? await allAgents(db) : []
  return {
    language: (await findWorkspace(db))?.language ?? 'es',
    departments: namesAgents ? await departmentsInUse(db) : [],
    agents: agents.filter(({ deactivatedAt, role }) => deactivatedAt === null && role !== 'viewer'),
  }
}
