import type { Problem } from '../../../lib/errors.ts'
import { readMailAddress } from '../../../lib/pure/mail-address.ts'
import { readTags } from '../../../lib/pure/tags.ts'
import type { Contact, ContactValues, Membership } from '../types.ts'
import { isSame } from './changes.ts'
import { type CompanyPlan, mostCompanies } from './memberships.ts'
import { mostEmails } from './read-values.ts'

/**
 * Whose value stays, by field. Where nothing is chosen it is the first who has any, the survivor before all; what only a
 * default filled in gives way to what somebody wrote.
 */
export type MergeChoices = Readonly<Record<string, number>>
/** A field in which contacts that are to be merged differ, with what each has. */
export type MergeClash = {
  path: string
  values: { contactId: number; value: unknown }[]
  /** Whose stays unless another is chosen. */
  stays: number
}

// Names stand and go together: of two people's names half each would be nobody's.
const single = [
  'name',
  'workPhone',
  'mobilePhone',
  'jobTitle',
  'language',
  'timeZone',
  'postalAddress',
  'externalId',
  'about',
  'avatar',
] as const

/** Fields in which at least two of the contacts have something, and not the same. */
export function clashesOf(contacts: readonly Contact[]): MergeClash[] {
  return pathsOf(contacts).flatMap((path) => {
    const values = contacts
      .map(({ id, values: all }) => ({ contactId: id, value: fieldOf(all, path) }))
      .filter(({ value }) => isFilled(value))
    const differ = values.some(({ value }) => !isSame(shown(value), shown(values[0]?.value)))
    const stays = holderOf(contacts, path, {})?.id
    return differ && stays !== undefined
      ? [{ path, values: values.map((each) => ({ ...each, value: shown(each.value) })), stays }]
      : []
  })
}

/** What was chosen that cannot be: a field that is none, a contact that is not among them. */
export function choiceProblems(contacts: readonly Contact[], choices: MergeChoices): Problem[] {
  const paths = new Set(pathsOf(contacts))
  return Object.entries(choices).flatMap(([path, id]) =>
    paths.has(path) && contacts.some((contact) => contact.id === id)
      ? []
      : [{ path: `choices.${path.slice(0, 60)}`, code: 'contact-merge.not-among-them' }],
  )
}

/** The choices that made a difference: whose value stayed where it is not the survivor's own. */
export function choicesMade(contacts: readonly Contact[], choices: MergeChoices): Record<string, number> {
  const [survivor] = contacts
  const taken = pathsOf(contacts).flatMap((path): [string, number][] => {
    const from = holderOf(contacts, path, choices)
    return from && from !== survivor ? [[path, from.id]] : []
  })
  return Object.fromEntries(taken)
}

/** What the survivor says of herself after the merge; addresses and tags are united, of the rest one value stays. */
export function mergedValues(
  contacts: readonly Contact[],
  given: { choices: MergeChoices; emails: readonly string[] | null },
): { values: ContactValues; problems: Problem[] } {
  const survivor = contacts[0] as Contact
  const from = (path: string): ContactValues => (holderOf(contacts, path, given.choices) ?? survivor).values
  const keyed = (prefix: string, path: (values: ContactValues) => Readonly<Record<string, unknown>>) =>
    Object.fromEntries(
      pathsOf(contacts)
        .filter((each) => each.startsWith(prefix))
        .map((each) => [each.slice(prefix.length), path(from(each))[each.slice(prefix.length)]])
        .filter(([, value]) => value !== undefined),
    )
  const named = from('name')
  const { emails, problems } = unitedEmails(contacts, given.emails)
  const { tags, faults } = readTags(contacts.flatMap(({ values }) => values.tags))
  problems.push(...faults.map(({ fault }) => ({ path: 'tags', ...fault })))
  return {
    values: {
      name: named.name,
      givenNames: named.givenNames,
      familyNames: named.familyNames,
      emails,
      workPhone: from('workPhone').workPhone,
      mobilePhone: from('mobilePhone').mobilePhone,
      jobTitle: from('jobTitle').jobTitle,
      language: from('language').language,
      timeZone: from('timeZone').timeZone,
      tags,
      postalAddress: from('postalAddress').postalAddress,
      socialHandles: keyed('socialHandles.', (values) => values.socialHandles),
      externalId: from('externalId').externalId,
      about: from('about').about,
      avatar: from('avatar').avatar,
      custom: keyed('custom.', (values) => values.custom),
    },
    problems,
  }
}

/**
 * The memberships of all, the survivor's first; given ones stay alone, the first of them as the primary one, with what
 * the plan hides.
 */
export function mergedMemberships(
  all: readonly (readonly Membership[])[],
  companyIds: readonly number[] | null,
  plan: CompanyPlan,
): { memberships: Membership[]; problems: Problem[] } {
  const united = new Map<number, Membership>()
  for (const each of all.flat()) {
    const had = united.get(each.companyId)
    const sees = (had?.seesCompanyTickets ?? false) || each.seesCompanyTickets
    united.set(each.companyId, { ...(had ?? each), seesCompanyTickets: sees })
  }
  const shown = new Set(all.flat().flatMap((each) => (each.isPrimary ? each.companyId : [])))
  const hidden = plan.severalCompanies ? [] : [...united.keys()].filter((id) => !shown.has(id))
  const kept = companyIds ? [...new Set([...companyIds, ...hidden])] : [...united.keys()]
  const unknown = (companyIds ?? []).flatMap((id, at) => {
    if (hidden.includes(id)) return [{ path: `companies.${at}`, code: 'plan.several-companies' }]
    return united.has(id) ? [] : [{ path: `companies.${at}`, code: 'contact-merge.not-among-them' }]
  })
  const ofFirst = all.flat().find(({ isPrimary, companyId }) => isPrimary && kept.includes(companyId))
  const primary = companyIds === null ? ofFirst?.companyId : kept[0]
  const memberships = kept.flatMap((id) => {
    const membership = united.get(id)
    return membership ? [{ ...membership, isPrimary: id === (primary ?? kept[0]) }] : []
  })
  const tooMany =
    memberships.length > mostCompanies && memberships.length > (all[0]?.length ?? 0)
      ? [{ path: 'companies', code: 'membership.limit', params: { max: mostCompanies } }]
      : []
  return { memberships, problems: [...unknown, ...tooMany] }
}

function unitedEmails(
  contacts: readonly Contact[],
  given: readonly string[] | null,
): { emails: ContactValues['emails']; problems: Problem[] } {
  const united = contacts.flatMap(({ values }) => values.emails)
  const asked = given?.map((typed, at) => {
    const reading = readMailAddress(typed)
    const email = reading.ok ? united.find(({ normal }) => normal === reading.value.normal) : undefined
    return email ?? { path: `emails.${at}`, code: 'contact-merge.not-among-them' }
  })
  const problems: Problem[] = (asked ?? []).filter((each) => 'code' in each)
  const named = asked?.filter((each) => 'normal' in each) ?? united
  const emails = named.filter((each, at) => named.indexOf(each) === at)
  if (emails.length > mostEmails)
    problems.push({ path: 'emails', code: 'emails.too-many', params: { max: mostEmails } })
  return { emails, problems }
}

function holderOf(contacts: readonly Contact[], path: string, choices: MergeChoices): Contact | undefined {
  const chosen = contacts.find(({ id }) => id === choices[path])
  const filled = contacts.filter(({ values }) => isFilled(fieldOf(values, path)))
  return chosen ?? filled.find((contact) => !isByDefault(contact, path)) ?? filled[0]
}

/** Whether nobody wrote it: a default filled in all there is. */
function isByDefault({ values, defaultsApplied }: Contact, path: string): boolean {
  if (defaultsApplied.includes(path)) return true
  const value = fieldOf(values, path)
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  const filled = Object.entries(value).filter(([, part]) => isFilled(part))
  return filled.length > 0 && filled.every(([key]) => defaultsApplied.includes(`${path}.${key}`))
}

function pathsOf(contacts: readonly Contact[]): string[] {
  const keys = (of: (values: ContactValues) => object) => [
    ...new Set(contacts.flatMap(({ values }) => Object.keys(of(values)))),
  ]
  return [
    ...single,
    ...keys((values) => values.socialHandles).map((network) => `socialHandles.${network}`),
    ...keys((values) => values.custom).map((id) => `custom.${id}`),
  ]
}

function fieldOf(values: ContactValues, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((value, key) => (value as Record<string, unknown> | null | undefined)?.[key], values)
}

/** As the wire shows it: a phone as it was typed. */
const shown = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && 'typed' in value ? value.typed : value

const isFilled = (value: unknown): boolean =>
  value !== null && value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0)
