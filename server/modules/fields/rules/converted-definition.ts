import type { Language } from '../../../lib/pure/languages.ts'
import type { CustomType, Field, Option } from '../types.ts'
import { convertWritten, writtenValue } from './convert-value.ts'
import { mayBeIndexed, mayBeUnique } from './limits.ts'

/** A definition with another type: its default and its flags as far as that type can have them. */
export function convertedDefinition(
  before: Field,
  to: { type: CustomType; options: readonly Option[]; language: Language },
): Field {
  const { type, options, language } = to
  return {
    ...before,
    type,
    options: [...options],
    ...defaultAs(before, type, options, language),
    // Held against each other anew under the new type, where it still can be.
    isUnique: before.isUnique && mayBeUnique(type) && !mayBeUnique(before.type),
    isFilterable: before.isFilterable && mayBeIndexed(type),
  }
}

function defaultAs(
  before: Field,
  type: CustomType,
  options: readonly Option[],
  language: Language,
): Pick<Field, 'defaultValue' | 'hasOwnDefault'> {
  const none = { defaultValue: null, hasOwnDefault: false }
  if (!before.hasOwnDefault) return none
  const written = writtenValue(before.defaultValue, before.options, language)
  const defaultValue = convertWritten(written, { type, options })
  return defaultValue === undefined ? none : { defaultValue, hasOwnDefault: true }
}
