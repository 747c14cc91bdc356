import { useLingui } from '@lingui/react/macro'
import type { FilterOperator, FilterType } from '../../../../server/lib/pure/filter-operators.ts'

/** An operator in words, as they stand between a field and its value. */
export function useOperatorWords(): (type: FilterType, operator: FilterOperator) => string {
  const { t } = useLingui()
  return (type, operator) => {
    switch (operator) {
      case 'contains':
        return t`contains`
      case 'not-contains':
        return t`does not contain`
      case 'is':
        return t`is`
      case 'is-not':
        return t`is not`
      case 'starts-with':
        return t`begins with`
      case 'is-empty':
        return t`is empty`
      case 'is-filled':
        return t`is filled in`
      case 'any-of':
        return type === 'choices' ? t`has any of` : t`is any of`
      case 'all-of':
        return t`has all of`
      case 'none-of':
        return type === 'choices' ? t`has none of` : t`is none of`
      case 'less-than':
        return t`is less than`
      case 'more-than':
        return t`is more than`
      case 'between':
        return t`is between`
      case 'on':
        return t`is on`
      case 'before':
        return t`is before`
      case 'after':
        return t`is after`
      case 'in-last':
        return t`is in the last`
      case 'in-next':
        return t`is in the next`
      default:
        return operator satisfies never
    }
  }
}
