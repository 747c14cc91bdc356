import type { Handle } from '../../lib/db.ts'
import { Refusal } from '../../lib/errors.ts'
import { type CursorKind, decodeCursor, encodeCursor } from '../../lib/pure/cursor.ts'
import { subjectOfText } from '../delivery/index.ts'
import { countsOfMailing, findMailing, type MailingRow, mailingsPage } from './store/mailings.ts'
import { subjectsOfTexts } from './store/notices.ts'
import type { MailingAnswer, MailingItem, MailingsAnswer, MailingsQuery } from './wire.ts'

const newestFirst = { order: 'mailings', shape: ['number'] } as const satisfies CursorKind<['number']>

/**
 * Mailings, newest first.
 * @throws Refusal invalid 'cursor.unknown'
 */
export async function readMailings(db: Handle, asked: MailingsQuery): Promise<MailingsAnswer> {
  const edge = asked.after === undefined ? [null] : decodeCursor(newestFirst, asked.after)
  if (!edge) throw new Refusal('invalid', [{ path: 'after', code: 'cursor.unknown' }])
  const rows = await mailingsPage(db, { before: edge[0] ?? null, limit: asked.limit + 1 })
  const items = rows.slice(0, asked.limit)
  const last = items.at(-1)
  return {
    items: items.map(present),
    next: rows.length > asked.limit && last ? encodeCursor(newestFirst, [last.id]) : null,
  }
}

/**
 * A mailing with how far it is and what has become of its copies.
 * @throws Refusal missing
 */
export async function readMailing(db: Handle, id: number): Promise<MailingAnswer> {
  const row = await findMailing(db, id)
  if (!row) throw new Refusal('missing')
  const texts = await subjectsOfTexts(db, Object.values(row.text.texts))
  return {
    ...present(row),
    subjects: texts.map((text) => ({
      language: text.language,
      subject: subjectOfText(text, row.text.values),
    })),
    ...(await countsOfMailing(db, id)),
  }
}

function present({ text: _text, createdAt, job, ...mailing }: MailingRow): MailingItem {
  const finishedAt = job?.finishedAt ? new Date(job.finishedAt).toISOString() : null
  return { ...mailing, createdAt: createdAt.toISOString(), job: job && { ...job, finishedAt } }
}
