import { createHash } from 'node:crypto'
import { bareId } from './rules/address-parts.ts'
import type { ParsedMail } from './types.ts'

/**
 * By what the same message is known again, whatever way it took: headers that servers add or change on the way are left out.
 * What proved its author and what did not are two messages, or a forged copy that comes first would stand in the way of the
 * true one. What has neither Message-ID nor date, as scripts write it, may be said twice in the same words: each that came is
 * its own, and only the door knows when it hands one over again.
 */
export function contentKeyOf(
  content: Uint8Array,
  { id, parsed: mail, isProven }: { id: number; parsed: ParsedMail; isProven: boolean },
): Buffer {
  const digest = createHash('sha256')
  const say = (part: string): void => {
    digest.update(`${Buffer.byteLength(part)}:`).update(part)
  }
  say(isProven ? 'proven' : 'unproven')
  const header = (name: string) => mail.headers.find((each) => each.name.toLowerCase() === name)?.value ?? ''
  for (const name of ['from', 'subject', 'date', 'content-type']) say(header(name))
  const messageId = bareId(mail.messageId ?? '')
  say(messageId)
  if (messageId === '' && header('date') === '') say(String(id))
  return digest.update(bodyOf(content)).digest()
}

/** What stands below the headers; all of it where nothing tells them apart. */
function bodyOf(content: Uint8Array): Uint8Array {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength)
  const ends = [bytes.indexOf('\r\n\r\n'), bytes.indexOf('\n\n')].filter((at) => at >= 0)
  return ends.length === 0 ? bytes : bytes.subarray(Math.min(...ends))
}
