import { isIP } from 'node:net'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { createTransport } from 'nodemailer'
import addressParser from 'nodemailer/lib/addressparser'
import { normalMailAddress } from '../../../lib/pure/mail-address.ts'
import { StartProblem } from '../../../lib/start-problem.ts'
import type { SigningKey } from '../dkim/dkim-keys.ts'
import { mailDomainIn } from '../mail/mail-domain-in.ts'
import { type Bell, bell } from './bell.ts'
import { type Pace, paceOfDestinations } from './pace.ts'
import { type Rest, restAfterFailures } from './rest.ts'
import { isSenderRefused, outcomeOf, outcomeOfError, type SendOutcome } from './smtp-outcome.ts'

/** Connections to the server at once; many providers of mail refuse more. */
export const connectionsAtMost = 5
/** Further ones while some destinations are slow, so that those do not take them from the others. */
export const connectionsAside = 2
/** Nothing takes longer than this to be handed over: afterwards it counts as not taken. */
export const sendSecondsAtMost = 90

/** A message as it leaves. */
export type OutgoingMail = {
  /** Without an address, MAIL_FROM, under its own name where it has one. */
  from: { name: string; address: string | null }
  to: { name: string; address: string }
  replyTo?: string
  /** Where servers report to; empty: to nobody; null: to the sender. */
  returnPath: string | null
  messageId: string
  date: Date
  subject: string
  text: string
  html: string
  attachments: readonly { filename: string; contentType: string; content: Buffer }[]
  headers: Readonly<Record<string, string>>
}

/** The way out: a pool of SMTP connections, or the built-in outbox while no SMTP is set. */
export type Mail = {
  /** False: there is no SMTP, and everything is kept. */
  readonly sends: boolean
  /** Our sender address. */
  readonly from: string
  /** The domain of our sender address, in which our Message-IDs are. */
  readonly host: string
  /** Hands one message over, signed where a key is given. Never throws: whatever happens is an outcome. */
  send(mail: OutgoingMail, signingKey?: SigningKey | null): Promise<SendOutcome>
  /** Lets what is on its way arrive, sends nothing more, and closes the connections. */
  close(): Promise<void>
  /** Rung when there may be something to send, and when the sender is to stop. */
  readonly bell: Bell
  /** How long to leave the server alone after it could not be used. */
  readonly rest: Rest
  /** How quickly mail to each destination is taken. */
  readonly pace: Pace
  /** Aborted once the way out is being closed. */
  readonly closing: AbortSignal
  /** The sender at work, of which there is one in a process, and how often it was woken. */
  atWork: Promise<void> | null
  wakeUps: number
}

/**
 * Opens the way out: pooled connections to SMTP_URL (smtp with STARTTLS where it is offered, smtps; user and password in
 * the URL; further options of the connection in its query, as `?tls.rejectUnauthorized=false`).
 * @throws StartProblem when SMTP_URL or MAIL_FROM cannot be read
 */
export function openMail(config: {
  smtpUrl: string | undefined
  mailFrom: string | undefined
  publicUrl: string
  /** `sender`: no mail has a return path of its own. */
  returnPath?: 'per-mail' | 'sender'
}): Mail {
  const from = senderOf(config)
  const transport = config.smtpUrl === undefined ? null : pool(config.smtpUrl)
  const closing = new AbortController()
  const hasOwn = config.returnPath !== 'sender'
  /** Domains of return paths that the server takes no mail from. */
  const refused = new Set<string>()
  const attempt = async (
    { from: sender, returnPath: _own, ...message }: OutgoingMail,
    { returnPath, signingKey }: { returnPath: string; signingKey: SigningKey | null | undefined },
  ): Promise<SendOutcome & { isSenderRefused?: boolean }> => {
    if (!transport) throw new Error('there is no server to send through')
    const limit = new AbortController()
    const timer = setTimeout(() => limit.abort(), sendSecondsAtMost * 1000)
    const sending = transport.sendMail({
      ...message,
      from: sender.address === null ? { name: from.name || sender.name, address: from.address } : sender,
      envelope: { from: returnPath && asBare(returnPath), to: asBare(message.to.address) },
      headers: { ...message.headers },
      ...(signingKey ? { dkim: { ...signingKey, headerFieldNames: signedFields } } : {}),
      signal: limit.signal,
    } as Parameters<typeof transport.sendMail>[0])
    const outcome = await sending
      .then(outcomeOf, (error: unknown) => ({
        ...outcomeOfError(error),
        isSenderRefused: isSenderRefused(error),
      }))
      .finally(() => clearTimeout(timer))
    // The pool frees the connection a turn later: whoever sends before that has it open another one.
    await nextTurn()
    return outcome
  }
  const mail: Mail = {
    sends: transport !== null,
    from: from.address,
    host: mailDomainOf(config),
    async send(message, signingKey) {
      const own = hasOwn ? message.returnPath : message.returnPath && null
      const wanted = own ?? message.from.address ?? from.address
      const returnPath = refused.has(mailDomainIn(wanted)) ? from.address : wanted
      const outcome = await attempt(message, { returnPath, signingKey })
      if (!outcome.isSenderRefused || returnPath === from.address) return outcome
      // It says something about this sender, not about the server: nobody else's mail is to wait for it.
      if (returnPath === '') return { kind: 'refused', words: outcome.words, isAddressDead: false }
      const plain = await attempt(message, { returnPath: from.address, signingKey })
      if (plain.kind === 'sent') refused.add(mailDomainIn(returnPath))
      return plain
    },
    async close() {
      closing.abort()
      mail.bell.ring()
      await mail.atWork?.catch(() => undefined)
      transport?.close()
    },
    bell: bell(),
    rest: restAfterFailures(),
    pace: paceOfDestinations({ quick: connectionsAtMost - 1, unknown: 1 }),
    closing: closing.signal,
    atWork: null,
    wakeUps: 0,
  }
  return mail
}

/** An address as it is: parsed from text, an IP literal would lose its brackets. */
const asBare = (address: string) => ({ name: '', address })

/** What a signature covers: RFC 6376, 5.4.1; for declining by one click both headers of it (RFC 8058, 4). */
const signedFields =
  'From:Reply-To:To:Subject:Date:Message-ID:In-Reply-To:References:MIME-Version:Content-Type:Content-Transfer-Encoding:List-Unsubscribe:List-Unsubscribe-Post:Auto-Submitted'

/**
 * Where our mail is from that no department sends, as addresses are compared.
 * @throws StartProblem when MAIL_FROM cannot be read
 */
export function mailAddressOf(config: { mailFrom: string | undefined; publicUrl: string }): string {
  const { address } = senderOf(config)
  return normalMailAddress(address) ?? address
}

/**
 * The domain that our mail is from.
 * @throws StartProblem when MAIL_FROM cannot be read
 */
export function mailDomainOf(config: { mailFrom: string | undefined; publicUrl: string }): string {
  return mailDomainIn(senderOf(config).address)
}

function pool(smtpUrl: string) {
  if (!URL.canParse(smtpUrl))
    throw new StartProblem('SMTP_URL is not an address such as smtps://user:password@host:465.')
  return createTransport({
    pool: true,
    url: smtpUrl,
    maxConnections: connectionsAtMost + connectionsAside,
    maxMessages: 1000,
    connectionTimeout: 15_000,
    greetingTimeout: 15_000,
    socketTimeout: 45_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
}

/** MAIL_FROM, as an address alone or with a name; unset, no-reply at the host of PUBLIC_URL. */
function senderOf(config: { mailFrom: string | undefined; publicUrl: string }): {
  name: string
  address: string
} {
  if (config.mailFrom === undefined) {
    const { hostname } = new URL(config.publicUrl)
    // An IP number is written as a literal (RFC 5321, 4.1.3).
    return { name: '', address: `no-reply@${isIP(hostname) ? `[${hostname}]` : hostname}` }
  }
  const [sender, another] = addressParser(config.mailFrom, { flatten: true })
  if (!sender || another || !/^[^\s@]+@[^\s@]+$/.test(sender.address))
    throw new StartProblem('MAIL_FROM is not an address such as "Alameda Hosting <soporte@alameda.example>".')
  return sender
}
