import { createHash } from 'node:crypto'
import { bareId } from './rules/address-parts.ts'
import type { ParsedMail } from './types.ts'

/**
 * By what the same message is known again, whatever way it took: headers that servers add or change on the way are left out.
 * What proved its author and what did not are two messages, or a forged copy that comes first would stand in the way of the
 * true one.
 */
export function contentKeyOf(content: Uint8Array, mail: ParsedMail, isProven: boolean): Buffer {
  const digest = createHash('sha256')
  const say = (part: string): void => {
    digest.update(`${Buffer.byteLength(part)}:`).update(part)
  }
  say(isProven ? 'proven' : 'unproven')
  for (const name of ['from', 'subject', 'date', 'content-type'])
    say(mail.headers.find((each) => each.name.toLowerCase() === name)?.value ?? '')
  say(bareId(mail.messageId ?? ''))
  return digest.update(bodyOf(content)).digest()
}

/** What stands below the headers; all of it where nothing tells them apart. */
function bodyOf(content: Uint8Array): Uint8Array {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength)
  const ends = [bytes.indexOf('\r\n\r\n'), bytes.indexOf('\n\n')].filter((at) => at >= 0)
  return ends.length === 0 ? bytes : bytes.subarray(Math.min(...ends))
}
