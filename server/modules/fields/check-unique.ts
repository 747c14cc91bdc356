import type { Handle } from '../../lib/db.ts'
import type { Problem } from '../../lib/errors.ts'
import { holdersOfValues } from './store/unique.ts'
import type { Field } from './types.ts'

/** Custom values that are to be written, by field id; `ownId` is the record that has them already, if there is one. */
export type AskedValues = { custom: Readonly<Record<string, unknown>>; ownId?: number }

/**
 * What stands in the way of values of unique fields: for each of the drafts a problem at each value that another live
 * record, or an earlier draft, has. The database holds it whatever is found here: of two that write the same value at the
 * same moment the second is run again, and then hears of the first.
 */
export async function takenValues(
  db: Handle,
  fields: readonly Field[],
  drafts: readonly AskedValues[],
  { seesHolder }: { seesHolder: boolean },
): Promise<Problem[][]> {
  const unique = fields.filter((field) => field.isUnique)
  if (unique.length === 0) return drafts.map(() => [])
  const asked = drafts.map((draft) =>
    unique.flatMap((field) => {
      const value = draft.custom[field.id]
      return value === undefined || value === null ? [] : [{ fieldId: field.id, value: uniqueForm(value) }]
    }),
  )
  const holders = await holdersOfValues(db, asked.flat())
  const wanted = new Set<string>()
  return asked.map((values, at) =>
    values.flatMap(({ fieldId, value }) => {
      const holder = holders.find((each) => each.fieldId === fieldId && each.value === value)
      const key = `${fieldId} ${value}`
      const isWanted = wanted.has(key)
      wanted.add(key)
      if (holder && holder.id !== drafts[at]?.ownId) {
        const params = seesHolder ? { params: { id: holder.id, name: holder.name } } : {}
        return [{ path: `custom.${fieldId}`, code: 'field.taken', ...params }]
      }
      return isWanted ? [{ path: `custom.${fieldId}`, code: 'field.taken' }] : []
    }),
  )
}

/** As `unique_form` in the database. */
const uniqueForm = (value: unknown): string =>
  String(value).replace(/[A-Z]/g, (letter) => letter.toLowerCase())
