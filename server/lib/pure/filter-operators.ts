/** What a list can be filtered by, seen from its values: a condition is a field, one of its type's operators, a value. */
export const filterTypes = [
  'text',
  'phone',
  'choice',
  'choices',
  'checkbox',
  'number',
  'date',
  'moment',
] as const
export type FilterType = (typeof filterTypes)[number]

/**
 * The operators of each type, the usual one first. Those that say no are exact opposites: a record without a value "is
 * not" everything, and "contains" nothing.
 */
export const operatorsOf = {
  text: ['contains', 'not-contains', 'is', 'is-not', 'starts-with', 'is-empty', 'is-filled'],
  phone: ['contains', 'not-contains', 'is-empty', 'is-filled'],
  choice: ['any-of', 'none-of', 'is-empty', 'is-filled'],
  /** Several at once, such as tags. */
  choices: ['any-of', 'all-of', 'none-of', 'is-empty', 'is-filled'],
  checkbox: ['is'],
  number: ['is', 'is-not', 'less-than', 'more-than', 'between', 'is-empty', 'is-filled'],
  date: ['on', 'before', 'after', 'between', 'in-last', 'in-next', 'is-empty', 'is-filled'],
  /** A point in time, filtered by the workspace's days. */
  moment: ['on', 'before', 'after', 'between', 'in-last', 'is-empty', 'is-filled'],
} as const satisfies Record<FilterType, readonly string[]>

export type OperatorOf<Type extends FilterType> = (typeof operatorsOf)[Type][number]
export type FilterOperator = OperatorOf<FilterType>

/**
 * What stands behind an operator: nothing; one value of the field's type; several of them, at least one; the two ends of
 * a range, both within it; a number of whole days from today on or back, today among them.
 */
export type OperandKind = 'none' | 'one' | 'several' | 'range' | 'days'

export function operandOf(operator: FilterOperator): OperandKind {
  switch (operator) {
    case 'is-empty':
    case 'is-filled':
      return 'none'
    case 'any-of':
    case 'all-of':
    case 'none-of':
      return 'several'
    case 'between':
      return 'range'
    case 'in-last':
    case 'in-next':
      return 'days'
    default:
      return 'one'
  }
}

export function isOperatorOf(type: FilterType, operator: string): operator is FilterOperator {
  return (operatorsOf[type] as readonly string[]).includes(operator)
}

/** How large a filter may be. */
export const filterLimits = { conditions: 50, values: 500, text: 500, days: 36_500 }
