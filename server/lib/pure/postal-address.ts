import { readCountry } from './countries.ts'
import { accepted, type Fault, faulty, type Reading } from './fault.ts'
import { readOneLine } from './one-line.ts'
import { readPlainText } from './plain-text.ts'
import { fieldsOfLetter, type PostalField, postalFields, postalFormatOf } from './postal-format.ts'
import { findRegion, type Region, regionName } from './postal-regions.ts'

/** A postal address: in fields, or as a block that a person wrote as it should be; of either the country apart. */
export type PostalAddress = Record<PostalField, string | null>
export type PostalDraft = Partial<Record<PostalField, string | null>>
export type PostalFaults = { field: PostalField; fault: Fault }[]

const longest: Record<PostalField, number> = {
  street1: 200,
  street2: 200,
  street3: 200,
  city: 100,
  state: 100,
  postcode: 20,
  country: 2,
  block: 1000,
}

/**
 * Reads an address, all its faults at once; null when nothing was given. An address may be incomplete, because a contact's often
 * is: what is given must be right. A known region (`regions` of the country) is kept in its right spelling, so that 'M', 'madrid'
 * and 'Madrid' are one; an unknown one as typed, because such lists age.
 */
export function readPostalAddress(
  draft: PostalDraft,
  regions: readonly Region[],
): { address: PostalAddress | null; faults: PostalFaults } {
  const address = { ...nothing }
  const faults: PostalFaults = []
  for (const field of postalFields) {
    const reading = readField(field, draft[field] ?? '')
    if (!reading.ok) faults.push({ field, fault: reading.fault })
    else address[field] = reading.value === '' ? null : reading.value
  }
  if (address.state !== null) address.state = regionName(regions, address.state)
  if (address.postcode !== null) {
    const postcode = readPostcode(address.postcode, address.country)
    if (postcode.ok) address.postcode = postcode.value
    else faults.push({ field: 'postcode', fault: postcode.fault })
  }
  if (address.block !== null && placed.some((field) => address[field] !== null)) {
    faults.push({ field: 'block', fault: { code: 'postal-address.two-forms' } })
  }
  return { address: postalFields.every((field) => address[field] === null) ? null : address, faults }
}

/** What is missing for mail to arrive or a registrar to accept it: required fields, and a region that the country knows. */
export function incompleteIn(address: PostalAddress, regions: readonly Region[]): PostalFaults {
  if (address.country === null) return [{ field: 'country', fault: { code: 'postal-address.no-country' } }]
  if (address.block !== null) return []
  const format = postalFormatOf(address.country)
  const required = [...format.required].flatMap((letter) => fieldsOfLetter(letter, format).slice(0, 1))
  const missing = required.filter((field) => address[field] === null)
  const faults: PostalFaults = missing.map((field) => ({ field, fault: { code: 'postal-address.required' } }))
  const strange = address.state !== null && regions.length > 0 && !findRegion(regions, address.state)
  return strange ? [...faults, { field: 'state', fault: { code: 'postal-address.unknown-state' } }] : faults
}

/** The address as lines to show, in its country's order, without the country, whose name depends on the reader. */
export function postalLines(address: PostalAddress): string[] {
  if (address.block !== null) return address.block.split('\n')
  const format = postalFormatOf(address.country)
  const shown = new Set<PostalField>()
  const lines = format.lines.flatMap((line) =>
    fillLine(line, (letter) => {
      const fields = fieldsOfLetter(letter, format)
      for (const field of fields) shown.add(field)
      return fields.flatMap((field) => address[field] ?? []).join('\n')
    }),
  )
  return [...lines, ...placed.filter((field) => !shown.has(field)).flatMap((field) => address[field] ?? [])]
}

const nothing = Object.fromEntries(postalFields.map((field) => [field, null])) as PostalAddress
const placed = postalFields.filter((field) => field !== 'country' && field !== 'block')

function readField(field: PostalField, typed: string): Reading<string> {
  if (field === 'block') return readPlainText(typed, longest.block)
  if (field !== 'country') return readOneLine(typed, longest[field])
  if (typed.trim() === '') return accepted('')
  const country = readCountry(typed)
  return country.ok ? country : faulty({ code: 'postal-address.unknown-country' })
}

/** A postcode in capitals and, where people put the country before it ('CH-8000', 'MX-02860'), without. */
function readPostcode(typed: string, country: string | null): Reading<string> {
  const { postcode } = postalFormatOf(country)
  const text = typed.toUpperCase()
  if (postcode === undefined) return accepted(text)
  const whole = new RegExp(`^(?:${postcode.pattern})$`, 'u')
  const found = [text, text.replace(/^[A-Z]{1,3}[ -]+/, '')].find((code) => whole.test(code))
  if (found !== undefined) return accepted(found)
  return faulty({ code: 'postal-address.bad-postcode', params: { example: postcode.example } })
}

/** A format's line with its texts, less the separators beside what is missing. */
function fillLine(line: string, textOf: (letter: string) => string): string[] {
  const parts = line.split(/%([ADCSZ])/)
  let filled = ''
  for (let at = 1; at < parts.length; at += 2) {
    const text = textOf(parts[at] ?? '')
    const before = parts[at - 1] ?? ''
    if (text !== '') filled += (filled === '' ? before.replace(/^[\s,/-]+/, '') : before) + text
  }
  const after = (parts.at(-1) ?? '').trim()
  return (parts.length === 1 || filled !== '' ? filled + after : '').split('\n').filter((each) => each !== '')
}
