import type { SMTPServerDataStream, SMTPServerSession } from 'smtp-server'
import { TooLarge } from '../../../../lib/file-store.ts'
import type { Log } from '../../../../lib/log.ts'
import { receiveMail } from '../../receive-mail.ts'
import type { Site } from '../../site.ts'
import type { Envelope } from '../../types.ts'
import { refuseSmuggling, Smuggled } from './refuse-smuggling.ts'

/** An answer other than that it was taken; its words begin with the enhanced code (RFC 3463). */
export const replyError = (responseCode: number, words: string): Error =>
  Object.assign(new Error(words), { responseCode })

/**
 * Takes what follows DATA, a piece at a time. Throws the answer to the other server: 4xx where it may try again, so that
 * nothing is lost that we could not store.
 */
export async function takeData(
  site: Site,
  stream: SMTPServerDataStream,
  session: SMTPServerSession,
  log: Log,
): Promise<number> {
  try {
    return await receiveMail(site, {
      content: refuseSmuggling(stream),
      via: 'smtp',
      envelope: envelopeOf(session),
    })
  } catch (error) {
    if (error instanceof TooLarge) throw replyError(552, '5.3.4 The message is too large')
    if (error instanceof Smuggled)
      throw replyError(550, '5.6.11 A line with a dot alone ends in a bare CR or LF (RFC 5321, 2.3.8)')
    const { code } = error as NodeJS.ErrnoException
    const isCut = code === 'ECONNECTION' || code === 'ERR_STREAM_PREMATURE_CLOSE'
    if (!isCut) log.warn({ err: error }, 'mail waits outside: it could not be stored')
    throw replyError(451, '4.3.0 The message could not be stored: try again later')
  }
}

function envelopeOf(session: SMTPServerSession): Envelope {
  const { mailFrom, rcptTo } = session.envelope
  return {
    from: mailFrom ? mailFrom.address : '',
    to: rcptTo.map(({ address }) => address),
    peer: String(session.xForward.get('ADDR') || session.remoteAddress),
    helo: String(session.xForward.get('HELO') || session.hostNameAppearsAs || ''),
    ...(session.tlsOptions
      ? { tls: `${session.tlsOptions.version ?? ''} ${session.tlsOptions.name}`.trim() }
      : {}),
  }
}
