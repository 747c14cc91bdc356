import { z } from 'zod'

const id = z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER)

export const categories = ['billing', 'support', 'products', 'domains', 'general', 'affiliate'] as const
export const CategoryShape = z.enum(categories)
export const PolicyShape = z.enum(['required', 'default-on', 'default-off', 'never-copied'])

/** Why an address is in, or out. */
export const RuleShape = z.enum([
  'main-user',
  'requester',
  'participant',
  /** What she is for the domain that it is about. */
  'registrant',
  'administrative',
  'technical',
  'domain-billing',
  /** Holds the role of registrant, while another is on record. */
  'named-registrant',
  'ticked',
  /** Another address of the main user, because nobody else could be reached. */
  'other-address',
  'confidential',
  'never-copied',
  'not-ticked',
  'not-chosen',
  'author',
  'suppressed',
  'declined',
  /** An agent left it out of this one message. */
  'left-out',
  /** The main user himself wrote it, and has written enough to her for a day. */
  'too-many',
  /** The address is no longer whose it was when he took part. */
  'other-owner',
])
export type RuleName = z.infer<typeof RuleShape>

/** What the sentence of a rule needs. */
export const RuleFactsShape = z.object({
  account: z.string().optional(),
  category: CategoryShape.optional(),
  domain: z.string().optional(),
})
export type RuleFactsShape = z.infer<typeof RuleFactsShape>

/** An address that is thought of, in or out, with the rule that decides. */
export const DecisionAnswer = z.strictObject({
  as: z.enum(['main-user', 'requester', 'participant', 'card', 'registrant']),
  cardId: z.number().nullable(),
  /** The contact behind it; never told to customers. */
  contactId: z.number().nullable().optional(),
  name: z.string(),
  address: z.string(),
  language: z.enum(['es', 'en']),
  verdict: z.enum(['in', 'out']),
  rule: RuleShape,
  ruleFacts: RuleFactsShape,
  mayDecline: z.boolean(),
})
export type DecisionAnswer = z.infer<typeof DecisionAnswer>

/** What is asked when somebody wants to know who would get a message. */
export const RecipientsQuery = z.strictObject({ category: CategoryShape, domain: id.optional() })
export const RecipientsAnswer = z.strictObject({ items: z.array(DecisionAnswer) })
export type RecipientsAnswer = z.infer<typeof RecipientsAnswer>

export const AccountParams = z.strictObject({ account: id })
export const AgentAccountParams = z.strictObject({ id })

export const CategoryParams = z.strictObject({ category: CategoryShape })
/** A category as agents set it. */
export const CategoryAnswer = z.strictObject({
  category: CategoryShape,
  policy: PolicyShape,
  /** Whether customers see it, and notices may be of it. */
  isOffered: z.boolean(),
  version: z.number(),
})
export type CategoryAnswer = z.infer<typeof CategoryAnswer>
export const CategoriesAnswer = z.strictObject({ items: z.array(CategoryAnswer) })
export type CategoriesAnswer = z.infer<typeof CategoriesAnswer>
export const CategoryBody = z.strictObject({
  policy: PolicyShape.optional(),
  isOffered: z.boolean().optional(),
})
export type CategoryBody = z.infer<typeof CategoryBody>

/** The categories that are offered, and what the main user hears of each. */
export const ChoicesAnswer = z.strictObject({
  /** Of the account: goes into If-Match. */
  version: z.number(),
  items: z.array(
    z.strictObject({
      category: CategoryShape,
      /** Whether he gets mail of it today. */
      isChosen: z.boolean(),
      /** False: the provider must be able to write to him about it. */
      isHisToChoose: z.boolean(),
    }),
  ),
})
export type ChoicesAnswer = z.infer<typeof ChoicesAnswer>
/** What is named changes: `{"products": false}`. */
export const ChoicesBody = z.strictObject({ choices: z.partialRecord(CategoryShape, z.boolean()) })
export type ChoicesBody = z.infer<typeof ChoicesBody>

export { DeclineLinkAnswer, LinkParams, UnknownAccountAnswer } from './wire/mail-links.ts'
