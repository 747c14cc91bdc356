import type { Problem } from '../../../lib/errors.ts'
import type { ListFacts, ListField, ListRecord, Sort } from '../types.ts'
import { hiddenByPlan } from './read-filter.ts'

/** `-createdAt` is the newest first. */
export function readSort(
  { record, fields, hidden }: Pick<ListFacts, 'record' | 'fields' | 'hidden'>,
  given: string | null | undefined,
): { sort: Sort; problems: Problem[] } {
  if (given === null || given === undefined || given === '')
    return { sort: defaultSort(record), problems: [] }
  const isDescending = given.startsWith('-')
  const path = isDescending ? given.slice(1) : given
  const isOffered = fields.some((field) => field.path === path && field.isSortable)
  if (!isOffered) {
    const fault = hidden?.includes(path) ? hiddenByPlan : { code: 'list.unknown-sort' }
    return { sort: defaultSort(record), problems: [{ path: 'sort', ...fault }] }
  }
  return { sort: { path, isDescending }, problems: [] }
}

/** How a list stands when nobody chose: by name, tickets by their last message, the latest first. */
export const defaultSort = (record: ListRecord): Sort =>
  record === 'ticket' ? { path: 'lastMessageAt', isDescending: true } : { path: 'name', isDescending: false }

/** The columns asked for, in their order; null: those that are shown when nobody chose. */
export function readColumns(
  { fields, hidden }: Pick<ListFacts, 'fields' | 'hidden'>,
  given: readonly string[],
): { columns: ListField[]; problems: Problem[] } {
  const columns: ListField[] = []
  const problems: Problem[] = []
  for (const [at, path] of [...new Set(given)].entries()) {
    const field = fields.find((each) => each.path === path && each.isColumn)
    if (field) columns.push(field)
    else if (hidden?.includes(path)) problems.push({ path: `columns.${at}`, ...hiddenByPlan })
    else
      problems.push({
        path: `columns.${at}`,
        code: 'list.unknown-column',
        params: { column: path.slice(0, 60) },
      })
  }
  return { columns, problems }
}
