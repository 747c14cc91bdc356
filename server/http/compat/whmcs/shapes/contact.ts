import { z } from 'zod'
import type { Card } from '../../../../modules/additional-contacts/index.ts'
import { namesOf } from './names.ts'
import { preferencesOf } from './preferences.ts'
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
  const place = values.postalAddress
  const preferences = preferencesOf(values.categories)
  return {
    id,
    userid: accountId,
    ...namesOf(values),
    companyname: values.organisation ?? '',
    email: values.email.address,
    address1: place?.street1 ?? '',
    address2: place?.street2 ?? '',
    city: place?.city ?? '',
    state: place?.state ?? '',
    postcode: place?.postcode ?? '',
    country: place?.country ?? '',
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
