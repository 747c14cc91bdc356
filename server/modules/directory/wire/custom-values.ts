import { z } from 'zod'

// What any type of field may hold; deeper values are nobody's, and writing them out again costs a stack.
const isFlat = (value: unknown): boolean =>
  Array.isArray(value) ? value.length <= 1000 && value.every(isScalar) : isScalar(value)
const isScalar = (value: unknown): boolean => value === null || typeof value !== 'object'

/** Values of custom fields, by field id. */
export const CustomValuesBody = z.record(z.string().max(20), z.unknown().refine(isFlat)).optional()
