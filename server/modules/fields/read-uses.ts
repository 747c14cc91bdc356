import type { Handle } from '../../lib/db.ts'
import { fieldById } from './read-fields.ts'
import { usesOf } from './store/values.ts'
import type { UsesAnswer } from './wire.ts'

/**
 * In how many live records a field, and each of its choices, has a value; zero for standard fields other than dropdowns.
 * @throws Refusal missing
 */
export async function readUses(db: Handle, id: number): Promise<UsesAnswer> {
  const field = await fieldById(db, id)
  const uses = await usesOf(db, field)
  return {
    records: uses.reduce((sum, { records }) => sum + records, 0),
    options: field.options.map((option) => ({
      id: option.id,
      records: uses.find(({ value }) => value === option.id)?.records ?? 0,
    })),
  }
}
