import { once } from 'node:events'
import type { AddressInfo, Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server'

/** A message as it came over the wire. `acknowledged` is false where the sink took it and then hung up or refused. */
export type Received = {
  from: string
  to: string[]
  raw: Buffer
  secure: boolean
  user?: string
  acknowledged: boolean
  at: Date
}

/** An SMTP answer: 4xx means later, 5xx means never. */
export type Refusal = { code: number; words: string }

type AfterData = 'accept' | 'hang-up' | Refusal

/** How the sink answers from now on. */
export type Behaviour = {
  /** Asked for the sender of the envelope, empty for a report or an automatic answer; `undefined` accepts. */
  sender: (address: string) => Refusal | undefined
  /** Asked for each recipient; `undefined` accepts. */
  recipient: (address: string) => Refusal | undefined
  /** What follows the message itself, perhaps by the first recipient; `hang-up` closes the connection without an answer. */
  afterData: AfterData | ((address: string) => AfterData)
  /** Milliseconds before that answer; by the first recipient, where some servers are slower than others. */
  delay: number | ((address: string) => number)
}

export type SinkOptions = {
  encryption?: 'none' | 'starttls' | 'tls'
  /** Set: nothing is taken from whoever does not sign in with this. */
  login?: { user: string; password: string }
  behaviour?: Partial<Behaviour>
  port?: number
}

export type SmtpSink = {
  /** For `SMTP_URL`, with the login if there is one. */
  url: string
  port: number
  received: Received[]
  behave: (behaviour: Partial<Behaviour>) => void
  /** Messages to an address, in the order in which they came. */
  to: (address: string) => Received[]
  /** The next acknowledged message to an address that nobody has waited for yet; fails after `timeout` (30 s). */
  next: (address: string, timeout?: number) => Promise<Received>
  stop: () => Promise<void>
}

const kindly: Behaviour = {
  sender: () => undefined,
  recipient: () => undefined,
  afterData: 'accept',
  delay: 0,
}

/**
 * A real SMTP server that keeps what it is sent. Its certificate is the self-signed one of smtp-server, so a client
 * over TLS has to be told not to verify it.
 */
export async function startSmtpSink(options: SinkOptions = {}): Promise<SmtpSink> {
  const { encryption = 'none', login } = options
  const received: Received[] = []
  const handedOut = new Set<Received>()
  const sockets = new Map<number, Socket>()
  let behaviour = { ...kindly, ...options.behaviour }
  const server = new SMTPServer({
    secure: encryption === 'tls',
    hideSTARTTLS: encryption !== 'starttls',
    disabledCommands: [...(encryption === 'starttls' ? [] : ['STARTTLS']), ...(login ? [] : ['AUTH'])],
    allowInsecureAuth: encryption === 'none',
    authOptional: !login,
    disableReverseLookup: true,
    logger: false,
    closeTimeout: 200,
    onAuth(given, _session, done) {
      const isRight = given.username === login?.user && given.password === login?.password
      if (isRight) done(null, { user: given.username })
      else done(answer({ code: 535, words: '5.7.8 Authentication credentials invalid' }))
    },
    onMailFrom({ address }, _session, done) {
      const refusal = behaviour.sender(address || '')
      done(refusal ? answer(refusal) : null)
    },
    onRcptTo({ address }, _session, done) {
      const refusal = behaviour.recipient(address)
      done(refusal ? answer(refusal) : null)
    },
    onData(stream, session, done) {
      take(stream, session).then((refusal) => done(refusal ? answer(refusal) : null), done)
    },
  })
  server.on('error', () => undefined) // A client that goes away in mid-sentence is no fault of the sink.
  server.server.on('connection', (socket: Socket) => sockets.set(socket.remotePort ?? 0, socket))
  server.listen(options.port ?? 0, '127.0.0.1')
  await once(server.server, 'listening')
  const { port } = server.server.address() as AddressInfo

  return {
    url: sinkUrl(port, options),
    port,
    received,
    behave: (change) => {
      behaviour = { ...behaviour, ...change }
    },
    to: (address) => received.filter((mail) => mail.to.includes(address)),
    next,
    stop: () => new Promise((resolve) => server.close(resolve)),
  }

  async function take(
    stream: SMTPServerDataStream,
    session: SMTPServerSession,
  ): Promise<Refusal | undefined> {
    const to = session.envelope.rcptTo[0]?.address ?? ''
    const { delay } = behaviour
    const afterData =
      typeof behaviour.afterData === 'function' ? behaviour.afterData(to) : behaviour.afterData
    const mail = await keep(stream, session, afterData === 'accept')
    await pause(typeof delay === 'number' ? delay : delay(to))
    received.push(mail)
    if (afterData === 'accept') return undefined
    if (afterData !== 'hang-up') return afterData
    sockets.get(session.remotePort)?.destroy()
    return { code: 421, words: '4.3.2 hung up' }
  }

  async function next(address: string, timeout = 30_000): Promise<Received> {
    const until = Date.now() + timeout
    while (Date.now() < until) {
      const mail = received.find((one) => one.to.includes(address) && one.acknowledged && !handedOut.has(one))
      if (mail) {
        handedOut.add(mail)
        return mail
      }
      await pause(10)
    }
    const others = received.map((mail) => mail.to.join(', ')).join('; ') || 'nothing'
    throw new Error(`No mail to ${address} within ${timeout} ms; received: ${others}`)
  }
}

async function keep(
  stream: SMTPServerDataStream,
  { envelope, secure, user }: SMTPServerSession,
  acknowledged: boolean,
): Promise<Received> {
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(chunk)
  return {
    from: envelope.mailFrom ? envelope.mailFrom.address : '',
    to: envelope.rcptTo.map(({ address }) => address),
    raw: Buffer.concat(chunks),
    secure,
    ...(user ? { user } : {}),
    acknowledged,
    at: new Date(),
  }
}

function answer({ code, words }: Refusal): Error {
  return Object.assign(new Error(words), { responseCode: code })
}

function sinkUrl(port: number, { encryption, login }: SinkOptions): string {
  const url = new URL(`${encryption === 'tls' ? 'smtps' : 'smtp'}://127.0.0.1:${port}`)
  if (login) {
    url.username = encodeURIComponent(login.user)
    url.password = encodeURIComponent(login.password)
  }
  return url.href
}
