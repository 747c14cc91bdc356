import { XMLParser, XMLValidator } from 'fast-xml-parser'
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

// Clients write what DomainGetWhoisInfo says, what the documentation's example says, and what registrars' modules say.
const known: Readonly<Record<string, keyof Details | 'callingCode' | 'ignored'>> = {
  name: 'name',
  fullname: 'name',
  firstname: 'firstName',
  lastname: 'lastName',
  company: 'organisation',
  companyname: 'organisation',
  organisation: 'organisation',
  organization: 'organisation',
  organisationname: 'organisation',
  organizationname: 'organisation',
  email: 'email',
  emailaddress: 'email',
  address: 'street1',
  address1: 'street1',
  address2: 'street2',
  address3: 'street3',
  city: 'city',
  state: 'state',
  region: 'state',
  zip: 'postcode',
  zipcode: 'postcode',
  postcode: 'postcode',
  postalcode: 'postcode',
  country: 'country',
  phone: 'phone',
  phonenumber: 'phone',
  telephone: 'phone',
  telcountrycode: 'callingCode',
  phonecountrycode: 'callingCode',
  jobtitle: 'ignored',
  fax: 'ignored',
  faxnumber: 'ignored',
  faxcountrycode: 'ignored',
}

const roleNames: Readonly<Record<string, DomainRole>> = {
  registrant: 'registrant',
  admin: 'administrative',
  administrative: 'administrative',
  tech: 'technical',
  technical: 'technical',
  billing: 'billing',
}

const parser = new XMLParser({
  parseTagValue: false,
  ignoreAttributes: true,
  trimValues: true,
  // Numeric references too; entities of its own a document cannot declare, see below.
  htmlEntities: true,
})

/**
 * Reads `<contactdetails><Registrant>…`: who shall stand behind a domain, by role. A document type is refused, and with it
 * every entity that expands; so is what nobody knows, rather than lost.
 */
export function readWhois(xml: string): { roles: Map<DomainRole, Details> } | { fault: string } {
  const document = parsed(xml)
  if (document === null) return { fault: 'The XML cannot be read' }
  const root = isNode(document) ? document.contactdetails : undefined
  if (!isNode(root)) return { fault: 'The XML names no contactdetails' }
  const roles = new Map<DomainRole, Details>()
  for (const [tag, node] of Object.entries(root)) {
    const role = Object.hasOwn(roleNames, bare(tag)) ? roleNames[bare(tag)] : undefined
    if (!role || roles.has(role)) return { fault: `Unknown contact in the XML: ${tag}` }
    const read = isNode(node) ? readDetails(node) : { fault: `Unknown contact in the XML: ${tag}` }
    if ('fault' in read) return read
    roles.set(role, read.details)
  }
  return roles.size === 0 ? { fault: 'The XML names no contact' } : { roles }
}

const longest = 100_000

function parsed(xml: string): unknown {
  if (xml.length > longest || /<!(DOCTYPE|ENTITY)/i.test(xml) || XMLValidator.validate(xml) !== true)
    return null
  try {
    return parser.parse(xml)
  } catch {
    // Names that it takes for an attack, such as 'constructor'.
    return null
  }
}

function readDetails(node: Node): { details: Details } | { fault: string } {
  const details: Details = {}
  let callingCode = ''
  for (const [tag, value] of Object.entries(node)) {
    const field = Object.hasOwn(known, bare(tag)) ? known[bare(tag)] : undefined
    if (field === undefined || typeof value !== 'string') return { fault: `Unknown field in the XML: ${tag}` }
    if (field === 'callingCode') callingCode = value.replace(/\D/g, '')
    else if (field !== 'ignored') details[field] = value
  }
  if (callingCode !== '' && details.phone && !details.phone.startsWith('+'))
    details.phone = `+${callingCode}.${details.phone}`
  return { details }
}

type Node = Record<string, unknown>
const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const bare = (tag: string): string => tag.replaceAll(/[_\s-]/g, '').toLowerCase()

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
