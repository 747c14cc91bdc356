import { foldText } from '../../../lib/pure/fold-text.ts'
import type { Language } from '../../../lib/pure/languages.ts'
import type { CustomType, Labels, Option } from '../types.ts'
import { readValue } from './read-value.ts'

const words: Record<Language, { yes: string; no: string }> = {
  es: { yes: 'Sí', no: 'No' },
  en: { yes: 'Yes', no: 'No' },
}

/** A value in the words in which a person would write it. */
export function writtenValue(value: unknown, options: readonly Option[], language: Language): string {
  if (typeof value === 'boolean') return value ? words[language].yes : words[language].no
  const option = options.find(({ id }) => id === value)
  return option ? option.labels[language] : String(value ?? '')
}

const yes = new Set(['si', 'yes', 'true', '1', 'x', 'verdadero'])
const no = new Set(['no', 'false', '0', 'falso'])

/**
 * A written value as another type holds it; undefined when that type cannot. Numbers with a decimal comma and days as
 * "31/12/2026" are read as people of the workspace's languages write them; a choice is known by its label in any of them.
 */
export function convertWritten(
  written: string,
  to: { type: CustomType; options: readonly Option[] },
): unknown {
  const text = written.trim()
  switch (to.type) {
    case 'checkbox': {
      const word = foldText(text)
      return yes.has(word) ? true : no.has(word) ? false : undefined
    }
    case 'dropdown':
      return to.options.find(({ labels, isArchived }) => !isArchived && isCalled(labels, text))?.id
    case 'number': {
      const plain = /^[+-]?\d+,\d+$/.test(text) ? text.replace(',', '.') : text
      return /^[+-]?\d+(\.\d+)?$/.test(plain) ? Number(plain) : undefined
    }
    case 'date':
      return read(to.type, isoDay(text))
    case 'text':
      return read(to.type, text.replace(/\s+/g, ' '))
    case 'paragraph':
    case 'phone':
    case 'url':
      return read(to.type, text)
    default: {
      const unknown: never = to.type
      throw new Error(`unexpected ${unknown}`)
    }
  }
}

/** Texts that are to become choices, one for all spellings of a name, the most frequent first; beyond `atMost` none. */
export function choicesFrom(texts: ReadonlyMap<string, number>, atMost: number): Labels[] {
  const named = new Map<string, { label: string; count: number }>()
  for (const [text, count] of texts) {
    const label = text.trim().replace(/\s+/g, ' ')
    const key = foldText(label)
    if (key === '' || label.length > 120) continue
    const known = named.get(key)
    named.set(key, { label: known?.label ?? label, count: (known?.count ?? 0) + count })
  }
  return [...named.values()]
    .sort((one, other) => other.count - one.count)
    .slice(0, atMost)
    .map(({ label }) => ({ es: label, en: label }))
}

export const isCalled = (labels: Labels, text: string): boolean =>
  Object.values(labels).some((label) => foldText(label) === foldText(text.replace(/\s+/g, ' ')))

function isoDay(text: string): string {
  const parts = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text)
  if (!parts) return text
  const [, day = '', month = '', year = ''] = parts
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
}

function read(type: CustomType, text: string): unknown {
  const reading = readValue({ type, options: [] }, text, { before: undefined, country: null })
  return 'fault' in reading || reading.value === null ? undefined : reading.value
}
