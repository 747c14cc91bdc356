import type { Handle } from '../../lib/db.ts'
import { type Reading, readFacts } from './read-facts.ts'
import { defaultColumns } from './rules/list-fields.ts'
import { defaultSort } from './rules/read-sort.ts'
import { usualViews } from './rules/usual-views.ts'
import type { ListRecord } from './types.ts'
import type { ListAnswer } from './wire.ts'

/** What a list can show, be filtered and sorted by. */
export async function describeList(db: Handle, reading: Reading, record: ListRecord): Promise<ListAnswer> {
  const { fields } = await readFacts(db, record, reading)
  const { path, isDescending } = defaultSort(record)
  return {
    fields: fields.map(({ custom: _custom, ...field }) => field),
    defaultColumns: defaultColumns(record).filter((path) => fields.some((field) => field.path === path)),
    defaultSort: `${isDescending ? '-' : ''}${path}`,
    usualViews: [...usualViews(record)],
  }
}
