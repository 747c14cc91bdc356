import type { Field } from '../types.ts'

/** What a door was given of a record: a key that is absent was not given, null was cleared on purpose. */
export type Given = Readonly<Record<string, unknown>>

/**
 * Fills in defaults where nothing was given (product rule 4), and says where. An object such as the postal address is
 * filled in part by part: a country is the default of an address that names none.
 */
export function withDefaults(fields: readonly Field[], given: Given): { given: Given; applied: string[] } {
  const applied: string[] = []
  const filled: Record<string, unknown> = { ...given }
  const custom: Record<string, unknown> = { ...(isPlain(given.custom) ? given.custom : {}) }
  for (const field of fields) {
    if (field.defaultValue === null) continue
    const [holder, key] = field.isStandard ? [filled, field.path] : [custom, String(field.id)]
    const part = filledIn(holder[key], field.defaultValue)
    if (part === null) continue
    holder[key] = part.value
    applied.push(...part.paths.map((path) => [field.path, path].filter(Boolean).join('.')))
  }
  return { given: Object.keys(custom).length > 0 ? { ...filled, custom } : filled, applied }
}

function filledIn(value: unknown, byDefault: unknown): { value: unknown; paths: string[] } | null {
  if (!isPlain(byDefault)) return value === undefined ? { value: byDefault, paths: [''] } : null
  if (value !== undefined && !isPlain(value)) return null
  const missing = Object.keys(byDefault).filter((key) => value?.[key] === undefined)
  if (missing.length === 0) return null
  return { value: { ...byDefault, ...value }, paths: missing }
}

const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
