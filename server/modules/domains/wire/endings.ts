import { z } from 'zod'
import { domainRoles, facts } from '../types.ts'

const role = z.enum(domainRoles)
const fact = z.enum(facts)
const days = z.number().int()

// Shape only: which values make sense together is decided by the rules.
const ending = {
  roles: z.array(role).max(4).optional(),
  needs: z.partialRecord(role, z.array(fact).max(facts.length)).optional(),
  confirmations: z.enum(['none', 'both']).optional(),
  answerDays: days.optional(),
  lockDays: days.optional(),
  verificationDays: days.nullable().optional(),
  reminderDays: z.array(days).max(20).optional(),
  source: z.string().max(5000).optional(),
  sourceDate: z.string().max(100).optional(),
}

/** What is named changes. */
export const DomainEndingBody = z.strictObject(ending)
export type DomainEndingBody = z.infer<typeof DomainEndingBody>

/** What is absent is taken from the ending that applies today. */
export const NewDomainEndingBody = z.strictObject({ ending: z.string().max(1000), ...ending })
export type NewDomainEndingBody = z.infer<typeof NewDomainEndingBody>

/** What an ending asks for; '' is for all that have no entry of their own, the longest suffix decides. */
export const DomainEndingAnswer = z.strictObject({
  id: z.number(),
  version: z.number(),
  ending: z.string(),
  roles: z.array(role),
  needs: z.partialRecord(role, z.array(fact)),
  confirmations: z.enum(['none', 'both']),
  answerDays: z.number(),
  lockDays: z.number(),
  verificationDays: z.number().nullable(),
  reminderDays: z.array(z.number()),
  source: z.string(),
  sourceDate: z.string(),
  /** Live domains that go by it. */
  domains: z.number(),
})
export type DomainEndingAnswer = z.infer<typeof DomainEndingAnswer>

export const DomainEndingsAnswer = z.strictObject({ items: z.array(DomainEndingAnswer) })
export type DomainEndingsAnswer = z.infer<typeof DomainEndingsAnswer>

export const EndingParams = z.strictObject({
  id: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER),
})
