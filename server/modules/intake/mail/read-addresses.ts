import { addressParser } from 'postal-mime'
import { readMailAddress } from '../../../lib/pure/mail-address.ts'
import type { HeaderAddress } from '../types.ts'
import { type Faults, limits } from './limits.ts'
import { decodeWords, encodedWord } from './parts/encoded-words.ts'

/** The addresses of a header, groups resolved: what stands in each, and how it is compared. */
export function readAddresses(value: string, faults: Faults): HeaderAddress[] {
  if (value === '') return []
  const found = parse(value, faults)
  // Some programs encode a header whole, its address with it.
  const isHidden = value.includes('=?') && found.every(({ typed }) => !typed.includes('@'))
  const all = isHidden ? parse(decodeWords(value, faults), faults) : found
  if (all.length > limits.addresses) faults.add('addresses-too-many')
  const kept = all.slice(0, limits.addresses)
  if (kept.some(({ address }) => address === '')) faults.add('address-none')
  return kept
}

function parse(value: string, faults: Faults): HeaderAddress[] {
  const { text, restore } = hideWords(withFlatComments(value))
  const found: HeaderAddress[] = []
  let before = ''
  for (const one of addressParser(text, { flatten: true }).slice(0, limits.addresses + 1)) {
    const written = restore(one.address ?? '').trim()
    const name = cleanName(before + decodeWords(restore(one.name), faults))
    before = ''
    if (written === '' && name === '') continue
    // "Yanez, Oscar <…>" without quotes is one person.
    if (written === '') before = `${name}, `
    else found.push({ ...addressIn(written), name })
  }
  if (before !== '') found.push({ ...addressIn(''), name: before.slice(0, -2) })
  return [...found, ...furtherIn(text, found)]
}

/** The address in what programs write around it. */
function addressIn(written: string): Omit<HeaderAddress, 'name'> {
  const kept = written.slice(0, 1000).toWellFormed()
  const none = { address: '', typed: kept, written: kept }
  if (written.length > 1000) return none
  const bare = written
    // A source route is to be ignored (RFC 5321, F.2).
    .replace(/^@[^:]*:/, '')
    .replace(/^mailto:/i, '')
    .replace(/\([^()]*\)/g, '')
    .replace(/\s*@\s*/, '@')
    .replace(/^(["'])(.*)\1$/, '$2')
    .replace(/^[<[]|[>\].;,\\]$/g, '')
  const read = readMailAddress(bare)
  return read.ok ? { address: read.value.normal, typed: read.value.address, written: kept } : none
}

/** "Oscar <a@x> <b@y>" claims two authors, of which a parser tells one, and another parser the other. */
function furtherIn(text: string, found: readonly HeaderAddress[]): HeaderAddress[] {
  const plain = text.replace(/"(?:[^"\\]|\\.)*"|\([^()]*\)/g, '')
  const bracketed = plain.match(/<[^<>@]+@[^<>]+>/g) ?? []
  if (bracketed.length <= found.length) return []
  const known = new Set(found.map(({ address }) => address))
  return bracketed.slice(0, limits.addresses).flatMap((one) => {
    const further = addressIn(one.slice(1, -1).trim())
    return known.has(further.address) ? [] : [{ ...further, name: '' }]
  })
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

/** A name as one line, without what turns it round or hides in it, and without quotes that were left around it. */
function cleanName(name: string): string {
  return name
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^(["'])(.*)\1$/, '$2')
    .replace(/\s*\[\s*\]$|^([^<]*?)\s*>$/, '$1')
    .slice(0, 500)
    .toWellFormed()
}
