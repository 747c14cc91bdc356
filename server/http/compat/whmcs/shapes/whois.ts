import type { DomainRole, Holder } from '../../../../modules/domains/index.ts'
import { namesOf } from './names.ts'
import { phoneOf } from './phone.ts'

/** The original's names of roles, in our order. */
export const theirRoles: Readonly<Record<DomainRole, string>> = {
  registrant: 'Registrant',
  administrative: 'Admin',
  technical: 'Tech',
  billing: 'Billing',
}

/** What is known of somebody, whoever says it: '' is nothing, absent is not said. */
export type Details = { [Field in (typeof fields)[number]]?: string }
const fields = [
  'name',
  'firstName',
  'lastName',
  'organisation',
  'email',
  'street1',
  'street2',
  'street3',
  'city',
  'state',
  'postcode',
  'country',
  'phone',
] as const

/** Whom DomainGetWhoisInfo tells of, as a text of JSON: what a holder's details are, and of a registrant what is on record. */
export function presentWhois(details: Required<Details>): string {
  return JSON.stringify({
    First_Name: details.firstName,
    Last_Name: details.lastName,
    Organisation_Name: details.organisation || null,
    Job_Title: null,
    Email: details.email,
    Address_1: details.street1,
    Address_2: details.street2,
    ...(details.street3 ? { Address_3: details.street3 } : {}),
    City: details.city,
    State: details.state,
    Postcode: details.postcode,
    Country: details.country,
    Phone: details.phone,
  })
}

/** All that is known of a holder of roles. */
export function detailsOf(holder: Holder): Required<Details> {
  const place = holder.postalAddress
  const names = namesOf(holder)
  return {
    name: holder.name,
    firstName: names.firstname,
    lastName: names.lastname,
    organisation: holder.organisation ?? '',
    email: holder.email ?? '',
    street1: place?.street1 ?? '',
    street2: place?.street2 ?? '',
    street3: place?.street3 ?? '',
    city: place?.city ?? '',
    state: place?.state ?? '',
    postcode: place?.postcode ?? '',
    country: place?.country ?? '',
    phone: phoneOf({ typed: '', e164: holder.phoneE164 }).phonenumberformatted,
  }
}

/** Of a registrant of whom only what is on record is known. */
export function detailsOnRecord(record: {
  name: string
  organisation: string | null
  email: string
}): Required<Details> {
  const names = namesOf({ name: record.name, givenNames: null, familyNames: null })
  const unknown = Object.fromEntries(fields.map((field) => [field, ''])) as Required<Details>
  return {
    ...unknown,
    name: record.name,
    firstName: names.firstname,
    lastName: names.lastname,
    organisation: record.organisation ?? '',
    email: record.email,
  }
}

/** Of what was said only what differs from what is known; names that say the same in other parts do not differ. */
export function changesIn(said: Details, before: Required<Details>): Details {
  const changes = Object.entries(said).filter(
    ([field, value]) => folded(field, value) !== folded(field, before[field as keyof Details]),
  )
  const { name, firstName, lastName, ...others } = Object.fromEntries(changes) as Details
  const isNamed = [name, firstName, lastName].some((each) => each !== undefined)
  const called = said.name ?? [said.firstName ?? before.firstName, said.lastName ?? before.lastName].join(' ')
  if (!isNamed || called.trim() === before.name) return others
  return Object.fromEntries(changes) as Details
}

/** What is compared: a telephone by its digits, a country in capitals. */
function folded(field: string, value: string): string {
  if (field === 'phone') return value.replace(/\D/g, '')
  return field === 'country' ? value.toUpperCase() : value
}
