import type { Problem } from '../../../lib/errors.ts'
import { readCountry } from '../../../lib/pure/countries.ts'
import { readLanguageTag } from '../../../lib/pure/languages.ts'
import { readTimeZone } from '../../../lib/pure/time-zones.ts'
import type { Field } from '../types.ts'
import type { ChoiceDraft } from './choices.ts'
import { readValue } from './read-value.ts'

type Default = { defaultValue: unknown; hasOwnDefault: boolean }
const none: Default = { defaultValue: null, hasOwnDefault: false }
const withoutDefault = new Set([
  'name',
  'emails',
  'work_phone',
  'mobile_phone',
  'external_id',
  'mail_domains',
])

/** Whether a default makes sense: none of what names one record, none of what is no single value. */
export function mayHaveDefault(field: Pick<Field, 'isStandard' | 'key' | 'type'>): boolean {
  if (field.isStandard && withoutDefault.has(field.key)) return false
  return !['name', 'addresses', 'tags', 'handles', 'domains', 'image', 'country'].includes(field.type)
}

/** A default, read as a value given would be; undefined: as it was, which its choices or type may no longer allow. */
export function readDefault(
  field: Field,
  options: readonly ChoiceDraft[],
  typed: unknown,
): Default | { problem: Problem } {
  const now = typed === undefined ? (field.hasOwnDefault ? field.defaultValue : null) : typed
  if (now === null || now === '') return none
  if (!mayHaveDefault(field)) return { problem: { path: 'defaultValue', code: 'field.no-default' } }
  const reading = readBy(field, options, now)
  if ('fault' in reading) return { problem: { path: 'defaultValue', ...reading.fault } }
  return reading.value === null ? none : { defaultValue: reading.value, hasOwnDefault: true }
}

function readBy(field: Field, options: readonly ChoiceDraft[], typed: unknown) {
  const known = options.flatMap((option) => (option.id === null ? [] : [{ ...option, id: option.id }]))
  switch (field.type) {
    case 'language':
      return answer(readLanguageTag(String(typed)))
    case 'time-zone':
      return answer(readTimeZone(String(typed)))
    case 'postal-address': {
      const country = answer(readCountry(String((typed as { country?: unknown })?.country ?? '')))
      return 'fault' in country ? country : { value: { country: country.value } }
    }
    default:
      return readValue({ ...field, options: known }, typed, { before: undefined, country: null })
  }
}

const answer = <Value>(reading: { ok: true; value: Value } | { ok: false; fault: { code: string } }) =>
  reading.ok ? { value: reading.value } : { fault: reading.fault }
