import { z } from 'zod'

const time = z.iso.datetime()
const wholeNumber = z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER)
const problem = z.strictObject({
  path: z.string(),
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
  message: z.string(),
})

/** Work that goes on after its request was answered. */
export const JobAnswer = z.strictObject({
  id: z.number(),
  kind: z.string(),
  state: z.enum(['waiting', 'running', 'done', 'cancelled', 'failed']),
  /** Null while nobody knows. */
  total: z.number().nullable(),
  done: z.number(),
  /** Records that stay as they were; `problems` says why. */
  refused: z.number(),
  /** Records that were done, but not wholly. */
  leftOut: z.number(),
  /** What the kind says of itself: the record and change of a bulk edit, the company of an association. */
  facts: z.record(z.string(), z.unknown()),
  result: z.record(z.string(), z.unknown()).nullable(),
  /** Why it could not be finished. */
  failure: z.array(problem).nullable(),
  isCancelling: z.boolean(),
  createdAt: time,
  startedAt: time.nullable(),
  finishedAt: time.nullable(),
  /** On offer once the job has ended, for what it did. */
  undo: z.strictObject({ id: z.number(), until: time, undoneAt: time.nullable() }).nullable(),
})
export type JobAnswer = z.infer<typeof JobAnswer>

export const JobsQuery = z.strictObject({
  before: wholeNumber.optional(),
  /** Only those that have not ended. */
  unfinished: z.enum(['true']).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})
/** Newest first; `next` goes into `before` for the older ones. */
export const JobsAnswer = z.strictObject({
  items: z.array(JobAnswer),
  next: z.string().nullable(),
  previous: z.null(),
})
export type JobsAnswer = z.infer<typeof JobsAnswer>

export const JobParams = z.strictObject({ id: wholeNumber })

export const JobProblemsQuery = z.strictObject({
  after: z.string().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})
/** Records that were refused or not done wholly, each with the reason in the reader's words. */
export const JobProblemsAnswer = z.strictObject({
  items: z.array(
    z.strictObject({
      subject: z.strictObject({ kind: z.string(), id: z.number(), name: z.string().nullable() }),
      isRefused: z.boolean(),
      problems: z.array(problem),
    }),
  ),
  next: z.string().nullable(),
  previous: z.null(),
})
export type JobProblemsAnswer = z.infer<typeof JobProblemsAnswer>
