import type { Problem } from '../../../../lib/errors.ts'
import type { Contact, ContactDraft } from '../../../../modules/directory/index.ts'
import type { Field } from '../../../../modules/fields/index.ts'
import { contactShape, type Showing } from './contact.ts'
import type { ContactBody } from './contact-body.ts'
import { customDraft, customName } from './custom-values.ts'
import { fieldNamed } from './field-names.ts'
import { asTyped } from './form.ts'
import { zoneOfRails } from './time-zones.ts'

export type Drafted = {
  draft: ContactDraft
  /** What only this door can tell: what it asks for and the room does not. */
  problems: Problem[]
  /** What a problem of the room is about, by the names of this door. */
  named: (problem: Problem) => string
}

/**
 * What the room is given for a body of this door. What is absent stays absent; so does what is given just as it is shown,
 * for what is shown may say less than what is kept: a postal address in parts, a zone that has no name here.
 */
export function contactDraft(body: ContactBody, showing: Showing, before: Contact | null): Drafted {
  const shown = before && contactShape(before, showing)
  const given = <Key extends 'name' | 'phone' | 'mobile' | 'address' | 'language' | 'time_zone'>(key: Key) =>
    body[key] !== undefined && body[key] !== shown?.[key] ? (body[key] ?? null) : undefined
  const emails = emailsOf(body, before)
  const companies = companiesOf(body, before)
  const address = given('address')
  const zone = given('time_zone')
  const custom = body.custom_fields ? customOf(body.custom_fields, showing, shown?.custom_fields) : undefined
  const draft: ContactDraft = {
    name: given('name'),
    workPhone: given('phone'),
    mobilePhone: given('mobile'),
    jobTitle: body.job_title,
    about: body.description,
    externalId: body.unique_external_id,
    language: given('language'),
    timeZone: zone && zoneOfRails(zone),
    tags: body.tags,
    postalAddress: address === undefined ? undefined : addressOf(address, before),
    socialHandles: handlesOf(body),
    custom,
    emails: emails.all,
    companies: companies.all,
  }
  const isNamed = body.company_id !== undefined && body.company_id !== null
  const places =
    companies.all?.map((_each, at) =>
      isNamed && at === 0 ? 'company_id' : `other_companies.${isNamed ? at - 1 : at}`,
    ) ?? []
  return {
    draft: Object.fromEntries(Object.entries(draft).filter(([, value]) => value !== undefined)),
    problems: [...emails.problems, ...companies.problems],
    named: (problem) => nameOf(problem, { fields: showing.fields, places }),
  }
}

function emailsOf(
  { email, other_emails: others }: ContactBody,
  before: Contact | null,
): { all?: string[] | undefined; problems: Problem[] } {
  if (email === undefined && others === undefined) return { problems: [] }
  const had = before?.emails.map(({ address }) => address) ?? []
  const primary = email === undefined ? (had[0] ?? null) : email?.trim() || null
  // The one that becomes the primary one is no longer among the others, unless they are given.
  const rest =
    others === undefined
      ? had.slice(1).filter((each) => each.toLowerCase() !== primary?.toLowerCase())
      : (others ?? [])
  if (primary !== null) return { all: [primary, ...rest], problems: [] }
  const problems = rest.length > 0 ? [{ path: 'email', code: 'freshdesk.primary-email' }] : []
  return { all: rest, problems }
}

type Company = { companyId: number; isPrimary: boolean; seesCompanyTickets: boolean }

function companiesOf(body: ContactBody, before: Contact | null): { all?: Company[]; problems: Problem[] } {
  const { company_id: companyId, view_all_tickets: sees, other_companies: others } = body
  if (companyId === undefined && sees === undefined && others === undefined) return { problems: [] }
  const had = before?.companies ?? []
  const saw = (id: number): boolean => had.find((each) => each.id === id)?.seesCompanyTickets ?? false
  const primary = companyId === undefined ? (had[0]?.id ?? null) : companyId
  if (primary === null && sees === true)
    return { problems: [{ path: 'view_all_tickets', code: 'freshdesk.company-needed' }] }
  const rest = (
    others?.map((each) => ({ id: each.company_id, sees: each.view_all_tickets ?? false })) ??
    (others === null ? [] : had.slice(1).map((each) => ({ id: each.id, sees: each.seesCompanyTickets })))
  ).filter(({ id }) => id !== primary)
  const all = [...(primary === null ? [] : [{ id: primary, sees: sees ?? saw(primary) }]), ...rest]
  // Nothing to say of a contact who has no company and is given none.
  if (all.length === 0 && had.length === 0) return { problems: [] }
  return {
    all: all.map(({ id, sees }, at) => ({ companyId: id, isPrimary: at === 0, seesCompanyTickets: sees })),
    problems: [],
  }
}

function handlesOf({ twitter_id: x, facebook_id: facebook }: ContactBody): ContactDraft['socialHandles'] {
  if (x === undefined && facebook === undefined) return undefined
  return { ...(x === undefined ? {} : { x }), ...(facebook === undefined ? {} : { facebook }) }
}

// The country stays: phones are read by it.
function addressOf(address: string | null, before: Contact | null): ContactDraft['postalAddress'] {
  const country = before?.values.postalAddress?.country
  if (address === null || address.trim() === '') return country ? { country } : null
  return { block: address, ...(country ? { country } : {}) }
}

function customOf(
  given: Readonly<Record<string, unknown>>,
  { fields }: Pick<Showing, 'fields'>,
  shown: Readonly<Record<string, unknown>> = {},
): Record<string, unknown> {
  const typed = Object.entries(given).map(
    ([name, value]) => [name, asTyped(value, fieldNamed(fields, name)?.type)] as const,
  )
  return customDraft(
    Object.fromEntries(typed.filter(([name, value]) => !Object.hasOwn(shown, name) || shown[name] !== value)),
    fields,
  )
}

const names: Readonly<Record<string, string>> = {
  workPhone: 'phone',
  mobilePhone: 'mobile',
  jobTitle: 'job_title',
  about: 'description',
  externalId: 'unique_external_id',
  timeZone: 'time_zone',
  postalAddress: 'address',
  'socialHandles.x': 'twitter_id',
  'socialHandles.facebook': 'facebook_id',
  'emails.0': 'email',
  emails: 'email',
  companies: 'other_companies',
}

function nameOf({ path }: Problem, of: { fields: readonly Field[]; places: readonly string[] }): string {
  const [, place] = /^companies\.(\d+)/.exec(path) ?? []
  if (place !== undefined) return of.places[Number(place)] ?? 'other_companies'
  const [, other] = /^emails\.([1-9]\d*)/.exec(path) ?? []
  if (other !== undefined) return `other_emails.${Number(other) - 1}`
  const custom = customName(path, of.fields)
  if (custom !== undefined) return `custom_fields.${custom}`
  const [head = '', ...rest] = path.split('.')
  // With the place in a list, by which a consequence is told from a fault.
  return names[path] ?? names[head] ?? [head, ...rest].join('.')
}
