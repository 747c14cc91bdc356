import { isIdentified } from './rules/identification.ts'
import type { Contact } from './types.ts'
import type { ContactAnswer } from './wire.ts'

/** A contact as agents see it. */
export function presentContact(contact: Contact): ContactAnswer {
  const { values } = contact
  return {
    id: contact.id,
    version: contact.version,
    mergedInto: contact.canonicalId,
    name: values.name,
    givenNames: values.givenNames,
    familyNames: values.familyNames,
    emails: contact.emails.map(({ address, isPrimary, verifiedAt, suppressedAt, suppressedBecause }) => ({
      address,
      isPrimary,
      verifiedAt: iso(verifiedAt),
      suppressedAt: iso(suppressedAt),
      suppressedBecause,
    })),
    workPhone: values.workPhone?.typed ?? null,
    workPhoneE164: values.workPhone?.e164 ?? null,
    mobilePhone: values.mobilePhone?.typed ?? null,
    mobilePhoneE164: values.mobilePhone?.e164 ?? null,
    jobTitle: values.jobTitle,
    language: values.language,
    timeZone: values.timeZone,
    tags: [...values.tags],
    postalAddress: values.postalAddress,
    socialHandles: values.socialHandles,
    externalId: values.externalId,
    about: values.about,
    avatar: avatarUrl(contact.id, values.avatar),
    companies: [...contact.companies],
    custom: { ...values.custom },
    defaultsApplied: [...contact.defaultsApplied],
    isIdentified: isIdentified(values),
    access: contact.blockedAt ? 'blocked' : contact.access,
    activationSentAt: iso(contact.activationSentAt),
    activationHoldsUntil: iso(contact.activationHoldsUntil),
    activatedAt: iso(contact.activatedAt),
    blockedAt: iso(contact.blockedAt),
    origin: contact.origin,
    createdAt: contact.createdAt.toISOString(),
    updatedAt: contact.updatedAt.toISOString(),
  }
}

/** The picture's address names its content, so that a browser may keep it. */
export function avatarUrl(id: number, hash: string | null): string | null {
  return hash === null ? null : `/api/agent/contacts/${id}/avatar?v=${hash.slice(0, 16)}`
}

const iso = (time: Date | null): string | null => time?.toISOString() ?? null
