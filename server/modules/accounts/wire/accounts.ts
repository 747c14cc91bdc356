import { z } from 'zod'
import { PostalAddressAnswer, PostalAddressBody } from '../../directory/wire.ts'

// Shape and size only: what a value may be is decided by the rules, which report every field at once.
const text = z.string().nullable().optional()
const known = z.string().nullable()
const time = z.iso.datetime()
const id = z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER)
const language = z.enum(['es', 'en'])

export const AccountIdParams = z.strictObject({ id })

const HolderBody = z
  .strictObject({
    name: text,
    givenNames: text,
    familyNames: text,
    organisation: text,
    taxId: text,
    phone: text,
    postalAddress: PostalAddressBody,
  })
  .nullable()
  .optional()

const accountFields = {
  name: text,
  /** The provider's own number: it names one account. */
  externalId: text,
  /** 'es' or 'en'; null: the main user's. */
  language: text,
  companyId: z.number().int().nullable().optional(),
  /** Whom the account stands for; a part that is null is read from the main user. */
  holder: HolderBody,
}

/** What an account is changed with: a key that is absent was not given, null or '' clears. */
export const AccountDraft = z.strictObject(accountFields)
export type AccountDraft = z.infer<typeof AccountDraft>

/** Without a name the account is called as its company, else as its main user. */
export const NewAccountBody = z.strictObject({ ...accountFields, mainUserId: z.number().int().optional() })
export type NewAccountBody = z.infer<typeof NewAccountBody>

export const HandOverBody = z.strictObject({ mainUserId: z.number().int() })
export type HandOverBody = z.infer<typeof HandOverBody>

const holder = {
  name: known,
  givenNames: known,
  familyNames: known,
  organisation: known,
  taxId: known,
  phone: known,
  phoneE164: known,
  postalAddress: PostalAddressAnswer.nullable(),
}
export const HolderAnswer = z.strictObject(holder)
export type HolderAnswer = z.infer<typeof HolderAnswer>

/** How much hangs from an account: what is live; of notices all, counted to 1,000. */
export const AccountCounts = z.strictObject({
  contacts: z.number(),
  domains: z.number(),
  services: z.number(),
  notices: z.number(),
})
export type AccountCounts = z.infer<typeof AccountCounts>

const named = z.strictObject({ id: z.number(), name: z.string() })

/** An account as agents see it. */
export const AccountAnswer = z.strictObject({
  id: z.number(),
  version: z.number(),
  name: z.string(),
  externalId: known,
  /** Null: the main user's, which `languageNow` tells. */
  language: language.nullable(),
  languageNow: language,
  mainUser: named.extend({
    email: known,
    access: z.enum(['none', 'invited', 'active', 'blocked']),
    /** Mail to her address is not sent: the receiving server said that it does not exist. */
    isSuppressed: z.boolean(),
  }),
  company: named.nullable(),
  /** As it was given. */
  holder: HolderAnswer,
  /** As it counts: empty parts are read from the main user. */
  holderNow: z.strictObject({ ...holder, name: z.string(), email: known }),
  counts: AccountCounts,
  closedAt: time.nullable(),
  createdAt: time,
  updatedAt: time,
})
export type AccountAnswer = z.infer<typeof AccountAnswer>

export const AccountsQuery = z.strictObject({
  /** Every word of it in the name, the external id, the main user's name or address, or a domain. */
  q: z.string().max(500).optional(),
  state: z.enum(['open', 'closed', 'all']).default('open'),
  externalId: z.string().max(1000).optional(),
  companyId: id.optional(),
  mainUserId: id.optional(),
  after: z.string().max(8000).optional(),
  before: z.string().max(8000).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})

/** An account in a list. */
export const AccountRow = z.strictObject({
  id: z.number(),
  name: z.string(),
  externalId: known,
  mainUser: named.extend({ email: known }),
  company: named.nullable(),
  contacts: z.number(),
  domains: z.number(),
  services: z.number(),
  closedAt: time.nullable(),
})
export type AccountRow = z.infer<typeof AccountRow>

/** Accounts in Spanish order of names. */
export const AccountsAnswer = z.strictObject({ items: z.array(AccountRow), next: known, previous: known })
export type AccountsAnswer = z.infer<typeof AccountsAnswer>

/** A closed account; the undo opens it again. */
export const AccountClosed = z.strictObject({ undoId: z.number(), until: time })
export type AccountClosed = z.infer<typeof AccountClosed>
