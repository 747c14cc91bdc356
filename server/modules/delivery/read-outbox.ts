import type { Handle } from '../../lib/db.ts'
import { Refusal } from '../../lib/errors.ts'
import { type CursorKind, decodeCursor, encodeCursor } from '../../lib/pure/cursor.ts'
import { type Site, subjectLine, writeDelivery } from './mail/write-mail.ts'
import { isStanding } from './rules.ts'
import { sendingDepartments } from './store/departments.ts'
import { earlierMessages } from './store/earlier-messages.ts'
import { keptMail } from './store/kept.ts'
import { findDelivery, type OutboxRow, outboxPage } from './store/reads.ts'
import { templatesById } from './store/templates.ts'
import type { MailTemplate } from './types.ts'
import type { MailAnswer, OutboxAnswer, OutboxItem } from './wire.ts'

const newestFirst = { order: 'outbox', shape: ['number', 'number'] } as const satisfies CursorKind<
  ['number', 'number']
>

/**
 * Everything that was to be sent, newest first.
 * @throws Refusal invalid 'cursor.unknown'
 */
export async function readOutbox(
  db: Handle,
  asked: { after?: string | undefined; limit: number },
): Promise<Omit<OutboxAnswer, 'sendsMail'>> {
  const before = asked.after === undefined ? null : edgeIn(asked.after)
  const rows = await outboxPage(db, { before, limit: asked.limit + 1 })
  const page = rows.slice(0, asked.limit)
  const ids = [...new Set(page.map(({ templateId }) => templateId))]
  const templates = new Map((await templatesById(db, ids)).map((template) => [template.id, template]))
  const last = page.at(-1)
  const { count, oldestAt } = await keptMail(db)
  return {
    kept: { count, oldestAt: oldestAt?.toISOString() ?? null },
    items: page.map((row) => asItem(row, templates.get(row.templateId) as MailTemplate)),
    next:
      rows.length > asked.limit && last ? encodeCursor(newestFirst, [last.messageId, last.position]) : null,
  }
}

function edgeIn(after: string): { messageId: number; position: number } {
  const values = decodeCursor(newestFirst, after)
  if (!values || values[1] < 0 || values[1] > 32_767)
    throw new Refusal('invalid', [{ path: 'after', code: 'cursor.unknown' }])
  return { messageId: values[0], position: values[1] }
}

function asItem(row: OutboxRow, template: MailTemplate): OutboxItem {
  return {
    messageId: row.messageId,
    position: row.position,
    event: row.event,
    createdAt: row.createdAt.toISOString(),
    subject: subjectLine(template, row.parameters),
    name: row.recipient.name,
    address: row.recipient.typedAddress,
    state: row.state,
    words: row.words,
    attempts: row.attempts,
    nextAt: row.state === 'queued' ? row.nextAt.toISOString() : null,
  }
}

/**
 * One mail as its reader would see it, with its working link: for the owner, while no SMTP is set (decision 14).
 * @throws Refusal missing
 */
export async function readKeptMail(
  db: Handle,
  site: Site & { sendsMail: boolean },
  asked: { now: Date; messageId: number; position: number },
): Promise<MailAnswer> {
  const delivery = site.sendsMail ? undefined : await findDelivery(db, asked)
  const [template] = delivery ? await templatesById(db, [delivery.templateId]) : []
  if (!delivery || !template) throw new Refusal('missing')
  const department = (await sendingDepartments(db)).find(({ id }) => id === delivery.departmentId) ?? null
  const around = { department, earlier: await earlierMessages(db, delivery) }
  return {
    ...writeDelivery(site, template, delivery, around),
    name: delivery.recipient.name,
    address: delivery.recipient.typedAddress,
    language: template.language,
    createdAt: delivery.createdAt.toISOString(),
    linkHolds: delivery.token ? isStanding(delivery.token, asked.now) : delivery.action ? true : null,
    linkSignsIn: delivery.token !== null,
  }
}
