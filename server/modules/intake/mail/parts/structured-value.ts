import type { Faults } from '../limits.ts'
import { decodeText } from './charsets.ts'
import { decodeWords } from './encoded-words.ts'

/** A value with parameters, as Content-Type has them: the value in lower case, parameters decoded, by names in lower case. */
export type StructuredValue = { value: string; parameters: ReadonlyMap<string, string> }

/**
 * Reads it as forgivingly as it can be understood: quotes that do not end, blanks in bare values, RFC 2231 and RFC 2047
 * in each other's place. Of a parameter given twice the first counts, so that all readers see one message.
 */
export function readStructured(text: string, faults: Faults): StructuredValue {
  // A missing semicolon after the type: "text/html charset=utf-8".
  const [value = '', ...pieces] = split(text.replace(/^(\s*[\w.+-]+\/[\w.+-]+)[\s,]+(?=[\w-]+\s*=)/, '$1;'))
  const typed = new Map<string, string>()
  for (const piece of pieces) {
    const equals = piece.indexOf('=')
    const name = (equals === -1 ? piece : piece.slice(0, equals)).trim().toLowerCase()
    if (name !== '' && !typed.has(name)) typed.set(name, equals === -1 ? '' : bare(piece.slice(equals + 1)))
  }
  return {
    value: withoutComments(value.replaceAll('"', '')).toLowerCase(),
    parameters: joinSections(typed, faults),
  }
}

/** At semicolons outside quotes; a quote without an end is a character as any other. */
function split(text: string): string[] {
  const pieces: string[] = []
  let start = 0
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '"') {
      const end = endOfQuote(text, at)
      if (end !== -1) at = end
    } else if (text[at] === ';') {
      pieces.push(text.slice(start, at))
      start = at + 1
    }
    // Nobody means this many.
    if (pieces.length > 200) return pieces
  }
  return [...pieces, text.slice(start)]
}

function endOfQuote(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === '\\') at++
    else if (text[at] === '"') return at
  }
  return -1
}

function bare(value: string): string {
  const text = value.trim()
  if (text.startsWith('"')) {
    const first = endOfQuote(text, 0)
    // Quotes within quotes that nobody escaped: the last one ends it.
    const end = first !== -1 && /"\s*$/.test(text) ? text.lastIndexOf('"') : first
    // Only what needs it is escaped: a path of Windows keeps its backslashes.
    return (end === -1 ? text.slice(1) : text.slice(1, end)).replace(/\\(["\\])/g, '$1')
  }
  const single = /^'(.*)'$/.exec(text)?.[1]
  return single ?? withoutComments(text)
}

/** Comments stand apart: "Factura(1).pdf" has none. */
const withoutComments = (text: string): string =>
  text
    .replace(/(^|[\s/])\([^()]*\)/g, '$1')
    .replace(/^\s*([\w.+-]+)\s*\/\s*([\w.+-]+)\s*$/, '$1/$2')
    .trim()

type Section = { position: number; text: string; isEncoded: boolean }

/** Parameters in sections and with charsets (RFC 2231), and what programs write in place of that. */
function joinSections(typed: ReadonlyMap<string, string>, faults: Faults): Map<string, string> {
  const sections = new Map<string, Section[]>()
  const joined = new Map<string, string>()
  for (const [name, text] of typed) {
    const match = /^([^*]+)\*(?:(\d{1,4})(\*)?)?$/.exec(name)
    if (!match) {
      joined.set(name, asPeopleMeant(text, faults))
      continue
    }
    const base = match[1] ?? ''
    const one = {
      position: Number(match[2] ?? 0),
      text,
      isEncoded: match[2] === undefined || match[3] === '*',
    }
    sections.set(base, [...(sections.get(base) ?? []), one])
  }
  // Where both are there, the one that says its charset is right (RFC 6266 says the same of HTTP).
  for (const [name, parts] of sections) joined.set(name, join(parts, faults))
  return joined
}

function join(sections: Section[], faults: Faults): string {
  const inOrder = sections.toSorted((one, other) => one.position - other.position)
  const [first] = inOrder
  const [, charset, start] = /^([^']*)'[^']*'(.*)$/s.exec(first?.isEncoded ? first.text : '') ?? []
  const pieces = inOrder.map((one, index) => {
    const text = index === 0 && start !== undefined ? start : one.text
    return one.isEncoded ? unescapePercent(text) : Buffer.from(text)
  })
  if (!inOrder.some(({ isEncoded }) => isEncoded))
    return decodeWords(inOrder.map(({ text }) => text).join(''), faults)
  return decodeWords(decodeText(Buffer.concat(pieces), charset || 'utf-8', faults), faults)
}

/** Plain parameters with encoded words in them, or written as those with a charset are. */
function asPeopleMeant(text: string, faults: Faults): string {
  const [, charset = '', rest] = /^([\w-]{3,40})'[\w-]*'(.*%[\da-f]{2}.*)$/is.exec(text) ?? []
  if (rest !== undefined) return decodeText(unescapePercent(rest), charset, faults)
  return decodeWords(text, faults)
}

function unescapePercent(text: string): Buffer {
  const bytes = Buffer.from(text)
  const out: number[] = []
  for (let at = 0; at < bytes.length; at++) {
    const code =
      bytes[at] === 0x25 ? /^[\da-f]{2}$/i.exec(bytes.toString('latin1', at + 1, at + 3))?.[0] : undefined
    out.push(code === undefined ? (bytes[at] ?? 0) : Number.parseInt(code, 16))
    if (code !== undefined) at += 2
  }
  return Buffer.from(out)
}
