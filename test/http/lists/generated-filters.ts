import fc from 'fast-check'
import { type FilterOperator, operatorsOf } from '../../../server/lib/pure/filter-operators.ts'
import type { Filter, FilterCondition, ListFieldAnswer } from '../../../server/modules/lists/wire.ts'
import { pool } from './people.ts'
import { dayOf, type Person, shifted } from './reference.ts'

type Generation = { fields: readonly ListFieldAnswer[]; people: readonly Person[] }

// What is generated: every field with every operator of its type, and values that are there, nearly there or not at all.

const texts = [
  ...pool.name,
  ...pool.jobTitle,
  ...pool.city,
  'ref-1',
  'p1',
  'uno',
  'N',
  'xyz',
  '%',
  '_',
  'ß',
  '100%',
]
const day = fc.integer({ min: -100, max: 2 }).map((days) => shifted(dayOf(new Date().toISOString()), days))

/** Values for an operator of a field. */
export function operand(
  { people }: Generation,
  field: ListFieldAnswer,
  operator: FilterOperator,
): fc.Arbitrary<unknown> {
  const one =
    field.type === 'number'
      ? fc.constantFrom(...pool.number)
      : field.type === 'date'
        ? fc.constantFrom(...pool.date, '2026-01-15')
        : field.type === 'moment'
          ? day
          : field.type === 'phone'
            ? fc.constantFrom('5604', '941 30', '77', '000', '+34')
            : fc.constantFrom(...texts)
  const choices = field.options?.map((option) => option.value) ??
    {
      language: pool.language,
      timeZone: pool.timeZone,
      tags: [...pool.tags, 'nadie'],
      country: [...pool.country, 'FR'],
      emailDomain: [...pool.domain, 'nadie.example'],
      company: [...new Set(people.flatMap((person) => person.companies.map(({ id }) => id))), 999_999],
    }[field.path] ?? ['nada']
  switch (operator) {
    case 'is-empty':
    case 'is-filled':
      return fc.constant(undefined)
    case 'any-of':
    case 'all-of':
    case 'none-of':
      return fc.uniqueArray(fc.constantFrom(...(choices as (string | number)[])), {
        minLength: 1,
        maxLength: 3,
      })
    case 'between':
      return fc
        .tuple(one, one)
        .map(([from, to]) => ((from as number) <= (to as number) ? [from, to] : [to, from]))
    case 'in-last':
    case 'in-next':
      return fc.integer({ min: 0, max: 60 })
    case 'is':
    case 'is-not':
      return field.type === 'checkbox' ? fc.boolean() : one
    default:
      return one
  }
}

function condition(given: Generation): fc.Arbitrary<FilterCondition> {
  const offered = given.fields.filter((field) => field.isFilterable)
  return fc.constantFrom(...offered).chain((field) =>
    fc.constantFrom(...(operatorsOf[field.type] as readonly FilterOperator[])).chain((operator) =>
      operand(given, field, operator).map((value) => ({
        field: field.path,
        operator,
        ...(value === undefined ? {} : { value }),
      })),
    ),
  )
}

/** Trees of conditions, groups among them. */
export function filters(given: Generation): fc.Arbitrary<Filter> {
  const match = fc.constantFrom('all' as const, 'any' as const)
  const group = fc.record({ match, conditions: fc.array(condition(given), { minLength: 1, maxLength: 3 }) })
  return fc.record({
    match,
    conditions: fc.array(fc.oneof({ weight: 3, arbitrary: condition(given) }, group), {
      minLength: 1,
      maxLength: 4,
    }),
  })
}
