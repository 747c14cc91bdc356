import { z } from 'zod'
import type { Contact } from '../../../../modules/directory/index.ts'
import type { Field } from '../../../../modules/fields/index.ts'
import { customShape } from './custom-values.ts'
import { languageShown } from './languages.ts'
import { railsZoneOf } from './time-zones.ts'
import { timeOf } from './times.ts'

const text = z.string().nullable()

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

/** What showing contacts takes beside them. `avatar`: of whom it is known, what is to be said of the picture. */
export type Showing = {
  fields: readonly Field[]
  language: 'es' | 'en'
  avatar?: ContactShape['avatar']
}

/** A contact as she is shown alone. */
export function contactShape(contact: Contact, showing: Showing): ContactShape {
  const [first, ...others] = contact.companies
  return {
    ...shownEverywhere(contact, showing),
    avatar: showing.avatar ?? null,
    other_companies: others.map(({ id, seesCompanyTickets }) => ({
      company_id: id,
      view_all_tickets: seesCompanyTickets,
    })),
    other_emails: contact.emails.slice(1).map(({ address }) => address),
    tags: [...contact.values.tags],
    view_all_tickets: first?.seesCompanyTickets ?? false,
  }
}

type ShownAlone = 'avatar' | 'other_companies' | 'other_emails' | 'tags' | 'view_all_tickets'

/** What is shown of a contact alone, in lists and in what is found alike. */
export function shownEverywhere(
  contact: Contact,
  { fields, language }: Showing,
): Omit<ContactShape, ShownAlone> {
  const { values } = contact
  return {
    id: contact.id,
    active: contact.access === 'active',
    address: addressShown(values.postalAddress),
    company_id: contact.companies[0]?.id ?? null,
    contact_type: 'contact',
    created_at: timeOf(contact.createdAt),
    csat_rating: null,
    custom_fields: customShape(values.custom, fields, language),
    deleted: contact.life !== 'live',
    description: values.about,
    email: contact.emails[0]?.address ?? null,
    facebook_id: values.socialHandles.facebook ?? null,
    first_name: values.givenNames,
    job_title: values.jobTitle,
    language: languageShown(values.language),
    last_name: values.familyNames,
    mobile: values.mobilePhone?.typed ?? null,
    name: values.name,
    phone: values.workPhone?.typed ?? null,
    preferred_source: null,
    social_handler: [],
    time_zone: railsZoneOf(values.timeZone),
    twitter_id: values.socialHandles.x ?? null,
    unique_external_id: values.externalId,
    updated_at: timeOf(contact.updatedAt),
  }
}

/** A postal address as one text; a country alone, which is a default, is none. */
function addressShown(address: Contact['values']['postalAddress']): string | null {
  if (!address) return null
  const { block, street1, street2, street3, postcode, city, state, country } = address
  if (block) return block
  const town = [postcode, city].filter(Boolean).join(' ')
  const lines = [street1, street2, street3, town, state].filter(Boolean)
  return lines.length === 0 ? null : [...lines, country].filter(Boolean).join('\n')
}
