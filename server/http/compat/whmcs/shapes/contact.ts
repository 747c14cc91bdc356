import { z } from 'zod'
import type { Card, CardDraft } from '../../../../modules/additional-contacts/index.ts'
import type { Category } from '../../../../modules/delivery/index.ts'
import { text } from './fields.ts'
import { nameInAddress, nameless, namesFrom, namesOf } from './names.ts'
import { onlyChanged } from './only-changed.ts'
import { placeFields, placeFrom, placeNames, placeOf } from './place.ts'
import {
  categoriesFrom,
  categoryOf,
  givenPreferences,
  preferenceFields,
  preferencesOf,
} from './preferences.ts'
import { timeOf } from './times.ts'

/** An additional contact as GetContacts tells it: numbers and booleans as in the original's example. */
export const ContactAnswer = z.strictObject({
  id: z.number(),
  userid: z.number(),
  firstname: z.string(),
  lastname: z.string(),
  companyname: z.string(),
  email: z.string(),
  address1: z.string(),
  address2: z.string(),
  city: z.string(),
  state: z.string(),
  postcode: z.string(),
  country: z.string(),
  phonenumber: z.string(),
  tax_id: z.string(),
  domainemails: z.boolean(),
  generalemails: z.boolean(),
  invoiceemails: z.boolean(),
  productemails: z.boolean(),
  supportemails: z.boolean(),
  affiliateemails: z.boolean(),
  created_at: z.string(),
  updated_at: z.string(),
})
type ContactAnswer = z.infer<typeof ContactAnswer>

/** A card in the original's fields; what is empty is ''. */
export function presentContact({ id, accountId, values, createdAt, updatedAt }: Card): ContactAnswer {
  const preferences = preferencesOf(values.categories)
  return {
    id,
    userid: accountId,
    ...namesOf(values),
    companyname: values.organisation ?? '',
    email: values.email.address,
    ...placeOf(values.postalAddress),
    phonenumber: values.phone?.typed ?? '',
    tax_id: values.taxId ?? '',
    domainemails: preferences.domain,
    generalemails: preferences.general,
    invoiceemails: preferences.invoice,
    productemails: preferences.product,
    supportemails: preferences.support,
    affiliateemails: preferences.affiliate,
    created_at: timeOf(createdAt),
    updated_at: timeOf(updatedAt),
  }
}

/** What AddContact and UpdateContact take of a contact. */
export const contactFields = {
  firstname: text,
  lastname: text,
  companyname: text,
  email: text,
  ...placeFields,
  phonenumber: text,
  tax_id: text,
  ...preferenceFields,
}
const ContactFields = z.object(contactFields)

/** Where a problem of a card stands in the original's fields. */
export const contactNames = {
  ...placeNames,
  givenNames: 'firstname',
  familyNames: 'lastname',
  name: 'firstname',
  organisation: 'companyname',
  phone: 'phonenumber',
  taxId: 'tax_id',
  categories: 'email_preferences',
}

/** What the fields make of a card, or change of it; '' clears. */
export function cardFrom(
  given: z.infer<typeof ContactFields>,
  card: Card | null,
  offered: readonly Category[],
): CardDraft {
  const before = card?.values
  const fields = card ? onlyChanged(given, presentContact(card)) : given
  const isNew = card === null
  const called =
    (fields.companyname ?? before?.organisation) || nameInAddress(fields.email ?? before?.email.address ?? '')
  const { firstname = isNew ? '' : undefined, lastname } = fields
  return {
    ...namesFrom({ firstname, lastname }, before ? namesOf(before) : nameless, called),
    organisation: fields.companyname,
    email: fields.email,
    phone: fields.phonenumber,
    taxId: fields.tax_id,
    postalAddress: placeFrom(fields, before?.postalAddress ?? null),
    categories: categoriesFrom(
      givenPreferences(fields).filter(([preference]) => offered.includes(categoryOf(preference))),
      before?.categories ?? [],
    ),
  }
}
