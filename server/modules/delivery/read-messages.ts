import type { Handle } from '../../lib/db.ts'
import { Refusal } from '../../lib/errors.ts'
import { type CursorKind, decodeCursor, encodeCursor } from '../../lib/pure/cursor.ts'
import type { AgentActor, Subject } from '../trail/index.ts'
import { subjectLine } from './mail/write-mail.ts'
import { isPerson, type MessageRow, messagesOf, type RecipientRow } from './store/reads.ts'
import { templatesById } from './store/templates.ts'
import type { MailTemplate } from './types.ts'
import type { MessageAnswer, MessagesAnswer } from './wire.ts'

const newestFirst = { order: 'messages', shape: ['number'] } as const satisfies CursorKind<['number']>

/**
 * The messages about a person or to him, newest first: who was considered, by which rule, and what became of each.
 * Neither links nor bodies; and for who may not write contacts, nothing but the states (decision 14).
 * @throws Refusal missing, invalid 'cursor.unknown'
 */
export async function readMessages(
  db: Handle,
  actor: AgentActor,
  asked: { person: Subject; after?: string | undefined; limit: number },
): Promise<MessagesAnswer> {
  if (!(await isPerson(db, asked.person))) throw new Refusal('missing')
  const rows = await messagesOf(db, asked.person, {
    before: asked.after === undefined ? null : edgeIn(asked.after),
    limit: asked.limit + 1,
  })
  const page = rows.slice(0, asked.limit)
  const templates = await templatesOf(db, page)
  const last = page.at(-1)
  const present = actor.permissions.has('contacts.write') ? whole(templates) : statesOnly
  return {
    items: page.map(present),
    next: rows.length > asked.limit && last ? encodeCursor(newestFirst, [last.id]) : null,
  }
}

function edgeIn(after: string): number {
  const values = decodeCursor(newestFirst, after)
  if (!values) throw new Refusal('invalid', [{ path: 'after', code: 'cursor.unknown' }])
  return values[0]
}

async function templatesOf(db: Handle, page: readonly MessageRow[]): Promise<Map<number, MailTemplate>> {
  const ids = page.flatMap((message) => message.recipients.flatMap(({ templateId }) => templateId ?? []))
  return new Map((await templatesById(db, [...new Set(ids)])).map((template) => [template.id, template]))
}

function whole(templates: Map<number, MailTemplate>): (message: MessageRow) => MessageAnswer {
  return (message) => {
    const template = message.recipients.flatMap(({ templateId }) => templates.get(templateId ?? 0) ?? [])[0]
    return {
      ...outline(message),
      subject: template && !message.confidential ? subjectLine(template, message.parameters) : null,
      recipients: message.recipients.map(presentRecipient),
    }
  }
}

function statesOnly(message: MessageRow): MessageAnswer {
  const recipients = message.recipients.map(presentRecipient).map(({ delivery, ...recipient }) => ({
    ...recipient,
    delivery: delivery && { ...delivery, words: null, attempts: [] },
  }))
  return { ...outline(message), subject: null, recipients }
}

const outline = ({ id, event, category, createdAt }: MessageRow) => ({
  id,
  event,
  category,
  createdAt: createdAt.toISOString(),
})

function presentRecipient({ templateId: _templateId, delivery, ...recipient }: RecipientRow) {
  return {
    ...recipient,
    delivery: delivery && {
      state: delivery.state,
      words: delivery.words,
      nextAt: delivery.state === 'queued' ? iso(delivery.nextAt) : null,
      endedAt: delivery.endedAt && iso(delivery.endedAt),
      attempts: delivery.attempts.map((attempt) => ({ ...attempt, at: iso(attempt.at) })),
    },
  }
}

// PostgreSQL's JSON writes times with its own offset.
const iso = (time: string): string => new Date(time).toISOString()
