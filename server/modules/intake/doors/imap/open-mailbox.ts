import type { ImapFlow } from 'imapflow'
import type { Mailbox } from '../../types.ts'

export type Reached = Pick<Mailbox, 'host' | 'port' | 'security' | 'userName'> & { password: string }

/** What a mailbox's server did to us: whether it was reached, and what it said. */
export class MailboxProblem extends Error {
  readonly kind: 'unreachable' | 'refused' | 'no-folder' | 'not-encrypted'
  constructor(kind: MailboxProblem['kind'], words: string) {
    super(words)
    this.kind = kind
  }
}

/**
 * Connects and signs in. The connection is encrypted unless `security` says that it need not be.
 * @throws MailboxProblem
 */
export async function connectTo(mailbox: Reached): Promise<ImapFlow> {
  // Loaded where there is a mailbox: it takes 15 MB.
  const { ImapFlow: Client } = await import('imapflow')
  const client = new Client({
    host: mailbox.host,
    port: mailbox.port,
    secure: mailbox.security === 'tls',
    ...(mailbox.security === 'tls' ? {} : { doSTARTTLS: mailbox.security === 'starttls' }),
    auth: { user: mailbox.userName, pass: mailbox.password },
    clientInfo: { name: 'Encopia' },
    logger: false,
    connectionTimeout: 20_000,
    greetingTimeout: 15_000,
    // Longer than the time between two looks, which keep the connection alive.
    socketTimeout: 180_000,
    autoIdleDelay: 200,
    maxLiteralSize: 64 * 1024 * 1024,
  })
  // An error comes as the connection's end as well, which is what is acted upon.
  client.on('error', () => undefined)
  try {
    await client.connect()
    return client
  } catch (error) {
    client.close()
    throw problemOf(error)
  }
}

/**
 * Opens a folder to read in: nothing in it is marked or changed, whoever else reads there.
 * @throws MailboxProblem 'no-folder'
 */
export async function openFolder(client: ImapFlow, folder: string) {
  try {
    return await client.mailboxOpen(folder, { readOnly: true })
  } catch (error) {
    throw new MailboxProblem('no-folder', wordsOf(error))
  }
}

export function problemOf(error: unknown): MailboxProblem {
  if (error instanceof MailboxProblem) return error
  const { authenticationFailed, code } = error as { authenticationFailed?: boolean; code?: string }
  const words = wordsOf(error)
  if (authenticationFailed) return new MailboxProblem('refused', words)
  const isAboutTls =
    /^(ERR_TLS|ERR_SSL|CERT|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO)/.test(code ?? '') || /STARTTLS/i.test(words)
  return new MailboxProblem(isAboutTls ? 'not-encrypted' : 'unreachable', words)
}

function wordsOf(error: unknown): string {
  const { responseText, message } = error as { responseText?: string; message?: string }
  return (responseText || message || String(error)).replace(/\s+/g, ' ').slice(0, 500)
}
