import type { Handle } from '../../lib/db.ts'
import { Refusal } from '../../lib/errors.ts'
import { type CursorKind, decodeCursor, encodeCursor } from '../../lib/pure/cursor.ts'
import { foldText } from '../../lib/pure/fold-text.ts'
import { searchPieces } from '../../lib/pure/search-pieces.ts'
import { avatarUrl } from './present.ts'
import { findCompany } from './store/companies.ts'
import { type CompanyContactRow, companiesLike, companyContactRows } from './store/company-contacts.ts'
import type { CompanyContactsAnswer, CompanyLookupAnswer } from './wire.ts'

const byName = { order: 'company-contacts.name', shape: ['text', 'number'] } as const satisfies CursorKind<
  ['text', 'number']
>
const mostLike = 8

/**
 * A page of a company's live contacts in Spanish order, found by every word of `q`, after or before a cursor.
 * @throws Refusal missing, invalid 'cursor.unknown'
 */
export async function companyContacts(
  db: Handle,
  asked: {
    id: number
    q?: string | undefined
    after?: string | undefined
    before?: string | undefined
    limit: number
  },
): Promise<CompanyContactsAnswer> {
  const direction = asked.before === undefined ? 'after' : 'before'
  const cursor = asked.before ?? asked.after
  const from = cursor === undefined ? null : edgeOf(direction, cursor)
  const rows = await companyContactRows(db, {
    companyId: asked.id,
    pieces: searchPieces(asked.q ?? ''),
    from,
    direction,
    limit: asked.limit + 1,
  })
  if (rows.length === 0 && !(await findCompany(db, asked.id))) throw new Refusal('missing')
  const hasMore = rows.length > asked.limit
  if (hasMore) rows.splice(direction === 'after' ? -1 : 0, 1)
  const cursorAt = (row: CompanyContactRow | undefined): string | null =>
    row ? encodeCursor(byName, [row.sortName, row.id]) : null
  const [hasNext, hasPrevious] = direction === 'after' ? [hasMore, from !== null] : [true, hasMore]
  return {
    items: rows.map(({ sortName: _sortName, ...row }) => ({ ...row, avatar: avatarUrl(row.id, row.avatar) })),
    next: hasNext ? cursorAt(rows.at(-1)) : null,
    previous: hasPrevious ? cursorAt(rows[0]) : null,
  }
}

function edgeOf(path: 'after' | 'before', cursor: string): { sortName: string; id: number } {
  const values = decodeCursor(byName, cursor)
  if (!values) throw new Refusal('invalid', [{ path, code: 'cursor.unknown' }])
  return { sortName: values[0], id: values[1] }
}

/** A few companies for a field in which one types a name; and the one that has this very name. */
export async function lookUpCompanies(db: Handle, q: string): Promise<CompanyLookupAnswer> {
  const folded = foldText(q)
  const rows = await companiesLike(db, { folded, pieces: searchPieces(q), limit: mostLike })
  const exact = folded === '' ? undefined : rows.find(({ foldedName }) => foldedName === folded)
  return {
    items: rows.map(({ foldedName: _foldedName, ...row }) => row),
    exact: exact ? { id: exact.id, name: exact.name } : null,
  }
}
