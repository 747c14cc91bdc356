import { createTransport } from 'nodemailer'
import { outcomeOf, type SendOutcome } from './smtp-outcome.ts'

/** A message as it leaves: envelope, headers and both parts. */
export type OutgoingMail = {
  from: string | { name: string; address: string }
  to: { name: string; address: string }
  /** Where bounces go, and the address the receiving server is asked about. */
  envelope: { from: string; to: string }
  messageId: string
  date: Date
  subject: string
  text: string
  html: string
  headers: Readonly<Record<string, string>>
}

/** The way out: a pool of SMTP connections, or the built-in outbox while no SMTP is set. */
export type Mail = {
  /** False: there is no SMTP, and everything is kept. */
  sends: boolean
  /** Hands one message to the server. Never throws: whatever happens is an outcome. */
  send(mail: OutgoingMail): Promise<SendOutcome>
  /** Lets what is under way end, then closes the connections. */
  close(): Promise<void>
}

/** Connections to the server at once; more would be refused by many providers of mail. */
export const connectionsAtMost = 5

/**
 * Opens the way out: pooled connections to SMTP_URL (smtp with STARTTLS where offered, smtps, user and password in the
 * URL, further options of the connection in its query, as `?tls.rejectUnauthorized=false`).
 */
export function openMail(config: { smtpUrl: string | undefined }): Mail {
  if (config.smtpUrl === undefined)
    return { sends: false, send: async () => ({ kind: 'kept' }), close: async () => undefined }
  const transport = createTransport({
    pool: true,
    url: config.smtpUrl,
    maxConnections: connectionsAtMost,
    maxMessages: 1000,
    connectionTimeout: 15_000,
    greetingTimeout: 15_000,
    socketTimeout: 60_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return {
    sends: true,
    send: ({ headers, ...mail }) =>
      transport.sendMail({ ...mail, headers: { ...headers } }).then(
        (info) => ({ kind: 'sent', words: info.response }),
        (error: unknown) => outcomeOf(error),
      ),
    close: async () => transport.close(),
  }
}
