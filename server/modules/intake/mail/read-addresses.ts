import { addressParser } from 'postal-mime'
import { normalMailAddress } from '../../../lib/pure/mail-address.ts'
import type { HeaderAddress } from '../types.ts'
import { type Faults, limits } from './limits.ts'
import { decodeWords, encodedWord } from './parts/encoded-words.ts'

/** The addresses of a header, groups resolved: what stands in each, and how it is compared. */
export function readAddresses(value: string, faults: Faults): HeaderAddress[] {
  if (value === '') return []
  const found: HeaderAddress[] = []
  const { text, restore } = hideWords(withFlatComments(value))
  const parsed = addressParser(text, { flatten: true })
  if (parsed.length > limits.addresses) faults.add('addresses-too-many')
  for (const one of parsed.slice(0, limits.addresses)) {
    const typed = restore(one.address ?? '').trim()
    const name = cleanName(decodeWords(restore(one.name), faults))
    if (typed === '' && name === '') continue
    const address = normalMailAddress(withoutRoute(typed)) ?? ''
    if (address === '') faults.add('address-none')
    found.push({ address, typed: typed.slice(0, 1000).toWellFormed(), name })
  }
  return found
}

/** Comments within comments (RFC 5322, 3.2.2) as one: the parser ends at the first bracket. */
function withFlatComments(value: string): string {
  if (!/\([^)]*\(/.test(value)) return value
  let depth = 0
  return value.replace(/"(?:[^"\\]|\\.)*"|[()]/g, (mark) => {
    if (mark === '(') return depth++ === 0 ? mark : ''
    if (mark === ')') {
      depth = Math.max(0, depth - 1)
      return depth === 0 ? mark : ''
    }
    return mark
  })
}

/**
 * Encoded words stand aside until the addresses are found: what they hold is part of a name, whatever commas and
 * brackets are in it, and never an address.
 */
function hideWords(value: string): { text: string; restore: (text: string) => string } {
  if (!value.includes('=?')) return { text: value, restore: (text) => text }
  const words: string[] = []
  const text = value.replace(/[\ue000\ue001]/g, '').replace(encodedWord, (all) => {
    words.push(all)
    return `\ue000${words.length - 1}\ue001`
  })
  const restore = (piece: string): string =>
    piece.replace(/\ue000(\d+)\ue001/g, (_all, position: string) => words[Number(position)] ?? '')
  return { text, restore }
}

/** A source route before an address (RFC 5321, F.2), which is to be ignored. */
const withoutRoute = (typed: string): string => typed.replace(/^@[^:]*:/, '')

/** A name as one line, without what turns it round or hides in it, and without quotes that were left around it. */
function cleanName(name: string): string {
  return name
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^(["'])(.*)\1$/, '$2')
    .slice(0, 500)
    .toWellFormed()
}
