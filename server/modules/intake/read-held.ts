import type { Handle } from '../../lib/db.ts'
import { type Problem, Refusal } from '../../lib/errors.ts'
import { type CursorKind, decodeCursor, encodeCursor } from '../../lib/pure/cursor.ts'
import { presentHeld } from './present-held.ts'
import { countWaiting, endedPage, waitingPage } from './store/held.ts'
import type { HeldMailsAnswer, HeldMailsQuery } from './wire.ts'

const oldestFirst = { order: 'held', shape: ['text', 'number'] } as const satisfies CursorKind<
  ['text', 'number']
>
const latestFirst = { order: 'held.ended', shape: ['number'] } as const satisfies CursorKind<['number']>

/**
 * Mail that waits for somebody to decide, oldest first; or what became of it.
 * @throws Refusal invalid 'cursor.unknown'
 */
export async function readHeld(
  db: Handle,
  asked: HeldMailsQuery,
  sentence: (problem: Problem) => string,
): Promise<HeldMailsAnswer> {
  const limit = asked.limit + 1
  const rows =
    asked.state === 'waiting'
      ? await waitingPage(db, { after: afterOf(asked), limit })
      : await endedPage(db, { before: beforeOf(asked), limit })
  const items = rows.slice(0, asked.limit)
  const last = rows.length > asked.limit ? items.at(-1) : undefined
  return {
    items: items.map((row) => presentHeld(row, sentence)),
    next: last ? cursorOf(asked, last) : null,
    waiting: await countWaiting(db),
  }
}

function cursorOf(asked: HeldMailsQuery, { heldAt, id }: { heldAt: Date; id: number }): string {
  if (asked.state === 'ended') return encodeCursor(latestFirst, [id])
  return encodeCursor(oldestFirst, [heldAt.toISOString(), id])
}

function afterOf({ after }: HeldMailsQuery): { heldAt: string; id: number } | null {
  if (after === undefined) return null
  const [heldAt, id] = decodeCursor(oldestFirst, after) ?? []
  if (heldAt === undefined || id === undefined || Number.isNaN(Date.parse(heldAt))) throw unknownCursor()
  return { heldAt, id }
}

function beforeOf({ after }: HeldMailsQuery): number | null {
  if (after === undefined) return null
  const [id] = decodeCursor(latestFirst, after) ?? []
  if (id === undefined) throw unknownCursor()
  return id
}

const unknownCursor = (): Refusal => new Refusal('invalid', [{ path: 'after', code: 'cursor.unknown' }])
