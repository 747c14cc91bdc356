import { type Faults, limits } from '../limits.ts'
import { decodeTransfer } from './decode-transfer.ts'
import { type Header, headerOf, readHeaders } from './read-headers.ts'
import { readStructured, type StructuredValue } from './structured-value.ts'

/** A part of a mail; `bytes` are still in their transfer encoding. */
export type Part = {
  headers: Header[]
  type: StructuredValue
  disposition: StructuredValue
  encoding: string
  bytes: Buffer
  children: Part[]
}

type Walk = { charset: string; faults: Faults; left: number }

/** Splits a mail into its parts, whatever their number and depth: what is beyond the limits stays one part. */
export function splitParts(raw: Uint8Array, faults: Faults): Part {
  const bytes = withPlainStart(Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength), faults)
  return readPart(bytes, 'text/plain', 0, { charset: someCharset(bytes), faults, left: limits.parts })
}

/** The content of a part, out of its transfer encoding. */
export function contentOf(part: Part, faults: Faults): Buffer {
  return decodeTransfer(part.bytes, part.encoding, faults)
}

/** Without what stands before some mails, and with line ends where only carriage returns are. */
function withPlainStart(bytes: Buffer, faults: Faults): Buffer {
  let start = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0
  while (bytes[start] === 0x0a || bytes[start] === 0x0d) start++
  if (start > 0) faults.add('start-odd')
  const rest = bytes.subarray(start)
  if (rest.includes(0x0a) || !rest.includes(0x0d)) return rest
  faults.add('bare-carriage-returns')
  return Buffer.from(rest.toString('latin1').replaceAll('\r', '\n'), 'latin1')
}

/** The first charset that the mail names beside UTF-8: raw octets in its headers are most likely in it. */
function someCharset(bytes: Buffer): string {
  const start = bytes.toString('latin1', 0, 100_000)
  return /charset\s*=\s*["']?(?!utf-?8|us-ascii)([\w-]{3,40})/i.exec(start)?.[1] ?? 'windows-1252'
}

function readPart(bytes: Buffer, usualType: string, depth: number, walk: Walk): Part {
  walk.left--
  const { headers, bodyStart } = readHeaders(bytes, walk.charset, walk.faults)
  const typed = headerOf(headers, 'content-type')
  const type = readStructured(typed === '' ? usualType : typed, walk.faults)
  const part: Part = {
    headers,
    type: { ...type, value: usableType(type.value, usualType) },
    disposition: readStructured(headerOf(headers, 'content-disposition'), walk.faults),
    encoding: headerOf(headers, 'content-transfer-encoding').replace(/\([^()]*\)/g, ''),
    bytes: bytes.subarray(bodyStart),
    children: [],
  }
  if (!part.type.value.startsWith('multipart/')) return part
  return { ...part, ...splitBody(part, depth, walk) }
}

/** "text" alone, and what is no type at all. */
function usableType(value: string, usualType: string): string {
  if (/^[\w.+-]+\/[\w.+-]+$/.test(value)) return value
  return value === 'multipart' ? 'multipart/mixed' : value === 'html' ? 'text/html' : usualType
}

function splitBody(part: Part, depth: number, walk: Walk): Partial<Part> {
  if (depth >= limits.depth) {
    walk.faults.add('nested-too-deep')
    return {}
  }
  const said = part.type.parameters.get('boundary') ?? ''
  const pieces = piecesOf(part.bytes, said) ?? piecesAnyway(part, walk.faults)
  if (!pieces) {
    walk.faults.add('boundary-missing')
    return { type: { value: 'text/plain', parameters: part.type.parameters } }
  }
  const usual = part.type.value === 'multipart/digest' ? 'message/rfc822' : 'text/plain'
  const children: Part[] = []
  for (const piece of pieces) {
    if (walk.left <= 0) {
      walk.faults.add('parts-too-many')
      break
    }
    children.push(readPart(piece, usual, depth + 1, walk))
  }
  return { children, bytes: part.bytes.subarray(0, 0) }
}

/** Where the boundary that was announced is not there: behind a transfer encoding that none may have, or another one. */
function piecesAnyway(part: Part, faults: Faults): Buffer[] | null {
  const decoded = contentOf(part, faults)
  const said = part.type.parameters.get('boundary') ?? ''
  if (decoded !== part.bytes) return piecesOf(decoded, said)
  const seen = /^--([^\s-][^\r\n]{0,70}?)[ \t]*\r?\n(?:Content-|\r?\n)/im.exec(
    part.bytes.toString('latin1', 0, 100_000),
  )?.[1]
  if (seen === undefined) return null
  faults.add('boundary-wrong')
  return piecesOf(part.bytes, seen)
}

/** What stands between the boundary lines; null where there is none. The line break before a boundary belongs to it. */
function piecesOf(bytes: Buffer, boundary: string): Buffer[] | null {
  if (boundary === '') return null
  const mark = Buffer.from(`--${boundary}`)
  const pieces: Buffer[] = []
  let start = -1
  for (let at = bytes.indexOf(mark); at !== -1; at = bytes.indexOf(mark, at + mark.length)) {
    if (at > 0 && bytes[at - 1] !== 0x0a) continue
    const lineEnd = endOfBoundaryLine(bytes, at + mark.length)
    if (!lineEnd) continue
    if (start !== -1) pieces.push(bytes.subarray(start, beforeLineBreak(bytes, start, at)))
    start = lineEnd.next
    if (lineEnd.isLast) return pieces
    if (pieces.length > limits.parts) break
  }
  if (start === -1) return null
  if (start < bytes.length) pieces.push(bytes.subarray(start))
  return pieces
}

function endOfBoundaryLine(bytes: Buffer, from: number): { next: number; isLast: boolean } | null {
  const isLast = bytes[from] === 0x2d && bytes[from + 1] === 0x2d
  let at = isLast ? from + 2 : from
  while (bytes[at] === 0x20 || bytes[at] === 0x09 || bytes[at] === 0x0d) at++
  if (at < bytes.length && bytes[at] !== 0x0a) return null
  return { next: at + 1, isLast }
}

function beforeLineBreak(bytes: Buffer, start: number, at: number): number {
  const end = bytes[at - 1] === 0x0a ? (bytes[at - 2] === 0x0d ? at - 2 : at - 1) : at
  return Math.max(start, end)
}
