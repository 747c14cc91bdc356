import { z } from 'zod'
import { ContactAnswer, ContactDraft, EmailAnswer } from '../directory/wire.ts'
import { WorkspaceAnswer } from '../identity/wire.ts'
import { AccountCounts } from './wire/accounts.ts'

export {
  AccountAnswer,
  AccountClosed,
  AccountCounts,
  AccountDraft,
  AccountIdParams,
  AccountRow,
  AccountsAnswer,
  AccountsQuery,
  HandOverBody,
  HolderAnswer,
  NewAccountBody,
} from './wire/accounts.ts'
export {
  FindServiceQuery,
  OwnServiceAnswer,
  OwnServicesAnswer,
  ServiceAnswer,
  ServiceDeleted,
  ServiceDraft,
  ServiceParams,
  ServicesAnswer,
  ServicesQuery,
  serviceStatuses,
} from './wire/services.ts'

const accountName = z.strictObject({ id: z.number(), name: z.string() })

/** Who is signed in at the customers' door, and the accounts she acts for. */
export const AreaSession = z.strictObject({
  person: z.strictObject({
    id: z.number(),
    name: z.string(),
    email: z.string(),
    language: z.enum(['es', 'en']),
    timeZone: z.string(),
  }),
  accounts: z.array(accountName),
  workspace: WorkspaceAnswer,
})
export type AreaSession = z.infer<typeof AreaSession>

const { id, version, custom, ...own } = ContactAnswer.pick({
  id: true,
  version: true,
  name: true,
  givenNames: true,
  familyNames: true,
  workPhone: true,
  workPhoneE164: true,
  mobilePhone: true,
  mobilePhoneE164: true,
  jobTitle: true,
  language: true,
  timeZone: true,
  tags: true,
  postalAddress: true,
  socialHandles: true,
  externalId: true,
  about: true,
  avatar: true,
  custom: true,
}).shape

/** One's own profile: the properties of fields that customers may see. */
export const ProfileAnswer = z.strictObject({
  id,
  version,
  custom,
  ...z.strictObject(own).partial().shape,
  emails: z.array(EmailAnswer.pick({ address: true, isPrimary: true, verifiedAt: true })).optional(),
})
export type ProfileAnswer = z.infer<typeof ProfileAnswer>

/** What is named changes, if the definitions let customers change it. */
export const ProfileBody = ContactDraft
export type ProfileBody = z.infer<typeof ProfileBody>

export const AccountParams = z.strictObject({
  account: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER),
})

/** The first page of an account, with how much hangs from it; `contacts`: the first by name, for the side menu. */
export const HomeAnswer = z.strictObject({
  account: z.strictObject({
    id: z.number(),
    name: z.string(),
    company: z.string().nullable(),
    createdAt: z.iso.datetime(),
  }),
  counts: AccountCounts,
  contacts: z.array(accountName),
})
export type HomeAnswer = z.infer<typeof HomeAnswer>

/** The open accounts that a contact is main user of. */
export const ContactAccountsAnswer = z.strictObject({ items: z.array(accountName) })
export type ContactAccountsAnswer = z.infer<typeof ContactAccountsAnswer>
