import { once } from 'node:events'
import type { AddressInfo, Socket } from 'node:net'
import { SMTPServer, type SMTPServerAddress, type SMTPServerSession } from 'smtp-server'
import type { Log } from '../../../../lib/log.ts'
import { StartProblem } from '../../../../lib/start-problem.ts'
import { mailSizeAtMost } from '../../receive-mail.ts'
import type { Site } from '../../site.ts'
import { keyPairIn } from './key-pair.ts'
import { openJudge } from './own-addresses.ts'
import { countPeers, type PeerLimits, peerLimits } from './peers.ts'
import { replyError, takeData } from './take-data.ts'

/** Where mail is listened for: `host:port`, and whether the operator asked for just that. */
export type Listening = { host: string; port: number; isGiven: boolean }

type Options = {
  at: Listening
  /** The name it greets with. */
  name: string
  /** Folder of `key.pem` and `certificate.pem`; a pair is made there where there is none. */
  tlsFolder: string
  /** Addresses of mail servers of the provider's own, which say whom they have a mail from (XFORWARD, XCLIENT). */
  trusted: readonly string[]
  log: Log
  limits?: Partial<PeerLimits>
}

/** The receiving SMTP server at work. */
export type MailDoor = { port: number; close: () => Promise<void> }

/**
 * Listens for mail to the support addresses (RFC 5321), for nobody else's: it never relays. A mail is acknowledged once
 * it is stored.
 * @throws StartProblem when the operator's own choice of MAIL_LISTEN cannot be used; the default one is then left
 */
export async function listenForMail(site: Site, options: Options): Promise<MailDoor | null> {
  const { at, log } = options
  const limits = { ...peerLimits, ...options.limits }
  const peers = countPeers(limits)
  const judgeOf = openJudge(site.db)
  const isTrusted = (session: SMTPServerSession) => options.trusted.includes(session.remoteAddress)
  const server = new SMTPServer({
    name: options.name,
    banner: 'Encopia',
    ...keyPairIn(options.tlsFolder, options.name, site.now()),
    minVersion: 'TLSv1.2',
    authOptional: true,
    disabledCommands: ['AUTH'],
    size: mailSizeAtMost,
    rejectOversized: true,
    // Our words carry theirs (RFC 3463), where those of the library are too general.
    hideENHANCEDSTATUSCODES: true,
    hideDSN: true,
    hideREQUIRETLS: true,
    disableReverseLookup: true,
    maxClients: 200,
    maxRecipients: 100,
    maxCommandLength: 4096,
    maxAllowedUnauthenticatedCommands: false,
    socketTimeout: 60_000,
    closeTimeout: 10_000,
    useXForward: [...options.trusted],
    useXClient: [...options.trusted],
    logger: false,
    onConnect(session, done) {
      done(isTrusted(session) ? null : peers.connected(session, site.now()))
    },
    onMailFrom(_address, session, done) {
      done(isTrusted(session) ? null : peers.began(session, site.now()))
    },
    onRcptTo(address, session, done) {
      judge(address, session).then(done, (error: unknown) => {
        log.warn({ err: error }, 'mail waits outside: the database could not be used')
        done(replyError(451, '4.3.0 Try again later'))
      })
    },
    onData(stream, session, done) {
      takeData(site, stream, session, log).then((id) => done(null, `2.6.0 Taken as ${id}`), done)
    },
    onClose(session, done) {
      peers.left(session)
      done(null)
    },
  })
  // A client that goes away in mid-sentence is no fault of ours.
  server.on('error', (error) => log.debug({ err: error }, 'a connection to the mail door was lost'))
  // The idle timeout alone is no bound: whoever sends a byte now and then keeps a connection for ever.
  server.server.on('connection', (socket: Socket) => {
    if (options.trusted.includes(socket.remoteAddress ?? '')) return
    const timer = setTimeout(() => socket.destroy(), limits.connectionLasts)
    socket.once('close', () => clearTimeout(timer))
  })

  async function judge(address: SMTPServerAddress, session: SMTPServerSession): Promise<Error | null> {
    const verdict = await judgeOf(address.address)
    if (verdict === 'ours') return null
    const barred = isTrusted(session) ? null : peers.asked(session, site.now())
    if (barred) return barred
    return verdict === 'unknown'
      ? replyError(550, '5.1.1 There is no such address here')
      : replyError(550, '5.7.1 This server takes mail for its own addresses only')
  }

  const failed = await listen(server, at)
  if (failed) {
    if (at.isGiven) throw failed
    log.warn(`${failed.message} No mail comes in by SMTP.`)
    return null
  }
  return {
    port: (server.server.address() as AddressInfo).port,
    close: () => new Promise((resolve) => server.close(resolve)),
  }
}

async function listen(server: SMTPServer, { host, port }: Listening): Promise<StartProblem | null> {
  try {
    server.listen(port, host)
    await once(server.server, 'listening')
    return null
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EADDRINUSE')
      return new StartProblem(`Port ${port} of ${host} is in use: set MAIL_LISTEN to another one, or to off.`)
    if (code === 'EACCES')
      return new StartProblem(`Port ${port} may not be used by this user: set MAIL_LISTEN to one above 1023.`)
    if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
      return new StartProblem(`MAIL_LISTEN ${host} is no address of this machine.`)
    throw error
  }
}
