import { z } from 'zod'
import { filterTypes } from '../../../lib/pure/filter-operators.ts'

// Shape and size only: which fields, operators and values there are is decided by the rules, all at once.
const labels = z.strictObject({ es: z.string(), en: z.string() })

export const ListRecord = z.enum(['contact', 'company', 'ticket'])
export type ListRecord = z.infer<typeof ListRecord>

/** `field` is a path of the list's description (`language`, `custom.12`), `operator` one of its type's (lib/pure/filter-operators.ts). */
export const FilterCondition = z.strictObject({
  field: z.string().max(60),
  operator: z.string().max(30),
  /** Absent where the operator takes none; a list for several, [from, to] for a range, whole days for `in-last`. */
  value: z.unknown().optional(),
})
export type FilterCondition = z.infer<typeof FilterCondition>

const match = z.enum(['all', 'any'])
export const FilterGroup = z.strictObject({ match, conditions: z.array(FilterCondition).max(50) })
export type FilterGroup = z.infer<typeof FilterGroup>

/** All or any of some conditions, among them groups of one level. Without conditions everything matches. */
export const Filter = z.strictObject({
  match,
  conditions: z.array(z.union([FilterGroup, FilterCondition])).max(50),
})
export type Filter = z.infer<typeof Filter>

/** What a list is asked for; `filter` is a Filter as JSON, `columns` paths parted by commas, `sort` a path with '-' before it for last first. */
export const ListQuery = z.strictObject({
  q: z.string().max(500).optional(),
  filter: z.string().max(20_000).optional(),
  sort: z.string().max(60).optional(),
  columns: z.string().max(4000).optional(),
  after: z.string().max(8000).optional(),
  before: z.string().max(8000).optional(),
  /** A heading of the A–Z index: the page begins there. Only in the order of names. */
  initial: z.string().max(2).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(100),
  /** `none` spares the counting: a further page of a list has the first one's count. */
  count: z.enum(['usual', 'none']).default('usual'),
})
export type ListQuery = z.infer<typeof ListQuery>

export const CountQuery = z.strictObject({
  q: z.string().max(500).optional(),
  filter: z.string().max(20_000).optional(),
  /** `exact` counts however many there are. */
  count: z.enum(['usual', 'exact']).default('usual'),
})

export const CountAnswer = z.strictObject({ value: z.number(), isExact: z.boolean() })
/** Exact up to 10,000, an estimate beyond. */
export type CountAnswer = z.infer<typeof CountAnswer>

export const RecordParams = z.strictObject({ record: ListRecord })

/** One thing that a list shows, filters or sorts by. */
export const ListFieldAnswer = z.strictObject({
  path: z.string(),
  type: z.enum(filterTypes),
  labels,
  /** Whether there is a column of it; the name is always shown. */
  isColumn: z.boolean(),
  isFilterable: z.boolean(),
  /** Offered first among the filters. */
  isUsual: z.boolean(),
  isSortable: z.boolean(),
  /** What its values name, where there is a better way to choose them than typing. */
  valuesOf: z
    .enum(['country', 'language', 'time-zone', 'company', 'tag', 'domain', 'contact', 'account'])
    .nullable(),
  /** What can be chosen, where that is a closed list; else `GET …/values` suggests. */
  options: z
    .array(
      z.strictObject({
        value: z.union([z.string(), z.number()]),
        labels,
        isArchived: z.boolean(),
      }),
    )
    .nullable(),
})
export type ListFieldAnswer = z.infer<typeof ListFieldAnswer>

export const ListAnswer = z.strictObject({
  fields: z.array(ListFieldAnswer),
  defaultColumns: z.array(z.string()),
  defaultSort: z.string(),
  /** Views that the list has without anybody saving them. "me" in a filter is whoever looks. */
  usualViews: z.array(
    z.strictObject({ key: z.string(), labels, filter: Filter.nullable(), sort: z.string().nullable() }),
  ),
})
export type ListAnswer = z.infer<typeof ListAnswer>

export const ValuesQuery = z.strictObject({
  field: z.string().max(60),
  q: z.string().max(100).default(''),
  /** Ids parted by commas: these instead, for the names of companies that a filter holds. */
  ids: z
    .string()
    .max(4000)
    .regex(/^[0-9,]*$/)
    .optional(),
})
/** Values to choose from while a condition is written. */
export const ValuesAnswer = z.strictObject({
  items: z.array(z.strictObject({ value: z.union([z.string(), z.number()]), label: z.string() })),
})
export type ValuesAnswer = z.infer<typeof ValuesAnswer>
