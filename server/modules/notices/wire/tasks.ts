import { z } from 'zod'

const id = z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER)
const time = z.iso.datetime()

/** Something that an agent has to look at. What it says is made from `kind` by the reader. */
export const TaskAnswer = z.strictObject({
  id: z.number(),
  kind: z.string(),
  subject: z.strictObject({ kind: z.string(), id: z.number(), name: z.string().nullable() }),
  /** The account that it is about, where it is about one. */
  account: z.strictObject({ id: z.number(), name: z.string() }).nullable(),
  facts: z.record(z.string(), z.unknown()),
  createdAt: time,
  doneAt: time.nullable(),
  doneBy: z.strictObject({ id: z.number(), name: z.string() }).nullable(),
})
export type TaskAnswer = z.infer<typeof TaskAnswer>
export const TasksAnswer = z.strictObject({ items: z.array(TaskAnswer), next: z.string().nullable() })
export type TasksAnswer = z.infer<typeof TasksAnswer>
export const TaskParams = z.strictObject({ id })
export const TasksQuery = z.strictObject({
  state: z.enum(['open', 'done']).default('open'),
  after: z.string().max(8000).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(25),
})
export type TasksQuery = z.infer<typeof TasksQuery>
