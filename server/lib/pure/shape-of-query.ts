import { readMailList } from './mail-list.ts'
import { digitsOf } from './phone.ts'

/** What a searched text looks like, as the fields of a new contact (ui.md 2.1: «Crear contacto …»). */
export type ShapeOfQuery =
  | { kind: 'mail-address'; address: string; name: string | null }
  | { kind: 'phone'; phone: string }
  | { kind: 'name'; name: string }

/**
 * Guesses whether a text is an address (perhaps with a name), a phone number or a name. A guess for a form that a person
 * goes on to fill in: nothing is checked here. Null for a text too short or too strange to begin a contact with.
 */
export function shapeOfQuery(text: string): ShapeOfQuery | null {
  const query = text
    .slice(0, 500)
    .toWellFormed()
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
  if (query.includes('@')) return addressIn(query)
  const digits = digitsOf(query).length
  if (digits >= 6 && /^[^\p{L}@]*(?:(?:ext|x|tel)\p{L}*[^\p{L}]*)?$/iu.test(query))
    return { kind: 'phone', phone: query }
  return /\p{L}/u.test(query) && !/:\/\//.test(query) ? { kind: 'name', name: query } : null
}

/** An address not yet finished ("ana@exam") is one already; an '@' first is a handle, which has no field to prefill here. */
function addressIn(query: string): ShapeOfQuery | null {
  if (query.startsWith('@')) return null
  const [first] = readMailList(query)
  return first === undefined ? null : { kind: 'mail-address', address: first.typed, name: first.name }
}
