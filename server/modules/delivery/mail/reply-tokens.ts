import { hmac, isSameBytes, type Secrets } from '../../../lib/crypto.ts'

/** One copy of a message: to whom it went stands with it. */
export type CopyPlace = { messageId: number; position: number }

/** Octets of a local part (RFC 5321, 4.5.3.1.1). */
const longestLocal = 64
/** So much of it a token may take, with its plus sign, however many messages there have been. */
const longestToken = 1 + 1 + 34
/** Longer local parts of a department leave no room for a token. */
export const longestDepartmentLocal = longestLocal - longestToken

/** 80 bits: nobody can try so many by mail. */
const signatureBytes = 10

type Use = 'reply' | 'return-path'
const prefixes: Record<Use, string> = { reply: 'r', 'return-path': 'b' }

/**
 * Where a copy is answered to: the department's address with a token that names the copy, so that whoever answers is known
 * to have got it. Without one where the address leaves no room.
 */
export function replyAddress(secrets: Secrets, department: string, copy: CopyPlace): string {
  return withToken(secrets, 'reply', department, copy)
}

/** The copy that an address of ours was made for; null for every address that is none. */
export function readReplyToken(secrets: Secrets, address: string): CopyPlace | null {
  return readToken(secrets, 'reply', address)
}

/** Where servers report what became of a copy (VERP): only what was really sent has one. */
export function returnPathOf(secrets: Secrets, department: string, copy: CopyPlace): string {
  return withToken(secrets, 'return-path', department, copy)
}

/** The copy that a report to an address is about; null for every address that is none. */
export function readReturnPath(secrets: Secrets, address: string): CopyPlace | null {
  return readToken(secrets, 'return-path', address)
}

function withToken(secrets: Secrets, use: Use, department: string, copy: CopyPlace): string {
  const at = department.lastIndexOf('@')
  const bytes = Buffer.concat([numberBytes(copy.messageId), numberBytes(copy.position)])
  const token = prefixes[use] + asText(Buffer.concat([bytes, signatureOf(secrets, use, copy)]))
  const local = `${department.slice(0, at)}+${token}`
  return Buffer.byteLength(local) > longestLocal ? department : `${local}${department.slice(at)}`
}

function readToken(secrets: Secrets, use: Use, address: string): CopyPlace | null {
  const local = address.slice(0, Math.max(address.lastIndexOf('@'), 0)).toLowerCase()
  const token = local.slice(local.lastIndexOf('+') + 1)
  if (!local.includes('+') || !token.startsWith(prefixes[use])) return null
  const bytes = asBytes(token.slice(1))
  if (!bytes || bytes.length <= signatureBytes) return null
  const numbers = bytes.subarray(0, -signatureBytes)
  const [messageId, afterId] = numberAt(numbers, 0)
  const [position, end] = numberAt(numbers, afterId)
  const copy = { messageId, position }
  if (
    end !== numbers.length ||
    !isSameBytes(bytes.subarray(-signatureBytes), signatureOf(secrets, use, copy))
  )
    return null
  return copy
}

const signatureOf = (secrets: Secrets, use: Use, { messageId, position }: CopyPlace): Buffer =>
  hmac(secrets.keyFor(`mail-${use}`), String(messageId), String(position)).subarray(0, signatureBytes)

/** Seven bits a byte, the least first, the last without its eighth bit: small numbers take little room. */
function numberBytes(value: number): Buffer {
  const bytes: number[] = []
  let rest = value
  while (rest >= 128) {
    bytes.push((rest % 128) + 128)
    rest = Math.floor(rest / 128)
  }
  return Buffer.from([...bytes, rest])
}

function numberAt(bytes: Buffer, start: number): [value: number, end: number] {
  let value = 0
  let scale = 1
  for (let at = start; at < bytes.length; at += 1) {
    const byte = bytes[at] as number
    value += (byte % 128) * scale
    scale *= 128
    if (byte < 128) return Number.isSafeInteger(value) ? [value, at + 1] : [0, -1]
  }
  return [0, -1]
}

/** Base32 in small letters (RFC 4648, 6): mail programs change the case of addresses. */
const alphabet = 'abcdefghijklmnopqrstuvwxyz234567'

function asText(bytes: Buffer): string {
  let text = ''
  let bits = 0
  let count = 0
  for (const byte of bytes) {
    bits = (bits << 8) | byte
    count += 8
    while (count >= 5) {
      count -= 5
      text += alphabet[(bits >> count) & 31]
    }
    bits &= (1 << count) - 1
  }
  return count > 0 ? text + alphabet[(bits << (5 - count)) & 31] : text
}

/** The reverse; null for text that is not exactly what some bytes are written as. */
function asBytes(text: string): Buffer | null {
  if (text.length > longestToken || !/^[a-z2-7]+$/.test(text)) return null
  const bytes: number[] = []
  let bits = 0
  let count = 0
  for (const letter of text) {
    bits = (bits << 5) | alphabet.indexOf(letter)
    count += 5
    if (count >= 8) {
      count -= 8
      bytes.push((bits >> count) & 255)
    }
    bits &= (1 << count) - 1
  }
  const read = Buffer.from(bytes)
  return asText(read) === text ? read : null
}
