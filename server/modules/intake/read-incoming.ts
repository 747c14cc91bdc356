import type { Handle } from '../../lib/db.ts'
import { type Problem, Refusal } from '../../lib/errors.ts'
import { type CursorKind, decodeCursor, encodeCursor } from '../../lib/pure/cursor.ts'
import type { Actor } from '../trail/index.ts'
import { mayReadSource } from './policy.ts'
import { countUnread, type IncomingRow, incomingMail, incomingPage } from './store/incoming.ts'
import {
  AuthenticationAnswer,
  type IncomingAnswer,
  type IncomingItem,
  type IncomingMailAnswer,
  type IncomingQuery,
} from './wire.ts'

type Sentence = (problem: Problem) => string

const newestFirst = { order: 'incoming', shape: ['number'] } as const satisfies CursorKind<['number']>

/**
 * Mail that came in, newest first, with what became of it.
 * @throws Refusal invalid 'cursor.unknown'
 */
export async function readIncoming(
  db: Handle,
  asked: IncomingQuery,
  sentence: Sentence,
): Promise<IncomingAnswer> {
  const edge = asked.after === undefined ? [null] : decodeCursor(newestFirst, asked.after)
  if (!edge) throw new Refusal('invalid', [{ path: 'after', code: 'cursor.unknown' }])
  const rows = await incomingPage(db, {
    outcome: asked.outcome ?? null,
    sender: asked.q?.trim().toLowerCase().replaceAll('\0', '') || null,
    before: edge[0] ?? null,
    limit: asked.limit + 1,
  })
  const items = rows.slice(0, asked.limit)
  const last = items.at(-1)
  return {
    items: items.map((row) => presentIncoming(row, sentence)),
    next: rows.length > asked.limit && last ? encodeCursor(newestFirst, [last.id]) : null,
    waiting: await countUnread(db),
  }
}

/**
 * One of them, with what its door knew and who proved what.
 * @throws Refusal missing
 */
export async function readIncomingMail(
  db: Handle,
  actor: Actor,
  id: number,
  sentence: Sentence,
): Promise<IncomingMailAnswer> {
  const row = await incomingMail(db, id)
  if (!row) throw new Refusal('missing')
  const { from, to, peer, helo, tls } = row.envelope
  const authentication = AuthenticationAnswer.safeParse(row.facts.authentication)
  return {
    ...presentIncoming(row, sentence),
    messageId: row.messageId,
    envelope: {
      from: from ?? null,
      to: [...(to ?? [])],
      peer: peer ?? null,
      helo: helo ?? null,
      tls: tls ?? null,
      mailbox: row.mailbox,
    },
    authentication: authentication.success ? authentication.data : null,
    isHeld: row.isHeld,
    canReadSource: maySee(actor, row),
  }
}

/**
 * Where its content stands in the store of files.
 * @throws Refusal missing, forbidden
 */
export async function findSource(db: Handle, actor: Actor, id: number): Promise<Buffer> {
  const row = await incomingMail(db, id)
  if (!row) throw new Refusal('missing')
  if (!maySee(actor, row)) throw new Refusal('forbidden')
  return row.hash
}

const maySee = (actor: Actor, { ticket, step, reason, facts }: IncomingRow): boolean =>
  mayReadSource(actor, { isInTicket: ticket !== null, step, reason, facts })

function presentIncoming(row: IncomingRow, sentence: Sentence): IncomingItem {
  return {
    id: row.id,
    receivedAt: row.receivedAt.toISOString(),
    via: row.via,
    size: row.size,
    from: row.senderAddress === null ? null : { address: row.senderAddress, name: row.senderName ?? '' },
    subject: row.subject ?? '',
    department: row.department,
    decided:
      row.decidedAt && row.outcome && row.step !== null
        ? {
            at: row.decidedAt.toISOString(),
            outcome: row.outcome,
            step: row.step,
            reason:
              row.reason === null
                ? null
                : { code: row.reason, message: sentence({ path: '', code: `incoming.${row.reason}` }) },
          }
        : null,
    ticket: row.ticket,
  }
}
