import { z } from 'zod'
import { Filter, ListRecord } from './lists.ts'

const time = z.iso.datetime()

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
export const ExportParams = z.strictObject({
  id: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER),
})
