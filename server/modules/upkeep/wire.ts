import { z } from 'zod'
import { Filter } from '../lists/wire.ts'

export {
  MadeAgent,
  MakeAgentBody,
  MergeContactsBody,
  MergedContacts,
  MergePreview,
  MergePreviewQuery,
} from './wire/merging.ts'

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

/** A contact that came back, without what another has by now. */
export const Restored = UndoAnswer.pick({ leftOut: true })
export type Restored = z.infer<typeof Restored>

export const DeletedContactsQuery = z.strictObject({
  /** Part of a name, an address or a phone. */
  q: z.string().max(500).optional(),
  after: z.string().max(8000).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
})
export type DeletedContactsQuery = z.infer<typeof DeletedContactsQuery>

/** Deleted contacts, latest first. `until` null: it is too late to give her back. */
export const DeletedContactsAnswer = z.strictObject({
  items: z.array(
    z.strictObject({
      id: z.number(),
      name: z.string(),
      email: z.string().nullable(),
      deletedAt: z.iso.datetime(),
      deletedBy: z.strictObject({ id: z.number(), name: z.string() }).nullable(),
      until: z.iso.datetime().nullable(),
    }),
  ),
  next: z.string().nullable(),
})
export type DeletedContactsAnswer = z.infer<typeof DeletedContactsAnswer>

/** What erasing a person takes with it; `cards` and `domains` are the accounts' and stay. `problems`: why she cannot be erased. */
export const ErasurePreview = z.strictObject({
  name: z.string(),
  /** Others who were merged into her, and go with her. */
  merged: z.number(),
  tickets: z.number(),
  /** In tickets of others, where her words go and that somebody wrote stays. */
  messages: z.number(),
  accounts: z.number(),
  cards: z.array(z.strictObject({ accountId: z.number(), account: z.string(), name: z.string() })),
  domains: z.array(z.string()),
  problems: z.array(z.strictObject({ code: z.string(), message: z.string() })),
})
export type ErasurePreview = z.infer<typeof ErasurePreview>

/** A person who is erased. */
export const Erasure = z.strictObject({})
export type Erasure = z.infer<typeof Erasure>

/** Many records are put back by a job. */
export const UndoStarted = z.strictObject({ jobId: z.number(), total: z.number() })
export type UndoStarted = z.infer<typeof UndoStarted>

const id = z.number().int().min(1).max(Number.MAX_SAFE_INTEGER)
const tags = z.array(z.string().max(1000)).min(1).max(50)

/** One change of many records. `set-field`: null clears. */
export const BulkChange = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('add-tags'), tags }),
  z.strictObject({ kind: z.literal('remove-tags'), tags }),
  z.strictObject({ kind: z.literal('set-field'), field: z.string().max(60), value: z.unknown() }),
  z.strictObject({ kind: z.literal('add-company'), companyId: id }),
  z.strictObject({ kind: z.literal('remove-company'), companyId: id }),
  z.strictObject({ kind: z.literal('block') }),
  z.strictObject({ kind: z.literal('unblock') }),
  z.strictObject({ kind: z.literal('delete') }),
])
export type BulkChange = z.infer<typeof BulkChange>

export const BulkEditBody = z.strictObject({
  /** Of companies a field is set, or they are deleted; of tickets their tags, `status`, `priority`, `category`, `assignee`, `department`. */
  record: z.enum(['contact', 'company', 'ticket']),
  selection: z.union([
    z.strictObject({ ids: z.array(id).min(1).max(10_000) }),
    /** All that match now; whoever matches later is not touched. */
    z.strictObject({
      filter: Filter.nullable(),
      q: z.string().max(500).optional(),
      except: z.array(id).max(10_000).optional(),
    }),
  ]),
  change: BulkChange,
})
export type BulkEditBody = z.infer<typeof BulkEditBody>

/** A job that can be followed at `/api/agent/jobs/:id`. */
export const BulkEditStarted = z.strictObject({ jobId: z.number(), total: z.number() })
export type BulkEditStarted = z.infer<typeof BulkEditStarted>

/** How much sample data there is among the live contacts. */
export const SampleData = z.strictObject({ contacts: z.number() })
export type SampleData = z.infer<typeof SampleData>

export const SampleDataRemoved = Deleted.extend({ contacts: z.number() })
export type SampleDataRemoved = z.infer<typeof SampleDataRemoved>
