import type {
  Filter,
  FilterCondition,
  FilterGroup,
  ListFieldAnswer,
} from '../../../../server/modules/lists/wire.ts'

export type Place = { group: number | null; at: number }

/** Its values are ids of records, whose names have to be asked for. */
export const hasIds = (field: Pick<ListFieldAnswer, 'valuesOf'> | undefined): boolean =>
  field?.valuesOf === 'company' || field?.valuesOf === 'contact' || field?.valuesOf === 'account'

export const isGroup = (item: FilterCondition | FilterGroup): item is FilterGroup => 'conditions' in item

/** Whether this can be drawn as chips; what else an address holds is for the server to refuse. */
export function isFilter(value: unknown): value is Filter {
  const { match, conditions } = (value ?? {}) as Partial<Filter>
  return (
    (match === 'all' || match === 'any') &&
    Array.isArray(conditions) &&
    conditions.every((item) => isCondition(item) || (isNode(item) && item.conditions.every(isCondition)))
  )
}

const isNode = (value: unknown): value is FilterGroup => {
  const { match, conditions } = (value ?? {}) as Partial<FilterGroup>
  return (match === 'all' || match === 'any') && Array.isArray(conditions)
}
const isCondition = (value: unknown): value is FilterCondition => {
  const { field, operator } = (value ?? {}) as Partial<FilterCondition>
  return typeof field === 'string' && typeof operator === 'string'
}

export function conditionAt(filter: Filter, { group, at }: Place): FilterCondition | undefined {
  if (group === null) return filter.conditions[at] as FilterCondition | undefined
  return (filter.conditions[group] as FilterGroup | undefined)?.conditions[at]
}

/** The filter with a condition at a place; null takes it away, and an empty group with it. */
export function withCondition(
  filter: Filter,
  { group, at }: Place,
  condition: FilterCondition | null,
): Filter {
  if (group === null) return { ...filter, conditions: replaced(filter.conditions, at, condition) }
  const old = (filter.conditions[group] as FilterGroup | undefined) ?? {
    match: otherMatch(filter),
    conditions: [],
  }
  const conditions = replaced(old.conditions, at, condition)
  return {
    ...filter,
    conditions: replaced(filter.conditions, group, conditions.length === 0 ? null : { ...old, conditions }),
  }
}

/** All or any: of the whole, or of one of its groups. */
export function withMatch(filter: Filter, group: number | null, match: Filter['match']): Filter {
  if (group === null) return { ...filter, match }
  return {
    ...filter,
    conditions: filter.conditions.map((item, at) =>
      at === group && isGroup(item) ? { ...item, match } : item,
    ),
  }
}

/** A group is there to say the other of all and any. */
const otherMatch = ({ match }: Filter): Filter['match'] => (match === 'all' ? 'any' : 'all')

function replaced<Item>(items: readonly Item[], at: number, item: Item | null): Item[] {
  const rest = [...items.slice(0, at), ...(item === null ? [] : [item]), ...items.slice(at + 1)]
  return rest
}

export function countConditions(filter: Filter | null): number {
  return filter?.conditions.reduce((sum, item) => sum + (isGroup(item) ? item.conditions.length : 1), 0) ?? 0
}
