import { z } from 'zod'

const labels = z.strictObject({ es: z.string(), en: z.string() })

export const FieldsQuery = z.strictObject({ record: z.enum(['contact', 'company']) })

/** The definition of a field as agents and their programs see it. */
export const FieldAnswer = z.strictObject({
  id: z.number(),
  /** Where its value stands in a record and in problems: `workPhone`, `custom.12`. */
  path: z.string(),
  key: z.string(),
  type: z.string(),
  isStandard: z.boolean(),
  labels,
  customerLabels: labels.partial(),
  requiredForAgents: z.boolean(),
  requiredForCustomers: z.boolean(),
  visibleToCustomers: z.boolean(),
  editableByCustomers: z.boolean(),
  /** Filled in where nothing is given; of an address the parts that have one. */
  defaultValue: z.unknown(),
  options: z.array(z.strictObject({ id: z.number(), labels, isArchived: z.boolean() })),
  version: z.number(),
})
export type FieldAnswer = z.infer<typeof FieldAnswer>

export const FieldsAnswer = z.strictObject({ items: z.array(FieldAnswer) })
export type FieldsAnswer = z.infer<typeof FieldsAnswer>

/** A field of one's own profile, as customers see it. */
export const OwnFieldAnswer = z.strictObject({
  path: z.string(),
  type: z.string(),
  labels,
  isRequired: z.boolean(),
  isEditable: z.boolean(),
  options: z.array(z.strictObject({ id: z.number(), labels, isArchived: z.boolean() })),
})
export type OwnFieldAnswer = z.infer<typeof OwnFieldAnswer>

export const OwnFieldsAnswer = z.strictObject({ items: z.array(OwnFieldAnswer) })
export type OwnFieldsAnswer = z.infer<typeof OwnFieldsAnswer>
