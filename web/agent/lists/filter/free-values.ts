import { countries } from '../../../../server/lib/pure/countries.ts'
import { contactLanguages, readLanguageTag } from '../../../../server/lib/pure/languages.ts'
import type { ListFieldAnswer } from '../../../../server/modules/lists/wire.ts'
import { matchesFolded } from '../../../shared/fold.ts'

type Scalar = string | number
export type Offered = { value: Scalar; label: string }

/**
 * What can be chosen for a written text beside what the server suggests, which are the frequent ones: codes that are
 * called so in the reader's language, and the text itself where it can be a value.
 */
export function furtherValues(
  field: Pick<ListFieldAnswer, 'valuesOf'>,
  written: string,
  nameOf: (value: string) => string,
): Offered[] {
  const text = written.trim()
  if (text === '') return []
  const named = codesOf(field)
    .map((value) => ({ value, label: nameOf(value) }))
    .filter(({ label }) => matchesFolded(label, text))
  const itself = asValue(field, text)
  const isCode = codesOf(field).length > 0
  if (itself === null || named.some(({ value }) => value === itself)) return named
  return [...named, { value: itself, label: isCode ? nameOf(itself) : itself }]
}

const codesOf = ({ valuesOf }: Pick<ListFieldAnswer, 'valuesOf'>): readonly string[] => {
  if (valuesOf === 'language') return contactLanguages
  return valuesOf === 'country' ? countries : []
}

/** The text as a value of the field, in the spelling in which values are kept; null where it can be none. */
function asValue({ valuesOf }: Pick<ListFieldAnswer, 'valuesOf'>, text: string): string | null {
  if (valuesOf === 'tag') return text
  if (valuesOf === 'domain') return /^[^\s@.]+(\.[^\s@.]+)+$/u.test(text) ? text.toLowerCase() : null
  if (valuesOf === 'country') return countries.find((code) => code === text.toUpperCase()) ?? null
  if (valuesOf !== 'language') return null
  const reading = readLanguageTag(text)
  return reading.ok ? reading.value : null
}
