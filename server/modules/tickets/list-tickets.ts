import type { Handle } from '../../lib/db.ts'
import { Refusal } from '../../lib/errors.ts'
import { type CursorKind, decodeCursor, encodeCursor } from '../../lib/pure/cursor.ts'
import { addressForAccount, departmentsInUse } from '../departments/index.ts'
import type { CustomerActor } from '../trail/index.ts'
import { presentItem, presentOwnItem } from './present-ticket.ts'
import { countUnfinished, type Edge, ownTickets, ticketsOf } from './store/ticket-lists.ts'
import type { OwnTicketsAnswer, TicketsAnswer, TicketsQuery } from './wire.ts'

const latestFirst = {
  order: 'tickets.latest',
  shape: ['number', 'number'],
} as const satisfies CursorKind<['number', 'number']>

/**
 * The tickets of an account or a contact, for agents.
 * @throws Refusal invalid 'cursor.unknown'
 */
export async function listTickets(
  db: Handle,
  of: { accountId: number } | { requesterId: number },
  query: TicketsQuery,
): Promise<TicketsAnswer> {
  const asked = { state: query.state, before: edgeIn(query.after), limit: query.limit + 1 }
  const found = await ticketsOf(db, of, asked)
  return { items: found.slice(0, query.limit).map(presentItem), next: nextOf(found, query.limit) }
}

/**
 * What a customer sees, in an account of his or in his own pages.
 * @throws Refusal invalid 'cursor.unknown'
 */
export async function listOwnTickets(
  db: Handle,
  actor: CustomerActor,
  { accountId, ...query }: TicketsQuery & { accountId: number | null },
): Promise<OwnTicketsAnswer> {
  const looking = { personId: actor.id, accountId }
  const asked = { state: query.state, before: edgeIn(query.after), limit: query.limit + 1 }
  const found = await ownTickets(db, looking, asked)
  return {
    items: found.slice(0, query.limit).map(presentOwnItem),
    next: nextOf(found, query.limit),
    unfinished: await countUnfinished(db, looking),
    writeTo: await addressFor(db, accountId),
  }
}

async function addressFor(db: Handle, accountId: number | null): Promise<string | null> {
  const [department] = await departmentsInUse(db)
  if (!department || accountId === null) return department?.typedAddress ?? null
  return addressForAccount(department.typedAddress, accountId)
}

function nextOf(found: readonly { id: number; lastMessageAt: Date }[], limit: number): string | null {
  const last = found.length > limit ? found[limit - 1] : undefined
  return last ? encodeCursor(latestFirst, [last.lastMessageAt.getTime(), last.id]) : null
}

function edgeIn(after: string | undefined): Edge {
  if (after === undefined) return null
  const values = decodeCursor(latestFirst, after)
  // Further than any date that PostgreSQL knows.
  if (!values || Math.abs(values[0]) > 8_000_000_000_000)
    throw new Refusal('invalid', [{ path: 'after', code: 'cursor.unknown' }])
  return values
}
