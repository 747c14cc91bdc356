import { z } from 'zod'
import { FormFile } from './form.ts'

const text = z.string().nullable().optional()
const id = z.number().int().min(1).nullable().optional()
const texts = z.array(z.string()).max(1000).nullable().optional()

/** What a contact is made or changed with here. What is not documented is refused. */
export const ContactBody = z.strictObject({
  name: text,
  email: text,
  other_emails: texts,
  phone: text,
  mobile: text,
  twitter_id: text,
  facebook_id: text,
  unique_external_id: text,
  company_id: id,
  view_all_tickets: z.boolean().nullable().optional(),
  other_companies: z
    .array(
      z.strictObject({
        company_id: z.number().int().min(1),
        view_all_tickets: z.boolean().nullable().optional(),
      }),
    )
    .max(1000)
    .nullable()
    .optional(),
  address: text,
  description: text,
  job_title: text,
  language: text,
  time_zone: text,
  tags: texts,
  custom_fields: z.record(z.string().max(200), z.unknown()).nullable().optional(),
  avatar: FormFile.nullable().optional(),
  // Taken and left alone: clients send them, and nothing here is kept by them.
  contact_type: z.enum(['contact', 'visitor']).nullable().optional(),
  lookup_parameter: text,
  social_handler: z.array(z.unknown()).max(10).nullable().optional(),
})
export type ContactBody = z.infer<typeof ContactBody>

/** What contacts are made one with. */
export const MergeBody = z.strictObject({
  primary_contact_id: z.number().int().min(1),
  secondary_contact_ids: z.array(z.number().int().min(1)).min(1).max(100),
  contact: z
    .strictObject({
      email: text,
      phone: text,
      mobile: text,
      twitter_id: text,
      unique_external_id: text,
      other_emails: texts,
      company_ids: z.array(z.number().int().min(1)).max(1000).nullable().optional(),
    })
    .optional(),
})
export type MergeBody = z.infer<typeof MergeBody>

const none = z.array(z.never()).nullable().optional()

/** How a contact becomes an agent. Of what has no like here only that is taken which says so. */
export const MakeAgentBody = z
  .strictObject({
    occasional: z.literal(false).optional(),
    signature: z.literal('').nullable().optional(),
    ticket_scope: z.literal(1).optional(),
    skill_ids: none,
    group_ids: none,
    role_ids: z.array(z.number().int().min(1).max(4)).min(1).max(1).optional(),
    type: z.literal('support_agent').optional(),
    focus_mode: z.boolean().optional(),
  })
  .optional()
export type MakeAgentBody = z.infer<typeof MakeAgentBody>
