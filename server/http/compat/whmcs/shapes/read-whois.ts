import { XMLParser, XMLValidator } from 'fast-xml-parser'
import type { DomainRole } from '../../../../modules/domains/index.ts'
import type { Details } from './whois.ts'

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
