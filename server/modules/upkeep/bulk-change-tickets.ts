import type { Tx } from '../../lib/db.ts'
import type { Problem } from '../../lib/errors.ts'
import { readTags, tagKey } from '../../lib/pure/tags.ts'
import type { ManyChanged } from '../directory/index.ts'
import { changeTickets, deleteTickets, type Ticket, ticketsById } from '../tickets/index.ts'
import { TicketBody } from '../tickets/wire.ts'
import type { Actor } from '../trail/index.ts'
import type { BulkChange } from './wire.ts'

type Batch = {
  ids: readonly number[]
  undoId: number | null
  facts: Record<string, unknown>
  change: BulkChange
}

/** Makes one change to a batch of tickets. */
export async function bulkChangeTickets(
  tx: Tx,
  actor: Actor,
  now: Date,
  { ids, undoId: into, facts, change }: Batch,
): Promise<ManyChanged> {
  if (change.kind === 'delete') {
    const { done, undoId } = await deleteTickets(tx, actor, now, ids, { into })
    const missing = ids.filter((id) => !done.includes(id))
    return { done, refused: missing.map(gone), undoId: undoId ?? into }
  }
  const drafts = await draftsOf(tx, ids, change)
  const changes = ids.map((id) => ({ id, version: null, draft: drafts(id) }))
  const { done, refused, undoId } = await changeTickets(tx, actor, now, changes, { facts, into })
  return {
    done: done.map(({ id }) => id),
    refused: refused.map(({ index, problems }) => ({ id: ids[index] as number, problems })),
    undoId: undoId ?? into,
  }
}

const gone = (id: number) => ({ id, problems: [{ path: '', code: 'ticket.missing' }] })

/** What is wrong with a change whichever ticket it is made to. */
export function problemsForTickets(change: BulkChange): Problem[] {
  switch (change.kind) {
    case 'delete':
      return []
    case 'add-tags':
    case 'remove-tags':
      return readTags(change.tags).faults.map(({ index, fault }) => ({
        path: index === null ? 'change.tags' : `change.tags.${index}`,
        ...fault,
      }))
    case 'set-field': {
      const path = draftPaths[change.field]
      if (path === undefined) return [{ path: 'change.field', code: 'bulk.field-of-one' }]
      const shaped = TicketBody.safeParse({ [path]: change.value })
      return shaped.success ? [] : [{ path: 'change.value', code: 'shape.value' }]
    }
    default:
      return [{ path: 'change.kind', code: 'bulk.not-of-tickets' }]
  }
}

/** Columns of the list that many tickets may share, and what they are called in a change. */
const draftPaths: Readonly<Record<string, string>> = {
  status: 'status',
  priority: 'priority',
  category: 'category',
  assignee: 'assigneeId',
  department: 'departmentId',
}

async function draftsOf(
  tx: Tx,
  ids: readonly number[],
  change: BulkChange,
): Promise<(id: number) => TicketBody> {
  if (change.kind === 'set-field') {
    const draft = TicketBody.parse({ [draftPaths[change.field] ?? '']: change.value })
    return () => draft
  }
  if (change.kind !== 'add-tags' && change.kind !== 'remove-tags')
    throw new Error(`tickets are not changed by ${change.kind}`)
  const tags = new Map((await ticketsById(tx, ids)).map(({ id, tags: held }: Ticket) => [id, held]))
  const gone = new Set(change.tags.map(tagKey))
  return (id) => {
    const held = tags.get(id) ?? []
    return change.kind === 'add-tags'
      ? { tags: [...held, ...change.tags] }
      : { tags: held.filter((tag) => !gone.has(tagKey(tag))) }
  }
}
