import { z } from 'zod'
import { CountAnswer, Filter, ListRecord } from './lists.ts'

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

export const ViewParams = z.strictObject({ id: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER) })
export const PinBody = z.strictObject({ position: z.number().int().min(0).max(1000).optional() })
