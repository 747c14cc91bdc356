import { z } from 'zod'

const category = z.enum(['billing', 'support', 'products', 'domains', 'general', 'affiliate'])

export const LinkParams = z.strictObject({ token: z.string().max(1000) })

/** What a link below a mail is about, for whoever has it: no session. */
export const DeclineLinkAnswer = z.strictObject({
  workspace: z.strictObject({ name: z.string() }),
  account: z.string(),
  email: z.string(),
  language: z.enum(['es', 'en']),
  /** The category that is declined; null: all of them. */
  category: category.nullable(),
  as: z.enum(['main-user', 'card']),
  /**
   * `required`: the main user gets it whatever he says; `held`: she has declined, but nobody else would hear of bills or
   * domains, so it goes on until somebody else does.
   */
  state: z.enum(['wanted', 'declined', 'held', 'required']),
  /** Domains of the account that she is registrant of: what the law asks to tell her comes all the same. */
  legalMail: z.array(z.string()),
})
export type DeclineLinkAnswer = z.infer<typeof DeclineLinkAnswer>

export const UnknownAccountAnswer = z.strictObject({
  workspace: z.strictObject({ name: z.string() }),
  account: z.string(),
  email: z.string(),
  language: z.enum(['es', 'en']),
  /** True once she has said so: she gets nothing of the account any more. */
  isSaid: z.boolean(),
})
export type UnknownAccountAnswer = z.infer<typeof UnknownAccountAnswer>
