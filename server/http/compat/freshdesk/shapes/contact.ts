import { z } from 'zod'
import type { Contact, ContactDraft } from '../../../../modules/directory/index.ts'
import type { Field } from '../../../../modules/fields/index.ts'
import { fieldName, fieldNamed } from './field-names.ts'
import { FormFile } from './form.ts'
import { railsZoneOf, zoneOfRails } from './time-zones.ts'
import { timeOf } from './times.ts'

const text = z.string().nullable()
const given = text.optional()
const id = z.number().int().nullable().optional()

/** What a contact is made or changed with here. What is not documented is refused. */
export const ContactBody = z.strictObject({
  name: given,
  email: given,
  other_emails: z.array(z.string()).max(1000).nullable().optional(),
  phone: given,
  mobile: given,
  twitter_id: given,
  facebook_id: given,
  unique_external_id: given,
  company_id: id,
  view_all_tickets: z.boolean().nullable().optional(),
  other_companies: z
    .array(z.strictObject({ company_id: z.number().int(), view_all_tickets: z.boolean().optional() }))
    .max(1000)
    .nullable()
    .optional(),
  address: given,
  description: given,
  job_title: given,
  language: given,
  time_zone: given,
  tags: z.array(z.string()).max(1000).nullable().optional(),
  custom_fields: z.record(z.string().max(200), z.unknown()).nullable().optional(),
  avatar: FormFile.nullable().optional(),
  // Taken and left alone: clients send them, and nothing here is kept by them.
  contact_type: given,
  lookup_parameter: given,
  social_handler: z.array(z.unknown()).max(10).nullable().optional(),
})
export type ContactBody = z.infer<typeof ContactBody>

/** A contact as this door shows one. */
export const ContactShape = z.strictObject({
  id: z.number(),
  active: z.boolean(),
  address: text,
  avatar: z
    .strictObject({
      id: z.number(),
      name: z.string(),
      content_type: z.string(),
      size: z.number(),
      avatar_url: z.string(),
      created_at: z.string(),
      updated_at: z.string(),
    })
    .nullable(),
  company_id: z.number().nullable(),
  contact_type: z.literal('contact'),
  created_at: z.string(),
  csat_rating: z.null(),
  custom_fields: z.record(z.string(), z.unknown()),
  deleted: z.boolean(),
  description: text,
  email: text,
  facebook_id: text,
  first_name: text,
  job_title: text,
  language: text,
  last_name: text,
  mobile: text,
  name: z.string(),
  other_companies: z.array(z.strictObject({ company_id: z.number(), view_all_tickets: z.boolean() })),
  other_emails: z.array(z.string()),
  phone: text,
  preferred_source: z.null(),
  social_handler: z.array(z.unknown()),
  tags: z.array(z.string()),
  time_zone: text,
  twitter_id: text,
  unique_external_id: text,
  updated_at: z.string(),
  view_all_tickets: z.boolean(),
})
export type ContactShape = z.infer<typeof ContactShape>

/** What showing contacts takes beside them. */
export type Showing = { fields: readonly Field[]; language: 'es' | 'en' }

export function contactShape(contact: Contact, { fields, language }: Showing): ContactShape {
  const { values } = contact
  const [first, ...others] = contact.companies
  const [email = null, ...otherEmails] = contact.emails.map(({ address }) => address)
  return {
    id: contact.id,
    active: contact.access === 'active',
    address: addressText(values.postalAddress),
    avatar: null,
    company_id: first?.id ?? null,
    contact_type: 'contact',
    created_at: timeOf(contact.createdAt),
    csat_rating: null,
    custom_fields: customOf(values.custom, fields, language),
    deleted: contact.life !== 'live',
    description: values.about,
    email,
    facebook_id: values.socialHandles.facebook ?? null,
    first_name: values.givenNames,
    job_title: values.jobTitle,
    language: values.language,
    last_name: values.familyNames,
    mobile: values.mobilePhone?.typed ?? null,
    name: values.name,
    other_companies: others.map(({ id, seesCompanyTickets }) => ({
      company_id: id,
      view_all_tickets: seesCompanyTickets,
    })),
    other_emails: otherEmails,
    phone: values.workPhone?.typed ?? null,
    preferred_source: null,
    social_handler: [],
    tags: [...values.tags],
    time_zone: railsZoneOf(values.timeZone),
    twitter_id: values.socialHandles.x ?? null,
    unique_external_id: values.externalId,
    updated_at: timeOf(contact.updatedAt),
    view_all_tickets: first?.seesCompanyTickets ?? false,
  }
}

function addressText(address: Contact['values']['postalAddress']): string | null {
  if (!address) return null
  const { block, street1, street2, street3, postcode, city, state, country } = address
  if (block) return block
  const town = [postcode, city].filter(Boolean).join(' ')
  return [street1, street2, street3, town, state, country].filter(Boolean).join('\n') || null
}

function customOf(
  custom: Readonly<Record<string, unknown>>,
  fields: readonly Field[],
  language: 'es' | 'en',
): Record<string, unknown> {
  return Object.fromEntries(
    fields
      .filter((field) => !field.isStandard && !field.isArchived)
      .map((field) => {
        const value = custom[field.id] ?? null
        const option = field.options.find(({ id }) => id === value)
        return [fieldName(field) ?? field.key, option ? option.labels[language] : value]
      }),
  )
}

/** What the room is given for a body of this door; what is absent stays absent. */
export function draftOf(body: ContactBody, { fields }: Pick<Showing, 'fields'>): ContactDraft {
  const draft: ContactDraft = {}
  if (body.name !== undefined) draft.name = body.name
  if (body.phone !== undefined) draft.workPhone = body.phone
  if (body.mobile !== undefined) draft.mobilePhone = body.mobile
  if (body.job_title !== undefined) draft.jobTitle = body.job_title
  if (body.description !== undefined) draft.about = body.description
  if (body.unique_external_id !== undefined) draft.externalId = body.unique_external_id
  if (body.language !== undefined) draft.language = body.language
  if (body.time_zone !== undefined) draft.timeZone = body.time_zone && zoneOfRails(body.time_zone)
  if (body.tags !== undefined) draft.tags = body.tags
  if (body.address !== undefined) draft.postalAddress = body.address ? { block: body.address } : null
  if (body.twitter_id !== undefined) draft.socialHandles = { x: body.twitter_id }
  if (body.facebook_id !== undefined)
    draft.socialHandles = { ...draft.socialHandles, facebook: body.facebook_id }
  if (body.custom_fields) draft.custom = customDraft(body.custom_fields, fields)
  return draft
}

function customDraft(given: Record<string, unknown>, fields: readonly Field[]): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(given).map(([key, value]) => {
      const field = fieldNamed(fields, key)
      if (!field) return [key, value]
      const option =
        field.type === 'dropdown' && typeof value === 'string'
          ? field.options.find(({ labels }) => labels.es === value || labels.en === value)
          : undefined
      return [String(field.id), option?.id ?? value]
    }),
  )
}
