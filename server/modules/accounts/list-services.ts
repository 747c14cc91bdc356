import type { Handle } from '../../lib/db.ts'
import { Refusal } from '../../lib/errors.ts'
import { type CursorKind, decodeCursor, encodeCursor } from '../../lib/pure/cursor.ts'
import type { Actor } from '../trail/index.ts'
import { accountToRead } from './account-of.ts'
import { servicesOf } from './store/services.ts'
import type { Service } from './types.ts'

const byId = { order: 'services.id', shape: ['number'] } as const satisfies CursorKind<['number']>

/**
 * A page of an account's services, oldest first, for agents and its main user.
 * @throws Refusal forbidden, missing, invalid 'cursor.unknown'
 */
export async function listServices(
  db: Handle,
  actor: Actor,
  asked: { accountId: number; externalId?: string | undefined; after?: string | undefined; limit: number },
): Promise<{ items: Service[]; next: string | null }> {
  const { id: accountId } = await accountToRead(db, actor, asked.accountId)
  const [afterId] = asked.after === undefined ? [0] : (decodeCursor(byId, asked.after) ?? [null])
  if (afterId === null) throw new Refusal('invalid', [{ path: 'after', code: 'cursor.unknown' }])
  const { externalId, limit } = asked
  const items = await servicesOf(db, { accountId, externalId, afterId, limit: limit + 1 })
  const last = items[limit - 1]
  return {
    items: items.slice(0, limit),
    next: items.length > limit && last ? encodeCursor(byId, [last.id]) : null,
  }
}
