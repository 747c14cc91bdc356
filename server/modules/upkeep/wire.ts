import { z } from 'zod'

const subject = z.strictObject({ kind: z.string(), id: z.number() })

/** An undo on offer. */
export const Deleted = z.strictObject({ undoId: z.number(), until: z.iso.datetime() })
export type Deleted = z.infer<typeof Deleted>

export const UndoParams = z.strictObject({ id: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER) })

/** What came back, and what was left out, each with the reason in the reader's words. */
export const UndoAnswer = z.strictObject({
  subjects: z.array(subject),
  leftOut: z.array(
    z.strictObject({
      subject,
      path: z.string(),
      code: z.string(),
      params: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
      message: z.string(),
    }),
  ),
})
export type UndoAnswer = z.infer<typeof UndoAnswer>

/** How much sample data there is among the live contacts. */
export const SampleData = z.strictObject({ contacts: z.number() })
export type SampleData = z.infer<typeof SampleData>

export const SampleDataRemoved = Deleted.extend({ contacts: z.number() })
export type SampleDataRemoved = z.infer<typeof SampleDataRemoved>
