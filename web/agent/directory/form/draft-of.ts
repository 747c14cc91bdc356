import { postalFields } from '../../../../server/lib/pure/postal-format.ts'
import { socialNetworks } from '../../../../server/lib/pure/social-handles.ts'
import type { ContactDraft } from '../../../../server/modules/directory/wire.ts'
import type { FieldAnswer } from '../../../../server/modules/fields/wire.ts'
import { changedCustom, newCustom } from '../../../shared/fields/form-values.ts'
import { companiesOnWire, isSameCompanies } from '../membership/values.ts'
import type { ContactValues } from './values.ts'

const texts = [
  'name',
  'mobilePhone',
  'workPhone',
  'jobTitle',
  'language',
  'timeZone',
  'externalId',
  'about',
] as const

/** What a form says of a new contact: what differs from the defaults. Cleared is null, untouched is not sent. */
export function newDraftOf(
  values: ContactValues,
  byDefault: ContactValues,
  fields: FieldAnswer[],
): ContactDraft {
  const parts = Object.fromEntries(
    partsOf(values)
      .filter((field) => values.postalAddress[field] !== byDefault.postalAddress[field])
      .map((field) => [field, orNull(values.postalAddress[field])]),
  )
  return {
    ...plainDraft(values, byDefault),
    ...newCustom(fields, values.custom),
    ...(Object.keys(parts).length > 0 ? { postalAddress: parts } : {}),
  }
}

/** What a form changes: only what differs from what was read; an address goes as a whole. */
export function changedDraftOf(
  values: ContactValues,
  before: ContactValues,
  fields: FieldAnswer[],
): ContactDraft {
  const draft = { ...plainDraft(values, before), ...changedCustom(fields, values.custom, before.custom) }
  const parts = partsOf(values)
  const address = Object.fromEntries(parts.map((field) => [field, orNull(values.postalAddress[field])]))
  const isSame = postalFields.every(
    (field) => (address[field] ?? null) === orNull(before.postalAddress[field]),
  )
  if (isSame) return draft
  const isEmpty = Object.values(address).every((value) => value === null)
  return { ...draft, postalAddress: isEmpty ? null : address }
}

/** The places in the form of the e-mails that are sent: empty lines are left out. */
export function filledEmails(values: Pick<ContactValues, 'emails'>): number[] {
  return values.emails.flatMap(({ address }, place) => (address.trim() === '' ? [] : [place]))
}

function plainDraft(values: ContactValues, before: ContactValues): ContactDraft {
  const draft: ContactDraft = {}
  for (const key of texts) if (values[key] !== before[key]) draft[key] = orNull(values[key])
  const emails = addressesOf(values)
  if (!isSameList(emails, addressesOf(before))) draft.emails = emails.length > 0 ? emails : null
  if (!isSameCompanies(values.companies, before.companies))
    draft.companies = companiesOnWire(values.companies)
  if (!isSameList(values.tags, before.tags)) draft.tags = values.tags
  const handles = socialNetworks.filter((name) => values.socialHandles[name] !== before.socialHandles[name])
  if (handles.length > 0)
    draft.socialHandles = Object.fromEntries(
      handles.map((name) => [name, orNull(values.socialHandles[name])]),
    )
  return draft
}

/** The parts of the address that count: either its fields or its block, and the country of both. */
function partsOf({ addressForm }: ContactValues) {
  return postalFields.filter(
    (field) => field === 'country' || (field === 'block') === (addressForm === 'block'),
  )
}

const addressesOf = (values: Pick<ContactValues, 'emails'>) =>
  filledEmails(values).map((place) => values.emails[place]?.address ?? '')
const orNull = (text: string) => (text.trim() === '' ? null : text)
const isSameList = (one: string[], other: string[]) =>
  one.length === other.length && one.every((word, at) => word === other[at])
