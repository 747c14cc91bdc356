import { z } from 'zod'

const text = z.string().nullable().optional()
const known = z.string().nullable()
const time = z.iso.datetime()
const wholeNumber = z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER)

export const serviceStatuses = ['pending', 'active', 'suspended', 'ended'] as const

export const ServiceParams = z.strictObject({ id: wholeNumber, serviceId: wholeNumber })

/** What a service is made or changed with: a key that is absent was not given, null or '' clears. Dates are 'YYYY-MM-DD'. */
export const ServiceDraft = z.strictObject({
  name: text,
  /** 'pending', 'active', 'suspended' or 'ended'; a new one is active unless it is said. */
  status: text,
  startedOn: text,
  renewsOn: text,
  endedOn: text,
  /** The provider's own number: it names one service. */
  externalId: text,
})
export type ServiceDraft = z.infer<typeof ServiceDraft>

const service = {
  id: z.number(),
  name: z.string(),
  status: z.enum(serviceStatuses),
  startedOn: known,
  renewsOn: known,
  endedOn: known,
}

/** What an account has contracted, as agents see it. */
export const ServiceAnswer = z.strictObject({
  ...service,
  accountId: z.number(),
  version: z.number(),
  externalId: known,
  createdAt: time,
  updatedAt: time,
})
export type ServiceAnswer = z.infer<typeof ServiceAnswer>

export const ServicesQuery = z.strictObject({
  externalId: z.string().max(1000).optional(),
  after: z.string().max(8000).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(200),
})

export const FindServiceQuery = z.strictObject({ externalId: z.string().min(1).max(1000) })

/** Services of an account, oldest first; `next` goes into `after`. */
export const ServicesAnswer = z.strictObject({ items: z.array(ServiceAnswer), next: known })
export type ServicesAnswer = z.infer<typeof ServicesAnswer>

/** The same as the customer sees them. */
export const OwnServiceAnswer = z.strictObject(service)
export type OwnServiceAnswer = z.infer<typeof OwnServiceAnswer>
export const OwnServicesAnswer = z.strictObject({ items: z.array(OwnServiceAnswer), next: known })
export type OwnServicesAnswer = z.infer<typeof OwnServicesAnswer>

/** A deleted service, and the undo that gives it back. */
export const ServiceDeleted = z.strictObject({ undoId: z.number(), until: time })
export type ServiceDeleted = z.infer<typeof ServiceDeleted>
