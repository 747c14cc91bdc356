import type { Problem } from '../../../lib/errors.ts'
import { readOneLine } from '../../../lib/pure/one-line.ts'
import type { ListFacts, View } from '../types.ts'
import type { ViewBody } from '../wire.ts'
import { readFilter } from './read-filter.ts'
import { readColumns, readSort } from './read-sort.ts'

export const longestViewName = 100
const longestSearch = 500

/** What a view is made of. Only what was given is looked at: the rest may be older than the fields of today. */
export function readView(
  facts: ListFacts,
  given: ViewBody,
  before: View['values'],
): { values: View['values']; problems: Problem[] } {
  const problems: Problem[] = []
  const name = given.name === undefined ? before.name : readName(given.name, problems)
  const q = given.q === undefined ? before.q : readSearch(given.q, problems)
  if (given.filter !== undefined) problems.push(...readFilter(facts, given.filter).problems)
  if (given.sort !== undefined) problems.push(...readSort(facts, given.sort).problems)
  if (given.columns) problems.push(...readColumns(facts, given.columns).problems)
  return {
    values: {
      name,
      isShared: given.isShared ?? before.isShared,
      q,
      filter: given.filter === undefined ? before.filter : given.filter,
      sort: given.sort === undefined ? before.sort : given.sort || null,
      columns: given.columns === undefined ? before.columns : given.columns,
    },
    problems,
  }
}

function readName(typed: string, problems: Problem[]): string {
  const read = readOneLine(typed, longestViewName)
  if (!read.ok) problems.push({ path: 'name', ...read.fault })
  else if (read.value === '') problems.push({ path: 'name', code: 'view.no-name' })
  return read.ok ? read.value : ''
}

function readSearch(typed: string, problems: Problem[]): string {
  const read = readOneLine(typed, longestSearch)
  if (!read.ok) problems.push({ path: 'q', ...read.fault })
  return read.ok ? read.value : ''
}
