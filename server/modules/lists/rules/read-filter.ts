import type { Problem } from '../../../lib/errors.ts'
import { filterLimits, isOperatorOf } from '../../../lib/pure/filter-operators.ts'
import type { Condition, Conditions, ListFacts } from '../types.ts'
import { Filter, type FilterCondition, type FilterGroup } from '../wire.ts'
import { readTest } from './read-test.ts'

type Read = { conditions: Conditions; problems: Problem[] }

/**
 * Reads a filter against what a list knows: every fault at once, under the path of what was sent. What cannot be read
 * is never left out of a search, for a filter that shrank would answer with more than was asked for.
 */
export function readFilter(facts: ListFacts, given: Filter | null): Read {
  const problems: Problem[] = []
  if (given === null) return { conditions: everything, problems }
  const read = (group: FilterGroup | Filter, path: string): Conditions => ({
    match: group.match,
    conditions: group.conditions.flatMap((each, at): (Condition | Conditions)[] => {
      const place = `${path}.conditions.${at}`
      if ('conditions' in each) return [read(each, place)]
      const condition = readCondition(facts, each, (part, fault) =>
        problems.push({ path: `${place}.${part}`, ...fault }),
      )
      return condition ? [condition] : []
    }),
  })
  const conditions = read(given, 'filter')
  if (countOf(given) > filterLimits.conditions)
    problems.push({
      path: 'filter',
      code: 'filter.too-many-conditions',
      params: { max: filterLimits.conditions },
    })
  return { conditions, problems }
}

/** A filter as it stands in a query: JSON of the wire's shape. */
export function parseFilter(json: string | undefined): { filter: Filter | null; problems: Problem[] } {
  if (json === undefined || json === '') return { filter: null, problems: [] }
  const read = Filter.safeParse(parsed(json))
  if (read.success) return { filter: read.data, problems: [] }
  const places = new Set(read.error.issues.map((issue) => ['filter', ...issue.path].map(String).join('.')))
  return { filter: null, problems: [...places].map((path) => ({ path, code: 'filter.bad-shape' })) }
}

export const everything: Conditions = { match: 'all', conditions: [] }

/** What is said of a field that is none, or that the plan hides (decision 32). */
export const unknownField = ({ hidden }: Pick<ListFacts, 'hidden'>, path: string): Omit<Problem, 'path'> =>
  hidden?.includes(path) ? hiddenByPlan : { code: 'filter.unknown-field', params: { field: path } }

export const hiddenByPlan: Omit<Problem, 'path'> = { code: 'plan.company-extras' }

type Report = (part: 'field' | 'operator' | 'value', fault: Omit<Problem, 'path'>) => void

function readCondition(facts: ListFacts, given: FilterCondition, report: Report): Condition | null {
  const field = facts.fields.find((each) => each.path === given.field && each.isFilterable)
  if (!field) {
    report('field', unknownField(facts, given.field))
    return null
  }
  if (!isOperatorOf(field.type, given.operator)) {
    report('operator', { code: 'filter.unknown-operator' })
    return null
  }
  const read = readTest(facts, field, { operator: given.operator, value: given.value })
  if ('fault' in read) {
    report('value', read.fault)
    return null
  }
  return { field, ...read }
}

const countOf = (filter: Filter): number =>
  filter.conditions.reduce((sum, each) => sum + ('conditions' in each ? each.conditions.length : 1), 0)

function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}
