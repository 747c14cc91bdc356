import type { Handle } from '../../lib/db.ts'
import { Refusal } from '../../lib/errors.ts'
import { type CursorKind, decodeCursor, encodeCursor } from '../../lib/pure/cursor.ts'
import { foldText } from '../../lib/pure/fold-text.ts'
import { literally } from '../directory/index.ts'
import { deletedContacts } from './store/deleted-contacts.ts'
import type { DeletedContactsAnswer, DeletedContactsQuery } from './wire.ts'

const latestFirst = { order: 'contacts.deleted', shape: ['text', 'number'] } as const satisfies CursorKind<
  ['text', 'number']
>

/**
 * Deleted contacts, latest first: who deleted each, and until when she can be given back.
 * @throws Refusal invalid 'cursor.unknown'
 */
export async function readDeletedContacts(
  db: Handle,
  now: Date,
  { q, after, limit }: DeletedContactsQuery,
): Promise<DeletedContactsAnswer> {
  const sought = foldText(q ?? '').trim()
  const rows = await deletedContacts(db, {
    now,
    pattern: sought === '' ? null : `%${literally(sought)}%`,
    after: after === undefined ? null : placeIn(after),
    limit: limit + 1,
  })
  const items = rows.slice(0, limit)
  const last = rows.length > limit ? items.at(-1) : undefined
  return {
    items: items.map(({ changedAt: _changedAt, deletedAt, until, ...row }) => ({
      ...row,
      deletedAt: deletedAt.toISOString(),
      until: until?.toISOString() ?? null,
    })),
    next: last ? encodeCursor(latestFirst, [last.changedAt.toISOString(), last.id]) : null,
  }
}

function placeIn(after: string): { at: string; id: number } {
  const [at, id] = decodeCursor(latestFirst, after) ?? []
  if (at === undefined || id === undefined || Number.isNaN(Date.parse(at)))
    throw new Refusal('invalid', [{ path: 'after', code: 'cursor.unknown' }])
  return { at, id }
}
