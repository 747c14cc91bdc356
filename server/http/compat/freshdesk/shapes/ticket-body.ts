import { z } from 'zod'
import { FormFile } from './form.ts'
import { priorityOf, sourceOf, statusOf } from './ticket-codes.ts'

const text = z.string().nullable().optional()
const id = z.number().int().nullable().optional()
const addresses = z.array(z.string().max(1000)).max(100).nullable().optional()
const code = (read: (code: number) => unknown) =>
  z
    .number()
    .int()
    .refine((value) => read(value) !== undefined)
    .nullable()
    .optional()

/** Who asks, by any of the ways in which this door knows a person. */
const requester = {
  requester_id: id,
  name: text,
  email: text,
  phone: text,
  unique_external_id: text,
  twitter_id: text,
  facebook_id: text,
}

const attributes = {
  ...requester,
  subject: text,
  type: text,
  status: code(statusOf),
  priority: code(priorityOf),
  responder_id: id,
  group_id: id,
  email_config_id: id,
  company_id: id,
  tags: z.array(z.string().max(1000)).max(100).nullable().optional(),
  custom_fields: z.record(z.string().max(200), z.unknown()).nullable().optional(),
  // Documented, and without a like here: taken when empty, refused by name when not.
  product_id: id,
  parent_id: id,
  due_by: text,
  fr_due_by: text,
  related_ticket_ids: z.array(z.number().int()).nullable().optional(),
  lookup_parameter: text,
}

/** Files of a form; JSON has no place for them. */
export const Attachments = z.array(FormFile).max(100).nullable().optional()

/** A ticket that is opened. What is not documented is refused. */
export const NewTicketBody = z.strictObject({
  ...attributes,
  description: z.string().max(1_000_000).nullable().optional(),
  source: code(sourceOf),
  cc_emails: addresses,
  attachments: Attachments,
})
export type NewTicketBody = z.infer<typeof NewTicketBody>

/** What changes of a ticket. What it was opened with is said and stays. */
export const TicketBody = NewTicketBody
export type TicketBody = NewTicketBody

/** An answer to the requester. */
export const ReplyBody = z.strictObject({
  body: z.string().max(1_000_000).nullable().optional(),
  from_email: text,
  user_id: id,
  cc_emails: addresses,
  bcc_emails: addresses,
  attachments: Attachments,
})
export type ReplyBody = z.infer<typeof ReplyBody>

/** A note: for agents, unless `private` is false. */
export const NoteBody = z.strictObject({
  body: z.string().max(1_000_000).nullable().optional(),
  private: z.boolean().nullable().optional(),
  incoming: z.boolean().nullable().optional(),
  notify_emails: addresses,
  user_id: id,
  attachments: Attachments,
})
export type NoteBody = z.infer<typeof NoteBody>
