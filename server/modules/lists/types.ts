import type { FilterType } from '../../lib/pure/filter-operators.ts'
import type { Piece } from '../../lib/pure/search-pieces.ts'
import type { FieldType, Labels } from '../fields/index.ts'
import type { Filter, ListRecord } from './wire.ts'

export type { ListRecord }
export type Scalar = string | number

/** What the values of a field name, where the browser knows a better way to choose them than typing. */
export type ValuesOf =
  | 'country'
  | 'language'
  | 'time-zone'
  | 'company'
  | 'tag'
  | 'domain'
  | 'contact'
  | 'account'

/** One thing that a list shows, filters or sorts by: a field of the record, or something that is known about it. */
export type ListField = {
  path: string
  type: FilterType
  labels: Labels
  isColumn: boolean
  isFilterable: boolean
  isUsual: boolean
  isSortable: boolean
  options: { value: Scalar; labels: Labels; isArchived: boolean }[] | null
  valuesOf: ValuesOf | null
  /** Set for custom fields; `key`: under which their values stand in `record.custom`. */
  custom: { id: number; key: string; type: FieldType; isFilterable: boolean } | null
}

/** What a list knows of its fields before the workspace's definitions are read. */
export type KnownField = Omit<ListField, 'custom' | 'options' | 'valuesOf'> & {
  options?: ListField['options']
  valuesOf?: ValuesOf
}

/** What a condition asks of a value. An empty value passes no test but `empty`. */
export type Test =
  | { kind: 'empty' }
  | { kind: 'text'; how: 'contains' | 'is' | 'starts-with'; folded: string }
  | { kind: 'digits'; digits: string }
  | { kind: 'any' | 'all'; values: readonly Scalar[] }
  | { kind: 'true' }
  | { kind: 'range'; from: End | null; to: End | null }
export type End = { value: Scalar; isWithin: boolean }

/**
 * A condition that was read and found good. With `isNot`, exactly the records that do not pass. `passing`: the ids of all
 * that pass the test, as the database writes an array, where they have been looked up.
 */
export type Condition = { field: ListField; isNot: boolean; test: Test; passing?: string }
export type Conditions = { match: 'all' | 'any'; conditions: readonly (Condition | Conditions)[] }

/** What has become of the records that are wanted; gone are those deleted and those merged into others. */
export type Life = 'live' | 'deleted' | 'gone'

/**
 * What another door asks of a list: tests joined by all or any of them, as deep as it likes. Values are meant exactly,
 * where a filter on screen is generous. Of no tests all hold, and none does.
 */
export type Tree = { match: 'all' | 'any'; conditions: readonly (Tree | Ask)[] }

/**
 * One test, of a field of the list (`language`, `custom.12`) or of one that only doors know (rules/door-fields.ts). `is`
 * null: without a value. Ranges are of numbers, of days, or of moments as ISO times; `from` and `to` are within them.
 */
export type Ask = { path: string } & (
  | { is: Scalar | boolean | null }
  | { anyOf: readonly Scalar[] }
  | { from?: Scalar; to?: Scalar; before?: Scalar }
)

export type Sort = { path: string; isDescending: boolean }

/** What reading conditions takes: the list's fields, the workspace's clock for days, and who "me" is. */
export type ListFacts = {
  record: ListRecord
  fields: readonly ListField[]
  /** Paths that the plan hides: whoever asks for one is told so. */
  hidden?: readonly string[]
  timeZone: string
  now: Date
  readerId: number | null
}

/** Which records: those that pass all conditions and whose search text has all pieces. */
export type Wanted = {
  record: ListRecord
  /** Others than live ones. */
  life?: Life
  conditions: Conditions
  pieces: readonly Piece[]
  /** Only these of them. */
  ids?: readonly number[] | null
  /** Without these. */
  except?: readonly number[]
}

/** A saved view, as one agent sees it. */
export type View = {
  id: number
  version: number
  record: ListRecord
  values: {
    name: string
    isShared: boolean
    q: string
    filter: Filter | null
    sort: string | null
    columns: string[] | null
  }
  ownerId: number
  ownerName: string
  pinPosition: number | null
}
