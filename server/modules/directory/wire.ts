import { z } from 'zod'
import { postalFields } from '../../lib/pure/postal-format.ts'
import { socialNetworks } from '../../lib/pure/social-handles.ts'
import { ContactCompany, ContactCompanyBody } from './wire/companies.ts'
import { CustomValuesBody } from './wire/custom-values.ts'

export {
  CompanyAnswer,
  CompanyBody,
  CompanyContact,
  CompanyContactsAnswer,
  CompanyContactsQuery,
  CompanyDraft,
  CompanyLookupAnswer,
  CompanyLookupQuery,
  CompanyParams,
  ContactCompany,
  ContactCompanyBody,
  MailDomainsAnswer,
  MailDomainsQuery,
  MembershipBody,
  MembershipParams,
  OfAddressAnswer,
  OfAddressQuery,
} from './wire/companies.ts'

// Shape and size only: what a value may be is decided by the rules, which report every field at once.
const text = z.string().nullable().optional()
const time = z.iso.datetime()

/** Postal address as it is given: a key that is absent was not given. */
export const PostalAddressBody = z
  .strictObject(
    Object.fromEntries(postalFields.map((field) => [field, text])) as Record<
      (typeof postalFields)[number],
      typeof text
    >,
  )
  .nullable()
  .optional()
// Which networks there are is a rule, so that an unknown one does not hide what else is wrong.
const SocialHandlesBody = z
  .object(
    Object.fromEntries(socialNetworks.map((name) => [name, text])) as Record<
      (typeof socialNetworks)[number],
      typeof text
    >,
  )
  .catchall(text)
  .nullable()
  .optional()

const contactFields = {
  name: text,
  givenNames: text,
  familyNames: text,
  /** The first is the primary one. */
  emails: z.array(z.string()).max(1000).nullable().optional(),
  workPhone: text,
  mobilePhone: text,
  jobTitle: text,
  language: text,
  timeZone: text,
  tags: z.array(z.string()).max(1000).nullable().optional(),
  postalAddress: PostalAddressBody,
  socialHandles: SocialHandlesBody,
  externalId: text,
  about: text,
  /** As a whole; those at whose mail domain an address is join when the contact is made or the address is added. */
  companies: z.array(ContactCompanyBody).max(1000).nullable().optional(),
  /** By field id. */
  custom: CustomValuesBody,
}

/** What a contact is made or changed with: a key that is absent was not given, null or '' clears. */
export const ContactDraft = z.strictObject(contactFields)
export type ContactDraft = z.infer<typeof ContactDraft>

export const NewContactBody = z.strictObject({ ...contactFields, sendActivation: z.boolean().optional() })
export type NewContactBody = z.infer<typeof NewContactBody>

export const access = z.enum(['none', 'invited', 'active', 'blocked'])

export const EmailAnswer = z.strictObject({
  address: z.string(),
  isPrimary: z.boolean(),
  verifiedAt: time.nullable(),
  /** Mail to it is not sent: the receiving server said that it does not exist. */
  suppressedAt: time.nullable(),
  suppressedBecause: z.string().nullable(),
})

const known = z.string().nullable()
export const PostalAddressAnswer = z.strictObject(
  Object.fromEntries(postalFields.map((field) => [field, known])) as Record<
    (typeof postalFields)[number],
    typeof known
  >,
)

/** A contact as agents see it. */
export const ContactAnswer = z.strictObject({
  id: z.number(),
  version: z.number(),
  /** The contact that this one became one with: what is to be done is done there. Null for a live one. */
  mergedInto: z.number().nullable(),
  name: z.string(),
  givenNames: known,
  familyNames: known,
  emails: z.array(EmailAnswer),
  workPhone: known,
  workPhoneE164: known,
  mobilePhone: known,
  mobilePhoneE164: known,
  jobTitle: known,
  language: known,
  timeZone: known,
  tags: z.array(z.string()),
  postalAddress: PostalAddressAnswer.nullable(),
  socialHandles: z.partialRecord(z.enum(socialNetworks), z.string()),
  externalId: known,
  about: known,
  /** Address of the picture; it changes with the picture. */
  avatar: known,
  /** The primary one first; it alone where the plan has one company a contact. */
  companies: z.array(ContactCompany),
  custom: z.record(z.string(), z.unknown()),
  /** Paths of values that a default filled in and nobody has changed since: `language`, `postalAddress.country`. */
  defaultsApplied: z.array(z.string()),
  /** False when nothing is left by which the person can be reached or recognised: an undo may leave it so. */
  isIdentified: z.boolean(),
  access,
  activationSentAt: time.nullable(),
  /** Until when the activation link sent last holds; null when none does: used, withdrawn with its address, or never sent. */
  activationHoldsUntil: time.nullable(),
  activatedAt: time.nullable(),
  blockedAt: time.nullable(),
  origin: z.string(),
  createdAt: time,
  updatedAt: time,
  /** After it was made or changed, what could not be done with it: a company of an address's domain, beyond the limit. */
  leftOut: z
    .array(
      z.strictObject({
        path: z.string(),
        code: z.string(),
        params: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
        message: z.string(),
      }),
    )
    .optional(),
})
export type ContactAnswer = z.infer<typeof ContactAnswer>

export const ContactParams = z.strictObject({
  id: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER),
})

export const SimilarQuery = z.strictObject({
  name: z.string().max(1000).optional(),
  email: z.string().max(1000).optional(),
  phone: z.string().max(300).optional(),
  externalId: z.string().max(1000).optional(),
  /** A contact that is being edited is not similar to itself. */
  except: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER).optional(),
})

export const SimilarContact = z.strictObject({
  id: z.number(),
  kind: z.enum(['agent', 'contact']),
  name: z.string(),
  email: known,
  because: z.array(z.enum(['email', 'phone', 'external-id', 'name', 'domain', 'near-phone'])),
})
export type SimilarContact = z.infer<typeof SimilarContact>

/** `same`: somebody has exactly this address, phone or external id. `similar`: perhaps the same person; never an obstacle. */
export const SimilarAnswer = z.strictObject({
  same: z.array(SimilarContact),
  similar: z.array(SimilarContact),
})
export type SimilarAnswer = z.infer<typeof SimilarAnswer>
