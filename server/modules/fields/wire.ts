import { z } from 'zod'

const labels = z.strictObject({ es: z.string(), en: z.string() })
const record = z.enum(['contact', 'company'])
const id = z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER)

export const FieldsQuery = z.strictObject({
  record,
  /** Whether archived ones come too, last. */
  archived: z.enum(['left-out', 'included']).default('left-out'),
})
export const FieldParams = z.strictObject({ id })
export const OptionParams = z.strictObject({ id, option: id })

export const OptionAnswer = z.strictObject({ id: z.number(), labels, isArchived: z.boolean() })
export type OptionAnswer = z.infer<typeof OptionAnswer>

/** The definition of a field as agents and their programs see it. */
export const FieldAnswer = z.strictObject({
  id: z.number(),
  record,
  /** Where its value stands in a record and in problems: `workPhone`, `custom.12`. */
  path: z.string(),
  /** Never changes. */
  key: z.string(),
  type: z.string(),
  isStandard: z.boolean(),
  labels,
  customerLabels: labels.partial(),
  /** A line under the field that says how to fill it in. */
  help: labels.partial(),
  requiredForAgents: z.boolean(),
  requiredForCustomers: z.boolean(),
  visibleToCustomers: z.boolean(),
  editableByCustomers: z.boolean(),
  /** Filled in where nothing is given; of an address the parts that have one. */
  defaultValue: z.unknown(),
  /** False where the default is none, or the workspace's language, time zone or country. */
  hasOwnDefault: z.boolean(),
  /** A value stands in one live record only. */
  isUnique: z.boolean(),
  /** Its values have an index, to filter and sort by. */
  isFilterable: z.boolean(),
  isArchived: z.boolean(),
  options: z.array(OptionAnswer),
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
  help: labels.partial(),
  isRequired: z.boolean(),
  isEditable: z.boolean(),
  options: z.array(OptionAnswer),
})
export type OwnFieldAnswer = z.infer<typeof OwnFieldAnswer>

export const OwnFieldsAnswer = z.strictObject({ items: z.array(OwnFieldAnswer) })
export type OwnFieldsAnswer = z.infer<typeof OwnFieldsAnswer>

// Shape and size only: what a definition may say is decided by the rules.
const text = z.string().max(10_000).nullable().optional()
const texts = z.strictObject({ es: text, en: text })
const flag = z.boolean().optional()
const isScalar = (value: unknown): boolean => value === null || typeof value !== 'object'
const isFlat = (value: unknown): boolean => isScalar(value) || Object.values(value as object).every(isScalar)

const OptionBody = z.strictObject({
  /** Absent for a new choice. */
  id: id.optional(),
  /** One language will do: the other then says the same. */
  labels: texts,
  isArchived: flag,
})

const definition = {
  labels: texts.optional(),
  customerLabels: texts.optional(),
  help: texts.optional(),
  requiredForAgents: flag,
  requiredForCustomers: flag,
  visibleToCustomers: flag,
  editableByCustomers: flag,
  /** Null: none of its own. */
  defaultValue: z.unknown().refine(isFlat).optional(),
  isUnique: flag,
  isFilterable: flag,
  /** All choices in their order. One that is not named is archived: a choice is never deleted. */
  options: z.array(OptionBody).max(1000).optional(),
}

export const NewFieldBody = z.strictObject({ record, type: z.string().max(60), ...definition })
export type NewFieldBody = z.infer<typeof NewFieldBody>

/** What is to change: a key that is absent stays as it is. */
export const FieldBody = z.strictObject(definition)
export type FieldBody = z.infer<typeof FieldBody>

/** What a change answers: the field as it is now, and what takes it back for 30 days; null when nothing changed. */
export const FieldChanged = z.strictObject({
  field: FieldAnswer,
  undoId: z.number().nullable(),
  /** Of many records: the job that rewrites their values. Another type is there at its end, with its undo. */
  jobId: z.number().nullable(),
})
export type FieldChanged = z.infer<typeof FieldChanged>

/** Where a field is to stand: after another one, or first. */
export const PlaceBody = z.strictObject({ after: id.nullable() })
export type PlaceBody = z.infer<typeof PlaceBody>

/** In how many live records the field has a value, and each of its choices. */
export const UsesAnswer = z.strictObject({
  records: z.number(),
  options: z.array(z.strictObject({ id: z.number(), records: z.number() })),
})
export type UsesAnswer = z.infer<typeof UsesAnswer>

export const MergeBody = z.strictObject({ into: id })
export const Merged = FieldChanged.extend({ records: z.number() })
export type Merged = z.infer<typeof Merged>

export const ConversionQuery = z.strictObject({ type: z.string().max(60) })
/** What changing the type would do to the values that are there. */
export const ConversionAnswer = z.strictObject({
  type: z.string(),
  records: z.number(),
  kept: z.number(),
  /** Values that the new type cannot hold: they would be emptied. */
  lost: z.number(),
  /** Some of them, as they are written today. */
  examples: z.array(z.string()),
  /** Choices that would be made of texts. */
  newOptions: z.number(),
})
export type ConversionAnswer = z.infer<typeof ConversionAnswer>

/** `lost` is the number that was shown: when more would be lost by now, nothing is done and the new number said. */
export const ConversionBody = z.strictObject({
  type: z.string().max(60),
  lost: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER),
})
