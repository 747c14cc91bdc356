import type { Problem } from '../../../lib/errors.ts'
import type { Field } from '../types.ts'
import { readValue } from './read-value.ts'

type Values = Readonly<Record<string, unknown>>

/**
 * Custom values by field id: those given over those a record has. Null and '' clear. Every fault at once; what names no
 * field in use is one too.
 */
export function readCustomValues(
  fields: readonly Field[],
  given: Values,
  record: { before: Values; country: string | null },
): { values: Values; problems: Problem[] } {
  const problems: Problem[] = []
  const values: Record<string, unknown> = { ...record.before }
  for (const [id, typed] of Object.entries(given)) {
    const field = fields.find((each) => !each.isStandard && String(each.id) === id)
    const path = `custom.${id.slice(0, 60)}`
    if (!field) {
      problems.push({ path, code: 'field.unknown' })
      continue
    }
    const read = readValue(field, typed, { before: record.before[id], country: record.country })
    if ('fault' in read) problems.push({ path, ...read.fault })
    else if (read.value === null) delete values[id]
    else values[id] = read.value
  }
  return { values, problems }
}
