import { openLog } from '../../server/lib/log.ts'
import {
  deliverMail,
  issueTokens,
  type Mail,
  type MailEvent,
  type MessageDraft,
  openMail,
  sendMessages,
  type TokenPurpose,
} from '../../server/modules/delivery/index.ts'
import type { JobWiring } from '../../server/wiring.ts'
import type { Member } from './cast.ts'
import { type SinkOptions, type SmtpSink, startSmtpSink } from './smtp-sink.ts'
import { startTestServer, type TestServer } from './test-server.ts'

export type PostOffice = {
  server: TestServer
  sink: SmtpSink
  mail: Mail
  /** Moves every clock. */
  pass: TestServer['pass']
  now: () => Date
  /** Queues messages as a command would. */
  queue: (...drafts: MessageDraft[]) => Promise<number[]>
  /** A mail about somebody's own sign-in, with its link where the event has one. */
  queueFor: (member: Member, event: MailEvent, more?: Partial<MessageDraft>) => Promise<number>
  /** Wakes the sender and waits until nothing is due. */
  deliver: () => Promise<void>
  /** The states of a message's deliveries, by position. */
  stateOf: (
    messageId: number,
  ) => Promise<{ state: string; attempts: number; words: string | null; next_at: Date }>
  /** Another sender on the same database, as a second process would be. */
  another: (url?: string) => { mail: Mail; deliver: () => Promise<void> }
  stop: () => Promise<void>
}

const purposes: Partial<Record<MailEvent, TokenPurpose>> = {
  activation: 'activation',
  invitation: 'invitation',
  'password-reset': 'reset',
  'magic-link': 'magic-link',
  'address-verification': 'address-change',
}

/** The program, an SMTP server that takes its mail, and a hand on the sender: it works when told to. */
export async function startPostOffice(options: SinkOptions = {}): Promise<PostOffice> {
  const server = await startTestServer({ sendsMail: true })
  const sink = await startSmtpSink({ encryption: 'none', ...options })
  let ahead = 0
  const now = () => new Date(Date.now() + ahead)
  const senderAt = (url: string) => {
    const mail = openMail({
      smtpUrl: url,
      mailFrom: 'soporte@alameda.example',
      publicUrl: server.wiring.publicUrl,
    })
    const { ownerUrl, requests } = server
    const log = openLog('silent')
    const wiring: JobWiring = { ...server.wiring, now, mail, ownerUrl, requests, log }
    return {
      mail,
      deliver: () => deliverMail(wiring),
    }
  }
  const senders = [senderAt(sink.url)]
  const [own] = senders as [ReturnType<typeof senderAt>]
  const queue = (...drafts: MessageDraft[]) =>
    server.wiring.db.transaction().execute((tx) => sendMessages(tx, now(), drafts))
  return {
    server,
    sink,
    mail: own.mail,
    pass: (time) => {
      const { minutes = 0, hours = 0, days = 0 } = time
      ahead += minutes * 60_000 + hours * 3_600_000 + days * 86_400_000
      server.pass(time)
    },
    now,
    queue,
    async queueFor(member, event, more = {}) {
      const draft = draftFor(member, event)
      const purpose = purposes[event]
      return server.wiring.db.transaction().execute(async (tx) => {
        const door = draft.subject.kind === 'agent' || event === 'invitation' ? 'agent' : 'area'
        const person = { personId: member.id, address: member.email, typed: member.email }
        const [tokenId] = purpose ? await issueTokens(tx, now(), [{ purpose, door, ...person }]) : []
        const credential = tokenId === undefined ? {} : { tokenId }
        const [id] = await sendMessages(tx, now(), [{ ...draft, ...credential, ...more } as MessageDraft])
        return id as number
      })
    },
    deliver: own.deliver,
    stateOf: (messageId) =>
      server.wiring.db
        .selectFrom('deliveries')
        .select(['state', 'attempts', 'words', 'next_at'])
        .where('message_id', '=', messageId)
        .executeTakeFirstOrThrow(),
    another(url = sink.url) {
      const sender = senderAt(url)
      senders.push(sender)
      return sender
    },
    async stop() {
      await Promise.all(senders.map((sender) => sender.mail.close()))
      await sink.stop()
      await server.stop()
    },
  }
}

/** A message to one person; `parameters` hold what any event may ask for. */
export function draftFor(member: Member, event: MailEvent, more: Partial<MessageDraft> = {}): MessageDraft {
  return {
    event,
    lane: 'credential',
    parameters: { invitedBy: 'Iker Zubizarreta Lasa' },
    subject: { kind: member.email.endsWith('@alameda.example') ? 'agent' : 'contact', id: member.id },
    recipients: [
      {
        address: member.email,
        typedAddress: member.email,
        name: member.name,
        personId: member.id,
        language: 'es',
        verdict: 'in',
        rule: 'own-credential',
      },
    ],
    ...more,
  } as MessageDraft
}
