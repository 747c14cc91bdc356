import { z } from 'zod'
import { countryName } from '../../../../lib/pure/countries.ts'
import {
  type Account,
  type AccountInWindow,
  holderNow,
  type User,
} from '../../../../modules/accounts/index.ts'
import { languageName } from './languages.ts'
import { namesOf, type TheirNames } from './names.ts'
import { phoneOf } from './phone.ts'
import { placeOf, type TheirPlace } from './place.ts'
import { type Preference, preferences } from './preferences.ts'
import { dayOf, timeOf } from './times.ts'

/** The original's words for an account that is open and for one that is closed; 'Inactive' is nobody's with us. */
export const statusOf = ({ closedAt }: Pick<Account, 'closedAt'>): 'Active' | 'Closed' =>
  closedAt === null ? 'Active' : 'Closed'

/** A row of GetClients. */
export const ClientRow = z.strictObject({
  id: z.number(),
  firstname: z.string(),
  lastname: z.string(),
  companyname: z.string(),
  email: z.string(),
  datecreated: z.string(),
  groupid: z.number(),
  status: z.enum(['Active', 'Closed']),
})

export function presentRow(account: AccountInWindow): z.infer<typeof ClientRow> {
  return {
    id: account.id,
    ...namesOf(account),
    companyname: account.organisation,
    email: account.email ?? '',
    datecreated: dayOf(account.createdAt),
    groupid: 0,
    status: statusOf(account),
  }
}

/** The client of GetClientsDetails: what we keep of it. Money, cards and gateways are not ours. */
export const ClientAnswer = z.strictObject({
  id: z.number(),
  userid: z.number(),
  client_id: z.number(),
  owner_user_id: z.number(),
  firstname: z.string(),
  lastname: z.string(),
  fullname: z.string(),
  companyname: z.string(),
  email: z.string(),
  address1: z.string(),
  address2: z.string(),
  city: z.string(),
  fullstate: z.string(),
  state: z.string(),
  statecode: z.string(),
  postcode: z.string(),
  countrycode: z.string(),
  country: z.string(),
  countryname: z.string(),
  phonecc: z.string(),
  phonenumber: z.string(),
  phonenumberformatted: z.string(),
  telephoneNumber: z.string(),
  tax_id: z.string(),
  notes: z.string(),
  language: z.string(),
  datecreated: z.string(),
  groupid: z.number(),
  billingcid: z.number(),
  status: z.enum(['Active', 'Closed']),
  email_verified: z.boolean(),
  email_preferences: z.record(z.enum(preferences), z.enum(['0', '1'])),
  users: z.strictObject({
    user: z.array(
      z.strictObject({ id: z.number(), name: z.string(), email: z.string(), is_owner: z.boolean() }),
    ),
  }),
})

type ToldClient = TheirNames &
  TheirPlace &
  Record<'companyname' | 'email' | 'phonenumber' | 'tax_id' | 'language', string>

/** What UpdateClient takes as GetClientsDetails tells it. */
export function toldOf(account: Account): ToldClient {
  const holder = holderNow(account)
  return {
    ...namesOf(holder),
    companyname: companyOf(account),
    email: holder.email ?? '',
    ...placeOf(holder.postalAddress),
    phonenumber: holder.phone?.typed ?? '',
    tax_id: holder.taxId ?? '',
    language: languageName(account.values.language ?? account.mainUser.ownLanguage),
  }
}

/** An account as GetClientsDetails tells it; `hears`: what its main user gets of each type of mail. */
export function presentClient(
  account: Account,
  hears: Readonly<Record<Preference, boolean>>,
): z.infer<typeof ClientAnswer> {
  const told = toldOf(account)
  const phone = phoneOf(holderNow(account).phone)
  const { mainUser } = account
  return {
    id: account.id,
    userid: account.id,
    client_id: account.id,
    owner_user_id: mainUser.id,
    ...told,
    fullname: [told.firstname, told.lastname].filter(Boolean).join(' '),
    fullstate: told.state,
    statecode: told.state,
    countrycode: told.country,
    countryname: countryName(told.country, 'en'),
    ...phone,
    telephoneNumber: phone.phonenumberformatted,
    notes: '',
    datecreated: dayOf(account.createdAt),
    groupid: 0,
    billingcid: 0,
    status: statusOf(account),
    email_verified: mainUser.email?.isVerified ?? false,
    email_preferences: Object.fromEntries(
      preferences.map((each) => [each, hears[each] ? '1' : '0']),
    ) as Record<Preference, '0' | '1'>,
    users: {
      user: [{ id: mainUser.id, name: mainUser.name, email: mainUser.email?.address ?? '', is_owner: true }],
    },
  }
}

// The holder's own organisation, else the company that the account belongs to.
const companyOf = (account: Account): string => holderNow(account).organisation ?? account.company?.name ?? ''

/** A row of GetUsers. */
export const UserRow = z.strictObject({
  id: z.number(),
  firstname: z.string(),
  lastname: z.string(),
  email: z.string(),
  datecreated: z.string(),
  validationdata: z.string(),
  clients: z.array(z.strictObject({ id: z.number(), isOwner: z.boolean() })),
})

export function presentUser(user: User): z.infer<typeof UserRow> {
  return {
    id: user.id,
    ...namesOf(user),
    email: user.email ?? '',
    datecreated: timeOf(user.createdAt),
    validationdata: '',
    clients: user.accountIds.map((id) => ({ id, isOwner: true })),
  }
}
