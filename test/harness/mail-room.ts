import { openLog } from '../../server/lib/log.ts'
import { type Envelope, openReader, readWaiting, receiveMail } from '../../server/modules/intake/index.ts'
import { type ReadMail, readMail } from './mail-reader.ts'
import { type PostOffice, startPostOffice } from './post-office.ts'
import { type Zone, zoneOf } from './zone.ts'

/** A mail as somebody's program writes it. A header whose value is null is left out. */
export type Letter = {
  from: string
  to?: string
  subject?: string
  body?: string
  headers?: Record<string, string | null>
  /** Domain that signs it; null: nobody. The author's where it is left out and signs at all. */
  signedBy?: string | null
  envelope?: Envelope
}

/** What became of a mail. */
export type Became = {
  id: number
  outcome: string
  step: string
  reason: string
  facts: Record<string, unknown> & { ticketId?: number }
}

type TicketMessage = { id: number; kind: string; body: string; author: { kind: string; name: string } }

export type MailRoom = PostOffice & {
  zone: Zone
  /** Takes a mail over SMTP from 192.0.2.10 and has it decided. */
  receive: (letter: Letter | string, envelope?: Envelope) => Promise<Became>
  /** As `receive`, without waiting for what becomes of it; `read` decides what waits. */
  put: (letter: Letter | string, envelope?: Envelope) => Promise<number>
  read: () => Promise<void>
  became: (id: number) => Promise<Became>
  /** The next mail to an address with such a subject, as its reader's program shows it; others before it are passed over. */
  mailTo: (address: string, subject: RegExp) => Promise<ReadMail & { raw: Buffer; returnPath: string }>
  /** The messages of a ticket, oldest first, as agents see them. */
  messagesOf: (ticketId: number) => Promise<TicketMessage[]>
  /** An agent's answer in a ticket. */
  answer: (ticketId: number, body?: string) => Promise<void>
  stop: () => Promise<void>
}

/** The peer that the domains of the zone name. */
export const goodPeer = '192.0.2.10'
export const strangePeer = '203.0.113.99'

/**
 * The domains of the cast and some others. papeleradelbajio publishes DMARC and signs; cenzontle publishes SPF alone;
 * zunigacontadores publishes nothing; malo is an attacker's, who has everything in order.
 */
const domains = {
  'papeleradelbajio.example': { spf: `ip4:${goodPeer}`, dmarc: 'reject', signs: true },
  'alameda.example': { spf: `ip4:${goodPeer}`, dmarc: 'reject', signs: true },
  'cenzontle.example': { spf: `ip4:${goodPeer}` },
  'firma.example': { signs: true },
  'suave.example': { dmarc: 'none', signs: true },
  'lista.example': { signs: true, spf: `ip4:${strangePeer}` },
  'malo.example': { spf: `ip4:${strangePeer}`, dmarc: 'reject', signs: true },
}

/** The program, its mail server, a world of domains, and a hand on the reader of what comes in. */
export async function startMailRoom(): Promise<MailRoom> {
  const office = await startPostOffice()
  const zone = zoneOf(domains)
  const { wiring } = office.server
  wiring.resolveDns = zone.resolve
  const site = { ...wiring, now: office.now, log: openLog(process.env.LOG_LEVEL ?? 'error') }
  const reader = openReader()
  const put = async (letter: Letter | string, given?: Envelope) => {
    const content = typeof letter === 'string' ? letter : await written(zone, letter)
    const envelope = given ?? (typeof letter === 'string' ? {} : envelopeOf(letter))
    return receiveMail(site, { content: Buffer.from(content, 'utf8'), via: 'smtp', envelope })
  }
  const became = async (id: number): Promise<Became> =>
    (await wiring.db
      .selectFrom('raw_mails')
      .select(['id', 'outcome', 'step', 'reason', 'facts'])
      .where('id', '=', id)
      .executeTakeFirstOrThrow()) as Became
  const read = () => readWaiting(site, { reader })
  return {
    ...office,
    zone,
    put,
    read,
    became,
    async receive(letter, envelope) {
      const id = await put(letter, envelope)
      await read()
      return became(id)
    },
    async mailTo(address, subject) {
      await office.deliver()
      for (;;) {
        const { raw, from: returnPath } = await office.sink.next(address)
        const mail = await readMail(raw)
        if (subject.test(mail.subject)) return { ...mail, raw, returnPath }
      }
    },
    messagesOf: async (ticketId) =>
      (await office.server.as('agent').get(`/api/agent/tickets/${ticketId}/messages`)).body.items,
    async answer(ticketId, body = 'Ya está.') {
      const path = `/api/agent/tickets/${ticketId}/messages`
      const { status, body: said } = await office.server.as('agent').post(path, { kind: 'public', body })
      if (status !== 201) throw new Error(JSON.stringify(said))
    },
    async stop() {
      await reader.close()
      await office.stop()
    },
  }
}

const addressIn = (header: string): string => /<([^>]*)>/.exec(header)?.[1] ?? header

function envelopeOf({ from, to = support, envelope }: Letter): Envelope {
  return { from: addressIn(from), to: [addressIn(to)], peer: goodPeer, helo: 'mail.example', ...envelope }
}

const support = 'soporte@alameda.example'
let count = 0

async function written(zone: Zone, letter: Letter): Promise<string> {
  const {
    from,
    to = support,
    subject = 'Una pregunta',
    body = 'Hola:\r\n\r\n¿Me ayudan?\r\n',
    headers = {},
  } = letter
  count += 1
  const fields: Record<string, string | null> = {
    From: from,
    To: to,
    Subject: subject,
    Date: 'Sun, 22 Nov 2026 10:00:00 +0000',
    'Message-ID': `<${count}.${process.pid}@letter.example>`,
    'MIME-Version': '1.0',
    'Content-Type': 'text/plain; charset=utf-8',
    'Content-Transfer-Encoding': '8bit',
    ...headers,
  }
  const head = Object.entries(fields).flatMap(([name, value]) => (value === null ? [] : `${name}: ${value}`))
  const mail = `${head.join('\r\n')}\r\n\r\n${body}`
  const domain = addressIn(from).split('@').at(-1) ?? ''
  const signer = letter.signedBy === undefined ? signing(domain) : letter.signedBy
  return signer ? zone.sign(mail, signer) : mail
}

const signing = (domain: string): string | null => {
  const known = (domains as Record<string, { signs?: boolean }>)[domain]
  return known?.signs ? domain : null
}
