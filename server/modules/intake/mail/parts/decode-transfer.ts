import type { Faults } from '../limits.ts'

const equals = 0x3d
const lineFeed = 0x0a
const carriageReturn = 0x0d

/** The octets of a part, out of its transfer encoding (RFC 2045, 6). */
export function decodeTransfer(bytes: Buffer, encoding: string, faults: Faults): Buffer {
  const name = encoding.toLowerCase().match(/[\w-]+/)?.[0] ?? ''
  if (name === 'base64') {
    if (!isBase64(bytes)) {
      faults.add('transfer-encoding-wrong')
      return bytes
    }
    return decodeBase64(bytes)
  }
  if (name === 'quoted-printable') return decodeQuotedPrintable(bytes)
  if (/^(x-)?uu(e|encode)$/.test(name)) return decodeUu(bytes.toString('latin1')) ?? bytes
  if (!/^(7bit|8bit|binary|)$/.test(name)) faults.add('transfer-encoding-unknown')
  return bytes
}

/** Some programs announce base64 and write text: words with blanks between them are none. */
function isBase64(bytes: Buffer): boolean {
  const start = bytes.subarray(0, 400).toString('latin1').trim()
  return !/[^\s=][ \t]+\S+[ \t]+\S/.test(start)
}

/** Base64 with whatever else stands in it left out. Some programs pad every line: each piece is decoded for itself then. */
export function decodeBase64(bytes: Buffer): Buffer {
  const padding = bytes.indexOf(equals)
  const isAtEnd = padding === -1 || /^[=\s]*$/.test(bytes.toString('latin1', padding, padding + 1000))
  return isAtEnd ? Buffer.from(bytes.toString('latin1'), 'base64') : decodePieces(bytes)
}

const alphabet = new Map(
  [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'].map((one, value) => [
    one.charCodeAt(0),
    value,
  ]),
)
const values = Int8Array.from({ length: 256 }, (_, octet) => alphabet.get(octet) ?? -1)

function decodePieces(bytes: Buffer): Buffer {
  const out = Buffer.allocUnsafe(Math.ceil((bytes.length * 3) / 4))
  let [length, bits, count] = [0, 0, 0]
  for (const octet of bytes) {
    if (octet === equals) count = 0
    const value = values[octet] ?? -1
    if (value === -1) continue
    bits = ((bits << 6) | value) & 0xffffff
    count += 6
    if (count >= 8) {
      count -= 8
      out[length++] = (bits >> count) & 0xff
    }
  }
  return out.subarray(0, length)
}

/** Quoted-printable; an escape that is none stays as it is written. Blanks before a line's end are no content (RFC 2045, 6.7). */
export function decodeQuotedPrintable(bytes: Buffer): Buffer {
  if (!bytes.includes(equals)) return bytes
  const out = Buffer.allocUnsafe(bytes.length)
  let length = 0
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0
    if (byte !== equals) {
      out[length++] = byte
      continue
    }
    const high = hex(bytes[at + 1])
    const low = hex(bytes[at + 2])
    if (high >= 0 && low >= 0) {
      out[length++] = high * 16 + low
      at += 2
      continue
    }
    const end = endOfSoftBreak(bytes, at + 1)
    if (end === -1) out[length++] = byte
    else at = end
  }
  return out.subarray(0, length)
}

/** Where the line break ends that stands after a `=`, blanks between them allowed; -1 where there is none. */
function endOfSoftBreak(bytes: Buffer, from: number): number {
  let at = from
  while (at < from + 100 && (bytes[at] === 0x20 || bytes[at] === 0x09)) at++
  if (bytes[at] === carriageReturn && bytes[at + 1] === lineFeed) return at + 1
  if (bytes[at] === lineFeed || bytes[at] === carriageReturn) return at
  return at >= bytes.length ? at : -1
}

function hex(byte = 0): number {
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30
  if (byte >= 0x41 && byte <= 0x46) return byte - 0x37
  if (byte >= 0x61 && byte <= 0x66) return byte - 0x57
  return -1
}

/** What uuencode wrote, from its "begin" to its "end"; null where that is not what stands there. */
export function decodeUu(text: string): Buffer | null {
  const body = /^begin [0-7]{3,4} [^\n]*\n([\s\S]*?)^(?:end|`)\s*$/m.exec(text.replace(/\r/g, ''))?.[1]
  if (body === undefined) return null
  return Buffer.concat(body.split('\n').map(decodeUuLine))
}

function decodeUuLine(line: string): Buffer {
  const length = (line.charCodeAt(0) - 32) & 63
  const out = Buffer.alloc(Math.ceil(length / 3) * 3)
  for (let group = 0; group * 3 < length; group++) {
    const [a, b, c, d] = [1, 2, 3, 4].map((n) => ((line.charCodeAt(group * 4 + n) || 32) - 32) & 63)
    out.writeUIntBE(((a ?? 0) << 18) | ((b ?? 0) << 12) | ((c ?? 0) << 6) | (d ?? 0), group * 3, 3)
  }
  return line === '' ? Buffer.alloc(0) : out.subarray(0, length)
}
