import type { Reading } from './fault.ts'
import { type MailAddress, readMailAddress } from './mail-address.ts'

/** One address of what a person typed or pasted, with the name beside it, if any. */
export type ListedAddress = { name: string | null; typed: string; reading: Reading<MailAddress> }

/** Longer pastes are read up to here: some 2000 addresses. */
const mostCharacters = 100_000

/**
 * Splits what a person pastes into an address field: "María Peña <m@x.es>", "m@x.es (María)", "mailto:m@x.es", several
 * of them parted by commas, semicolons, line ends or only spaces. After RFC 5322 (3.4) in what is common, lenient in the rest:
 * a comma inside an unquoted name ("Peña, María <m@x.es>") does not part. Never throws; time grows with length alone.
 */
export function readMailList(typed: string): ListedAddress[] {
  return joinNames(split(typed.slice(0, mostCharacters).toWellFormed())).flatMap(readPiece)
}

type Piece = { text: string; endsAt: 'comma' | 'elsewhere' }

/** Pieces between separators that stand outside quotation marks; a closed angle bracket and a line end always part. */
function split(text: string): Piece[] {
  const pieces: Piece[] = []
  let piece = ''
  let quoted = false
  for (const character of text) {
    const part = /[\n\r]/.test(character) || (!quoted && /[,;>，；]/u.test(character))
    if (part) {
      pieces.push({ text: piece, endsAt: character === ',' ? 'comma' : 'elsewhere' })
      piece = ''
      quoted = false
    } else {
      if (character === '"' && !piece.endsWith('\\')) quoted = !quoted
      piece += character
    }
  }
  return [...pieces, { text: piece, endsAt: 'elsewhere' }]
}

/** "Peña" before "María <m@x.es" was cut at the comma of one name. */
function joinNames(pieces: Piece[]): string[] {
  const joined: string[] = []
  let held = ''
  for (const piece of pieces) {
    const text = piece.text.trim()
    const mayBeName = piece.endsAt === 'comma' && text !== '' && !text.includes('@')
    const continues = held !== '' && (mayBeName || text.indexOf('<') > 0)
    if (held !== '' && !continues) joined.push(held)
    const whole = continues ? `${held}, ${text}` : text
    held = mayBeName ? whole : ''
    if (!mayBeName) joined.push(whole)
  }
  return [...joined, held].filter((piece) => piece !== '')
}

function readPiece(piece: string): ListedAddress[] {
  const open = piece.lastIndexOf('<')
  if (open >= 0) {
    const close = piece.indexOf('>', open)
    return [listed(piece.slice(open + 1, close < 0 ? undefined : close), piece.slice(0, open))]
  }
  const comment = piece.endsWith(')') ? piece.lastIndexOf('(') : -1
  if (comment > 0) return [listed(piece.slice(0, comment), piece.slice(comment + 1, -1))]
  const words = piece.split(/\s+/u)
  if (words.length > 1 && words.every((word) => word.includes('@')))
    return words.map((word) => listed(word, ''))
  const last = words.at(-1) ?? ''
  if (last.includes('@') && !words.slice(0, -1).some((word) => word.includes('@'))) {
    return [listed(last, words.slice(0, -1).join(' '))]
  }
  return [listed(piece, '')]
}

function listed(address: string, name: string): ListedAddress {
  const typed = address.trim().replace(/^mailto:/i, '')
  return { name: plainName(name), typed, reading: readMailAddress(typed) }
}

/** Without the quotation marks and escapes of a `quoted-string`; an address that repeats itself is no name. */
function plainName(name: string): string | null {
  const plain = name
    .trim()
    .replace(/^(["'])(.*)\1$/su, '$2')
    .replace(/\\(.)/gsu, '$1')
    .replace(/\s+/gu, ' ')
    .trim()
  return plain === '' || plain.includes('@') ? null : plain
}
