/**
 * What became of handing one message over. `unreachable` says something about the server we send through and nothing
 * about the message: the connection, TLS or the sign-in failed, or our sender address was refused.
 */
export type SendOutcome =
  | { kind: 'sent'; words: string }
  | { kind: 'later'; words: string; isConnectionLost: boolean }
  | { kind: 'refused'; words: string; isAddressDead: boolean }
  | { kind: 'unreachable'; words: string }

type SmtpError = {
  code?: string
  command?: string
  originalCode?: string
  timeoutType?: string
  responseCode?: number
  response?: string
  message?: string
}

/** Reads nodemailer's result. We send to one recipient at a time; a server that accepts none of one has refused it. */
export function outcomeOf(info: { response: string; rejectedErrors?: unknown[] | undefined }): SendOutcome {
  const rejected = info.rejectedErrors?.[0]
  return rejected ? outcomeOfError(rejected) : { kind: 'sent', words: oneLine(info.response) }
}

/** Reads nodemailer's error: an answer about the message counts, anything else is about the connection. */
export function outcomeOfError(error: unknown): SendOutcome {
  const { code, command, response, responseCode, message } = error as SmtpError
  const words = oneLine(response ?? message ?? 'no reason given')
  if (isLost(error as SmtpError)) return { kind: 'later', words, isConnectionLost: true }
  const isAboutMessage =
    code === 'EMESSAGE' || (code === 'EENVELOPE' && !isAboutSender(command, responseCode))
  if (!isAboutMessage) return { kind: 'unreachable', words }
  // 503: the session was out of step, which another one will not be.
  const isFinal = responseCode === undefined || (responseCode >= 500 && responseCode !== 503)
  if (!isFinal) return { kind: 'later', words, isConnectionLost: false }
  return { kind: 'refused', words, isAddressDead: command === 'RCPT TO' && isDeadAddress(words) }
}

/** The server takes no mail from the sender that the envelope names, for good. */
export function isSenderRefused(error: unknown): boolean {
  const { command, responseCode = 0 } = error as SmtpError
  return command === 'MAIL FROM' && responseCode >= 500 && responseCode !== 552 && responseCode !== 503
}

// The connection ended while a message was on it: whether that message was taken is not known.
function isLost({ code, command, originalCode, timeoutType, responseCode }: SmtpError): boolean {
  if (responseCode !== undefined) return false
  if (code === 'EABORT' || timeoutType === 'SOCKET_TIMEOUT') return true
  if (code === 'ESOCKET') return originalCode === 'ECONNRESET' || originalCode === 'EPIPE'
  return code === 'ECONNECTION' && command === 'CONN'
}

// A sender address that is refused, or a quota of ours that is used up, would be refused with every message; 552 is its size.
const isAboutSender = (command: string | undefined, responseCode: number | undefined): boolean =>
  command === 'MAIL FROM' && responseCode !== undefined && responseCode !== 552

// RFC 3463: 5.1.1 no such mailbox, 5.1.2 no such system, 5.1.3 bad address, 5.1.6 moved without forwarding, 5.2.1 mailbox
// disabled; RFC 7505: 5.1.10 the domain takes no mail. Refusals by policy (5.7.x) say nothing about the address.
const isDeadAddress = (words: string): boolean => /^5\d\d[ -]5\.(1\.(1|2|3|6|10)|2\.1)\b/.test(words)

const oneLine = (words: string): string => words.replace(/\s+/g, ' ').trim().slice(0, 500)
