/**
 * What became of handing one message over. `unreachable` says something about the server we send through and nothing
 * about the message: the connection, TLS or the sign-in failed.
 */
export type SendOutcome =
  | { kind: 'sent'; words: string }
  | { kind: 'later'; words: string }
  | { kind: 'refused'; words: string; isAddressDead: boolean }
  | { kind: 'unreachable'; words: string }
  | { kind: 'kept' }

type SmtpError = {
  code?: string
  command?: string
  responseCode?: number
  response?: string
  message?: string
}

/** Reads nodemailer's error. An answer of the server counts; without one it is the connection that failed. */
export function outcomeOf(error: unknown): SendOutcome {
  const { code, command, responseCode, response, message } = error as SmtpError
  const words = oneLine(response ?? message ?? 'no reason given')
  const isAboutMessage = code === 'EENVELOPE' || code === 'EMESSAGE'
  if (!isAboutMessage || responseCode === 421) return { kind: 'unreachable', words }
  if (responseCode === undefined) return { kind: 'refused', words, isAddressDead: false }
  if (responseCode < 500) return { kind: 'later', words }
  return { kind: 'refused', words, isAddressDead: command === 'RCPT TO' && isDeadAddress(words) }
}

// RFC 3463: 5.1.1 no such mailbox, 5.1.2 no such system, 5.1.3 bad address, 5.1.6 moved without forwarding,
// 5.1.10 (RFC 7505) the domain takes no mail, 5.2.1 mailbox disabled. Policy refusals (5.7.x) say nothing about the address.
const isDeadAddress = (words: string): boolean => /^5\d\d[ -]5\.(1\.(1|2|3|6|10)|2\.1)\b/.test(words)

const oneLine = (words: string): string => words.replace(/\s+/g, ' ').trim().slice(0, 500)
