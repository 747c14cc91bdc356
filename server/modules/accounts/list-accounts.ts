import type { Handle } from '../../lib/db.ts'
import { Refusal } from '../../lib/errors.ts'
import { type CursorKind, decodeCursor, encodeCursor } from '../../lib/pure/cursor.ts'
import { readMailDomain } from '../../lib/pure/mail-domain.ts'
import { searchPieces } from '../../lib/pure/search-pieces.ts'
import { type AccountListRow, accountRows } from './store/account-list.ts'
import type { AccountRow, AccountsAnswer } from './wire.ts'

const byName = { order: 'accounts.name', shape: ['text', 'number'] } as const satisfies CursorKind<
  ['text', 'number']
>

/**
 * A page of accounts in Spanish order, after or before a cursor.
 * @throws Refusal invalid 'cursor.unknown'
 */
export async function listAccounts(
  db: Handle,
  asked: {
    q?: string | undefined
    state: 'open' | 'closed' | 'all'
    externalId?: string | undefined
    companyId?: number | undefined
    mainUserId?: number | undefined
    after?: string | undefined
    before?: string | undefined
    limit: number
  },
): Promise<AccountsAnswer> {
  const { q, after, before, limit, ...filter } = asked
  const direction = before === undefined ? 'after' : 'before'
  const cursor = before ?? after
  const from = cursor === undefined ? null : edgeOf(direction, cursor)
  const domain = readMailDomain(q ?? '')
  const rows = await accountRows(db, {
    externalId: filter.externalId,
    companyId: filter.companyId,
    mainUserId: filter.mainUserId,
    state: filter.state,
    pieces: searchPieces(q ?? ''),
    domain: domain.ok ? domain.value.ascii : null,
    from,
    direction,
    limit: limit + 1,
  })
  const hasMore = rows.length > limit
  if (hasMore) rows.splice(direction === 'after' ? -1 : 0, 1)
  const cursorAt = (row: AccountListRow | undefined): string | null =>
    row ? encodeCursor(byName, [row.sortName, row.id]) : null
  const [hasNext, hasPrevious] = direction === 'after' ? [hasMore, from !== null] : [true, hasMore]
  return {
    items: rows.map(presentRow),
    next: hasNext ? cursorAt(rows.at(-1)) : null,
    previous: hasPrevious ? cursorAt(rows[0]) : null,
  }
}

function edgeOf(path: 'after' | 'before', cursor: string): { sortName: string; id: number } {
  const values = decodeCursor(byName, cursor)
  if (!values) throw new Refusal('invalid', [{ path, code: 'cursor.unknown' }])
  return { sortName: values[0], id: values[1] }
}

function presentRow(row: AccountListRow): AccountRow {
  const { id, name, externalId, contacts, domains, services } = row
  return {
    id,
    name,
    externalId,
    mainUser: { id: row.mainUserId, name: row.mainUserName, email: row.email },
    company: row.companyId === null ? null : { id: row.companyId, name: row.companyName ?? '' },
    contacts,
    domains,
    services,
    closedAt: row.closedAt?.toISOString() ?? null,
  }
}
