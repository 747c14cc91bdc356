import type { Handle } from '../../lib/db.ts'
import { companiesLike, contactsLike } from './store/suggestions.ts'

/** The names of live contacts or companies among these, in the order of names. */
export async function namesOf(
  db: Handle,
  record: 'contact' | 'company',
  ids: readonly number[],
): Promise<{ id: number; name: string }[]> {
  const like = record === 'contact' ? contactsLike : companiesLike
  const found = await like(db, { ids }, ids.length)
  return found.map(({ value, label }) => ({ id: Number(value), name: label }))
}
