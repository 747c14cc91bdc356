import { z } from 'zod'
import { PostalAddressAnswer, PostalAddressBody } from '../directory/wire.ts'

// Shape and size only: what a value may be is decided by the rules, which report every field at once.
const text = z.string().nullable().optional()
const time = z.iso.datetime()
const known = z.string().nullable()
const id = z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER)

export const category = z.enum(['billing', 'support', 'products', 'domains', 'general', 'affiliate'])
export const domainRole = z.enum(['registrant', 'administrative', 'technical', 'billing'])

/** What a card is made or changed with: a key that is absent was not given, null or '' clears. */
export const CardDraft = z.strictObject({
  name: text,
  givenNames: text,
  familyNames: text,
  organisation: text,
  taxId: text,
  email: text,
  phone: text,
  postalAddress: PostalAddressBody,
  /** es or en; none: the account's. */
  language: text,
  /** As a whole; none ticked is allowed. */
  categories: z.array(z.string()).max(100).nullable().optional(),
})
export type CardDraft = z.infer<typeof CardDraft>

/** An additional contact as its account's main user sees it. */
export const CardAnswer = z.strictObject({
  id: z.number(),
  version: z.number(),
  name: z.string(),
  givenNames: known,
  familyNames: known,
  organisation: known,
  taxId: known,
  email: z.string(),
  phone: known,
  phoneE164: known,
  postalAddress: PostalAddressAnswer.nullable(),
  language: z.enum(['es', 'en']).nullable(),
  categories: z.array(category),
  /** The domain roles that she holds; they are handed over before she goes. */
  roles: z.array(z.strictObject({ domainId: z.number(), domain: z.string(), role: domainRole })),
  /** What she declined herself; a tick does not override it. */
  declined: z.array(category),
  /** suppressed: mail to her address is not sent, because the receiving server said that it does not exist. */
  delivery: z.enum(['fine', 'suppressed']),
  suppressedAt: time.nullable(),
  /** When the mail that tells her was put on its way, if it was. */
  welcomedAt: time.nullable(),
  /** True: enough was sent from this account today, and she is told another day. */
  welcomeWaits: z.boolean(),
  createdAt: time,
  updatedAt: time,
})
export type CardAnswer = z.infer<typeof CardAnswer>

/** The same as agents see it. */
export const AgentCardAnswer = CardAnswer.extend({
  /** The contact who has the address today. */
  contactId: z.number().nullable(),
})
export type AgentCardAnswer = z.infer<typeof AgentCardAnswer>

const list = { offered: z.array(category), atMost: z.number() }
/** `offered`: the categories that can be ticked; `atMost`: so many contacts an account may have. */
export const CardsAnswer = z.strictObject({ items: z.array(CardAnswer), ...list })
export type CardsAnswer = z.infer<typeof CardsAnswer>
export const AgentCardsAnswer = z.strictObject({ items: z.array(AgentCardAnswer), ...list })
export type AgentCardsAnswer = z.infer<typeof AgentCardsAnswer>

export const AreaCardsParams = z.strictObject({ account: id })
export const AreaCardParams = z.strictObject({ account: id, contact: id })
export const AreaUndoParams = z.strictObject({ account: id, undo: id })
export const AgentCardsParams = z.strictObject({ id })
export const AgentCardParams = z.strictObject({ id, contact: id })

/** To whom the domain roles of a deleted contact go: `main-user`, or the id of another contact of the account. */
export const DeleteCardQuery = z.strictObject({
  handOverTo: z.union([z.literal('main-user'), id]).optional(),
})

/** A sample is on its way to this address. */
export const SampleAnswer = z.strictObject({ email: z.string() })
export type SampleAnswer = z.infer<typeof SampleAnswer>

/** All that somebody is beside herself: whose main user, on whose cards, behind which domains. */
export const ContactRolesAnswer = z.strictObject({
  mainUserOf: z.array(z.strictObject({ id: z.number(), name: z.string(), isClosed: z.boolean() })),
  cards: z.array(
    z.strictObject({
      id: z.number(),
      account: z.strictObject({ id: z.number(), name: z.string() }),
      name: z.string(),
      email: z.string(),
      /** Authorised for: what she receives and may ask about. */
      categories: z.array(category),
      declined: z.array(category),
    }),
  ),
  domains: z.array(
    z.strictObject({
      account: z.strictObject({ id: z.number(), name: z.string() }),
      domainId: z.number(),
      domain: z.string(),
      role: domainRole,
      /** Through which card; what a main user holds as such is on his accounts. */
      cardId: z.number(),
    }),
  ),
})
export type ContactRolesAnswer = z.infer<typeof ContactRolesAnswer>
