import { never } from '../../../lib/errors.ts'
import { readDateOnly } from '../../../lib/pure/date-only.ts'
import type { Fault, Reading } from '../../../lib/pure/fault.ts'
import { readOneLine } from '../../../lib/pure/one-line.ts'
import { readPhone } from '../../../lib/pure/phone-max.ts'
import { readPlainText } from '../../../lib/pure/plain-text.ts'
import type { Field } from '../types.ts'

type Answer = { value: unknown } | { fault: Fault | { code: OwnCode } }
/** What is none of the choices, and what was one. */
type NoChoice = 'field.no-such-option' | 'field.unknown-option'
type OwnCode = 'field.not-text' | 'field.not-number' | 'field.not-checkbox' | NoChoice | 'field.not-url'

// What is compared with every other record's stands in an index, which holds no more.
export const longestUnique = 255
const longest = { text: 1000, paragraph: 10_000, url: 2000, unique: longestUnique }

/**
 * A value of one of the types that custom fields have, as it is kept; null for none. Null and '' clear. `before` is what
 * the record has: an archived choice may stay.
 */
export function readValue(
  field: Pick<Field, 'type' | 'options'> & { isUnique?: boolean },
  typed: unknown,
  record: { before: unknown; country: string | null },
): Answer {
  if (typed === null || typed === '') return { value: null }
  switch (field.type) {
    case 'number':
      return Number.isFinite(typed) ? { value: typed } : { fault: { code: 'field.not-number' } }
    case 'checkbox':
      return typeof typed === 'boolean' ? { value: typed } : { fault: { code: 'field.not-checkbox' } }
    case 'dropdown':
      return readChoice(field.options, typed, record.before)
    case 'text':
      return ofText(typed, (text) => readOneLine(text, field.isUnique ? longest.unique : longest.text))
    case 'paragraph':
      return ofText(typed, (text) => readPlainText(text, longest.paragraph))
    case 'date':
      return ofText(typed, readDateOnly)
    case 'phone':
      return ofText(typed, (text) => phoneAsTyped(text, record.country))
    case 'url':
      return readUrl(typed, field.isUnique ? longest.unique : longest.url)
    case 'name':
    case 'addresses':
    case 'language':
    case 'time-zone':
    case 'country':
    case 'postal-address':
    case 'tags':
    case 'handles':
    case 'domains':
    case 'image':
      throw new Error(`values of the type ${field.type} are read elsewhere`)
    default:
      return never(field.type)
  }
}

/** A choice by its id. An archived one stays where it is, and cannot be chosen anew. */
function readChoice(
  options: Field['options'],
  typed: unknown,
  before: unknown,
): { value: number } | { fault: { code: NoChoice } } {
  const option = options.find((each) => each.id === typed)
  if (!option) return { fault: { code: 'field.no-such-option' } }
  const isOffered = !option.isArchived || typed === before
  return isOffered ? { value: option.id } : { fault: { code: 'field.unknown-option' } }
}

function ofText(typed: unknown, read: (text: string) => Reading<string>): Answer {
  if (typeof typed !== 'string') return { fault: { code: 'field.not-text' } }
  const reading = read(typed)
  if (!reading.ok) return { fault: reading.fault }
  return { value: reading.value === '' ? null : reading.value }
}

function phoneAsTyped(text: string, country: string | null): Reading<string> {
  const reading = readPhone(text, country)
  return reading.ok ? { ok: true, value: reading.value.typed } : reading
}

function readUrl(typed: unknown, most: number): Answer {
  const line = ofText(typed, (text) => readOneLine(text, most))
  if ('fault' in line || line.value === null) return line
  const url = URL.parse(String(line.value))
  const isWeb = url !== null && /^https?:$/.test(url.protocol) && url.username === '' && url.password === ''
  return isWeb ? line : { fault: { code: 'field.not-url' } }
}
