import type { Envelope, ParsedMail } from '../types.ts'

/** A mail with what only its door knew of it: that nobody wants an answer, by an empty return path (RFC 5321, 4.5.5). */
export function atDoor(parsed: ParsedMail, { from }: Envelope): ParsedMail {
  if (from !== '' || parsed.automatic.includes('empty-return-path')) return parsed
  return { ...parsed, returnPath: '', automatic: [...parsed.automatic, 'empty-return-path'] }
}
