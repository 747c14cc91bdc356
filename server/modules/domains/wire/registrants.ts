import { z } from 'zod'

const known = z.string().nullable()
const time = z.iso.datetime()

/** What a registry knows a registrant by: a change of any of it is a change of registrant. */
export const RegistrantData = z.strictObject({ name: z.string(), organisation: known, email: z.string() })
export type RegistrantData = z.infer<typeof RegistrantData>

const side = z.enum(['old', 'new'])
const answer = z.enum(['approved', 'refused'])
export const ChangeState = z.enum(['pending', 'confirmed', 'refused', 'expired', 'withdrawn'])

/** A change of a domain's registrant: who was asked, who has answered, until when it waits. */
export const RegistrantChangeAnswer = z.strictObject({
  id: z.number(),
  domainId: z.number(),
  domain: z.string(),
  state: ChangeState,
  old: RegistrantData,
  new: RegistrantData,
  /** Whose data `new` is. */
  toHolder: z.union([z.literal('main-user'), z.number()]),
  /** True: another holder; false: the holder's own data. */
  changesRole: z.boolean(),
  askedBy: known,
  createdAt: time,
  /** When both sides were written to; null: too many were asked for that day, and they are asked another day. */
  askedAt: time.nullable(),
  answerUntil: time,
  endedAt: time.nullable(),
  /** Where both sides have one address, it is asked once, as `new`; nobody answers where the ending asks nobody. */
  confirmations: z.array(
    z.strictObject({
      side,
      email: z.string(),
      answer: answer.nullable(),
      answeredAt: time.nullable(),
      /** The mail server says that nobody is there: the question does not arrive. */
      isSuppressed: z.boolean(),
    }),
  ),
})
export type RegistrantChangeAnswer = z.infer<typeof RegistrantChangeAnswer>

/** Newest first. */
export const RegistrantChangesAnswer = z.strictObject({ items: z.array(RegistrantChangeAnswer) })
export type RegistrantChangesAnswer = z.infer<typeof RegistrantChangesAnswer>

const holder = z.union([z.literal('main-user'), z.number().int()])

/**
 * What is about to be saved: roles given to others, or a holder's own data. What is absent of the data stays as it is. Of
 * the main user `name` and `organisation` are the account holder's.
 */
export const RegistrantConsequencesBody = z.union([
  z.strictObject({
    changes: z
      .array(
        z.strictObject({
          domainId: z.union([z.number().int(), z.literal('all')]),
          role: z.string(),
          holder,
        }),
      )
      .min(1)
      .max(4000),
  }),
  z.strictObject({
    holder,
    name: known.optional(),
    organisation: known.optional(),
    email: known.optional(),
  }),
])
export type RegistrantConsequencesBody = z.infer<typeof RegistrantConsequencesBody>

/** What saving would set going, one entry a domain; none: nobody is asked. */
export const RegistrantConsequencesAnswer = z.strictObject({
  items: z.array(
    z.strictObject({
      domainId: z.number(),
      domain: z.string(),
      old: RegistrantData,
      new: RegistrantData,
      /** `both`: nothing changes before old and new agree; `none`: it changes at once and both are told. */
      confirmations: z.enum(['none', 'both']),
      /** Whose answer is waited for. */
      asks: z.array(z.strictObject({ side, email: z.string() })),
      answerDays: z.number(),
      /** After it the domain cannot be transferred for so many days; 0: it can. */
      lockDays: z.number(),
      /** A change that waits already and is replaced. */
      replaces: z.number().nullable(),
    }),
  ),
})
export type RegistrantConsequencesAnswer = z.infer<typeof RegistrantConsequencesAnswer>

const workspace = z.strictObject({ name: z.string() })
/** That of the mail. */
const language = z.enum(['es', 'en'])

/** What the link of a mail is about, for whoever has it: no session. */
export const ChangeByLinkAnswer = z.strictObject({
  workspace,
  language,
  side,
  /** What is asked about in one line: a domain, or the first few and how many besides. */
  domain: z.string(),
  /** All domains that are answered for together. */
  domains: z.array(z.string()),
  old: RegistrantData,
  new: RegistrantData,
  state: ChangeState,
  /** What this side has answered. */
  answer: answer.nullable(),
  /** Whether the other side is asked too, and has answered. */
  otherSide: z.enum(['not-asked', 'waiting', 'approved', 'refused']),
  answerUntil: time,
  lockDays: z.number(),
})
export type ChangeByLinkAnswer = z.infer<typeof ChangeByLinkAnswer>

export const AnswerBody = z.strictObject({ answer })
export type AnswerBody = z.infer<typeof AnswerBody>

/** The address that a registrant is asked to verify, and the domains that she stands for. */
export const VerificationByLinkAnswer = z.strictObject({
  workspace,
  language,
  email: z.string(),
  domains: z.array(z.string()),
  until: time,
  verifiedAt: time.nullable(),
})
export type VerificationByLinkAnswer = z.infer<typeof VerificationByLinkAnswer>
