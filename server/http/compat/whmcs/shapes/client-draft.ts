import { z } from 'zod'
import { isCountry } from '../../../../lib/pure/countries.ts'
import { normalMailAddress } from '../../../../lib/pure/mail-address.ts'
import { type Account, type AccountDraft, holderNow } from '../../../../modules/accounts/index.ts'
import type { ContactDraft, ContactEmail } from '../../../../modules/directory/index.ts'
import { text } from './fields.ts'
import { languageOf } from './languages.ts'
import { nameInAddress, nameless, namesFrom, namesOf } from './names.ts'
import { placeFields, placeFrom, placeNames } from './place.ts'
import { preferenceFields } from './preferences.ts'

/** What AddClient and UpdateClient take of a client. */
export const clientFields = {
  firstname: text,
  lastname: text,
  companyname: text,
  email: text,
  ...placeFields,
  phonenumber: text,
  tax_id: text,
  language: text,
  ...preferenceFields,
}
const ClientFields = z.object(clientFields)
export type TheirClient = z.infer<typeof ClientFields> & {
  noemail?: boolean
  skipvalidation?: boolean
}

/** Where a problem of ours stands in the original's fields. */
export const clientNames = {
  ...placeNames,
  ...Object.fromEntries(Object.entries(placeNames).map(([path, name]) => [`holder.${path}`, name])),
  name: 'firstname',
  givenNames: 'firstname',
  familyNames: 'lastname',
  emails: 'email',
  workPhone: 'phonenumber',
  'holder.name': 'firstname',
  'holder.givenNames': 'firstname',
  'holder.familyNames': 'lastname',
  'holder.organisation': 'companyname',
  'holder.taxId': 'tax_id',
  'holder.phone': 'phonenumber',
  mainUserId: 'owner_user_id',
  choices: 'email_preferences',
}

const required = [
  ['firstname', 'You did not enter your first name'],
  ['lastname', 'You did not enter your last name'],
  ['email', 'You did not enter your email address'],
  ['address1', 'You did not enter your address line 1'],
  ['city', 'You did not enter your city'],
  ['state', 'You did not enter your state'],
  ['postcode', 'You did not enter your postcode'],
  ['country', 'You did not enter your country'],
  ['phonenumber', 'You did not enter your phone number'],
] as const

/** What is missing for a new client, in the original's words; an address is needed even where validation is skipped. */
export function requiredProblems(fields: TheirClient): string[] {
  const missing = required.filter(
    ([name]) => !fields[name]?.trim() && (name === 'email' || !fields.skipvalidation),
  )
  const country = fields.country?.trim().toUpperCase() ?? ''
  return [
    ...missing.map(([, message]) => message),
    ...(fields.email?.trim() && normalMailAddress(fields.email) === null
      ? ['The email address you entered was not valid']
      : []),
    ...(country !== '' && !isCountry(country) ? ['Valid country required'] : []),
  ]
}

/** The contact who becomes the main user of a new client. */
export function contactFrom(fields: TheirClient): ContactDraft {
  const { email = '', companyname = '', language } = fields
  const { firstname = '', lastname } = fields
  return {
    ...namesFrom({ firstname, lastname }, nameless, companyname || nameInAddress(email)),
    emails: [email],
    workPhone: fields.phonenumber,
    postalAddress: placeFrom(fields, null),
    ...(language ? { language: languageOf(language) } : {}),
  }
}

/**
 * What the fields make or change of an account's holder; 'organisation': only what a contact has no place for. Nothing of
 * it given: undefined.
 */
export function holderFrom(
  fields: TheirClient,
  account: Account | null,
  part: 'all' | 'organisation',
): AccountDraft['holder'] {
  const own = { organisation: fields.companyname, taxId: fields.tax_id }
  const now = account && holderNow(account)
  const holder =
    part === 'organisation'
      ? own
      : {
          ...own,
          ...namesFrom(
            fields,
            now ? namesOf(now) : nameless,
            fields.companyname || nameInAddress(fields.email ?? ''),
          ),
          phone: fields.phonenumber,
          postalAddress: placeFrom(fields, now?.postalAddress ?? null),
        }
  return Object.values(holder).some((value) => value !== undefined) ? holder : undefined
}

/** Her addresses with this one as the primary: it takes the old one's place unless it is hers already. */
export function emailsWith(emails: readonly ContactEmail[], email: string): string[] {
  const normal = normalMailAddress(email)
  const others = emails.filter((each) => each.normal !== normal)
  const isHers = others.length < emails.length
  return [email, ...others.filter((each) => isHers || !each.isPrimary).map(({ address }) => address)]
}
