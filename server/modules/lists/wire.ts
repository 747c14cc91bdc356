import { z } from 'zod'
import { filterTypes } from '../../lib/pure/filter-operators.ts'

// Shape and size only: which fields, operators and values there are is decided by the rules, all at once.
const wholeNumber = z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER)
const known = z.string().nullable()
const labels = z.strictObject({ es: z.string(), en: z.string() })
const time = z.iso.datetime()

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

/** Values of the columns asked for, by path: text, number, true or false, ISO times and dates, ids of choices, lists of them; null for none. */
const values = z.record(z.string(), z.unknown())
const paged = { next: known, previous: known }

export const ContactListItem = z.strictObject({
  id: z.number(),
  name: z.string(),
  email: known,
  isEmailSuppressed: z.boolean(),
  phone: known,
  jobTitle: known,
  tags: z.array(z.string()),
  avatar: known,
  access: z.enum(['none', 'invited', 'active', 'blocked']),
  /** The primary company, and how many there are. */
  company: z.strictObject({ id: z.number(), name: z.string(), seesCompanyTickets: z.boolean() }).nullable(),
  companyCount: z.number(),
  updatedAt: time,
  values,
})
export type ContactListItem = z.infer<typeof ContactListItem>

export const ContactsAnswer = z.strictObject({
  items: z.array(ContactListItem),
  ...paged,
  count: CountAnswer.nullable(),
})
export type ContactsAnswer = z.infer<typeof ContactsAnswer>

export const CompanyListItem = z.strictObject({
  id: z.number(),
  name: z.string(),
  mailDomains: z.array(z.string()),
  /** Live contacts, exact up to 1,000. */
  contacts: CountAnswer,
  updatedAt: time,
  values,
})
export type CompanyListItem = z.infer<typeof CompanyListItem>

export const CompaniesAnswer = z.strictObject({
  items: z.array(CompanyListItem),
  ...paged,
  count: CountAnswer.nullable(),
})
export type CompaniesAnswer = z.infer<typeof CompaniesAnswer>

const named = z.strictObject({ id: z.number(), name: z.string() })

export const TicketListItem = z.strictObject({
  /** Its number. */
  id: z.number(),
  version: z.number(),
  subject: z.string(),
  status: z.enum(['open', 'pending', 'resolved', 'closed']),
  priority: z.enum(['low', 'normal', 'high', 'urgent']),
  category: z.string(),
  source: z.string(),
  tags: z.array(z.string()),
  /** Who had the last word. */
  lastAuthor: z.enum(['customer', 'agent']),
  requester: named,
  requesterAddress: known,
  account: named.nullable(),
  company: named.nullable(),
  department: named,
  assignee: named.nullable(),
  /** How the last message that a customer may read begins, without line breaks. */
  excerpt: z.string(),
  createdAt: time,
  updatedAt: time,
  lastMessageAt: time,
  values,
})
export type TicketListItem = z.infer<typeof TicketListItem>

export const TicketsAnswer = z.strictObject({
  items: z.array(TicketListItem),
  ...paged,
  count: CountAnswer.nullable(),
})
export type TicketsAnswer = z.infer<typeof TicketsAnswer>

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

const viewFields = {
  name: z.string().max(1000),
  /** Everybody sees a shared view; its owner and who may change settings change it. */
  isShared: z.boolean(),
  q: z.string().max(500),
  filter: Filter.nullable(),
  sort: z.string().max(60).nullable(),
  columns: z.array(z.string().max(60)).max(100).nullable(),
}

export const NewViewBody = z.strictObject({
  record: ListRecord,
  name: viewFields.name,
  isShared: viewFields.isShared.default(false),
  q: viewFields.q.default(''),
  filter: viewFields.filter.default(null),
  sort: viewFields.sort.default(null),
  columns: viewFields.columns.default(null),
  /** Pinned to the side menu of whoever makes it. */
  isPinned: z.boolean().default(true),
})
export type NewViewBody = z.infer<typeof NewViewBody>

export const ViewBody = z.strictObject(viewFields).partial()
export type ViewBody = z.infer<typeof ViewBody>

/** A saved view; null for filter, sort and columns means the list's own. */
export const ViewAnswer = z.strictObject({
  id: z.number(),
  version: z.number(),
  record: ListRecord,
  ...viewFields,
  owner: z.strictObject({ id: z.number(), name: z.string() }),
  mayChange: z.boolean(),
  /** One's own pins, in one's own order. */
  isPinned: z.boolean(),
  pinPosition: z.number().nullable(),
})
export type ViewAnswer = z.infer<typeof ViewAnswer>

export const ViewsQuery = z.strictObject({ record: ListRecord.optional() })
/** The pinned ones first, in their order, then the others by name. */
export const ViewsAnswer = z.strictObject({ items: z.array(ViewAnswer) })
export type ViewsAnswer = z.infer<typeof ViewsAnswer>

/** How many records each pinned view shows; null where its filter no longer holds. */
export const ViewCountsAnswer = z.strictObject({
  items: z.array(z.strictObject({ id: z.number(), count: CountAnswer.nullable() })),
})
export type ViewCountsAnswer = z.infer<typeof ViewCountsAnswer>

/** How many records each of a list's usual views shows, by its key. */
export const UsualCountsAnswer = z.strictObject({
  items: z.array(z.strictObject({ key: z.string(), count: CountAnswer })),
})
export type UsualCountsAnswer = z.infer<typeof UsualCountsAnswer>

export const ViewParams = z.strictObject({ id: wholeNumber })
export const PinBody = z.strictObject({ position: z.number().int().min(0).max(1000).optional() })

export const ExportBody = z.strictObject({
  record: ListRecord,
  format: z.enum(['csv', 'json-lines']),
  q: z.string().max(500).default(''),
  filter: Filter.nullable().default(null),
  sort: z.string().max(60).nullable().default(null),
  /** In their order; null: the list's own. The name is always there. */
  columns: z.array(z.string().max(60)).max(200).nullable().default(null),
  /** Only these of the matching records. */
  ids: z.array(z.number().int().min(1).max(Number.MAX_SAFE_INTEGER)).max(5000).nullable().default(null),
  /** All that match but these. */
  except: z.array(z.number().int().min(1).max(Number.MAX_SAFE_INTEGER)).max(10_000).default([]),
})
export type ExportBody = z.infer<typeof ExportBody>

/** A file that is written in the background: follow the job; the file is kept for some days. */
export const ExportAnswer = z.strictObject({
  id: z.number(),
  record: ListRecord,
  format: z.enum(['csv', 'json-lines']),
  /** `GET /api/agent/jobs/:id` says how far it is. */
  jobId: z.number().nullable(),
  state: z.enum(['waiting', 'ready', 'failed']),
  rows: z.number(),
  size: z.number(),
  createdAt: time,
  until: time,
})
export type ExportAnswer = z.infer<typeof ExportAnswer>
export const ExportsAnswer = z.strictObject({ items: z.array(ExportAnswer) })
export type ExportsAnswer = z.infer<typeof ExportsAnswer>
export const ExportParams = z.strictObject({ id: wholeNumber })
