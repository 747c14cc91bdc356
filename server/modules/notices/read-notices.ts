import type { Handle } from '../../lib/db.ts'
import { Refusal } from '../../lib/errors.ts'
import { type CursorKind, decodeCursor, encodeCursor } from '../../lib/pure/cursor.ts'
import { findOwnAccount } from '../accounts/index.ts'
import type { AgentActor, CustomerActor } from '../trail/index.ts'
import { seesTexts } from './policy.ts'
import { presentNotice, presentOwnNotice } from './present-notice.ts'
import {
  type NoticeRow,
  type NoticesAsked,
  noticesPage,
  type SubjectRow,
  subjectsOfTexts,
} from './store/notices.ts'
import type { NoticeItem, NoticesAnswer, NoticesQuery, OwnNoticesAnswer } from './wire.ts'

const newestFirst = { order: 'notices', shape: ['number'] } as const satisfies CursorKind<['number']>

/**
 * Notices, newest first: all, or those of one account or mailing. For who may not send any, without what they say.
 * @throws Refusal invalid 'cursor.unknown'
 */
export async function readNotices(
  db: Handle,
  actor: AgentActor,
  asked: NoticesQuery & Pick<NoticesAsked, 'accountId' | 'mailingId'>,
): Promise<NoticesAnswer> {
  const { rows, texts, next } = await page(db, asked)
  const reader = { language: actor.language, seesTexts: seesTexts(actor) }
  return { items: rows.map((row) => presentNotice(row, texts, reader)), next }
}

/**
 * The notices of the own account, newest first.
 * @throws Refusal missing, invalid 'cursor.unknown'
 */
export async function readOwnNotices(
  db: Handle,
  actor: CustomerActor,
  asked: NoticesQuery & { accountId: number },
): Promise<OwnNoticesAnswer> {
  if (!(await findOwnAccount(db, { accountId: asked.accountId, mainUserId: actor.id })))
    throw new Refusal('missing')
  const { rows, texts, next } = await page(db, asked)
  return { items: rows.map((row) => presentOwnNotice(row, texts, actor.language)), next }
}

type Page = { rows: NoticeRow[]; texts: Map<number, SubjectRow>; next: string | null }

async function page(
  db: Handle,
  asked: NoticesQuery & Pick<NoticesAsked, 'accountId' | 'mailingId'>,
): Promise<Page> {
  const before = asked.after === undefined ? null : edgeIn(asked.after)
  const found = await noticesPage(db, { ...asked, before, limit: asked.limit + 1 })
  const rows = found.slice(0, asked.limit)
  const last = rows.at(-1)
  return {
    rows,
    texts: await subjectsOf(db, rows),
    next: found.length > asked.limit && last ? encodeCursor(newestFirst, [last.id]) : null,
  }
}

/** One notice as it stands in a list. */
export async function noticeItem(db: Handle, actor: AgentActor, row: NoticeRow): Promise<NoticeItem> {
  const reader = { language: actor.language, seesTexts: seesTexts(actor) }
  return presentNotice(row, await subjectsOf(db, [row]), reader)
}

export async function subjectsOf(
  db: Handle,
  rows: readonly Pick<NoticeRow, 'text'>[],
): Promise<Map<number, SubjectRow>> {
  const ids = rows.flatMap(({ text }) => Object.values(text.texts))
  return new Map((await subjectsOfTexts(db, [...new Set(ids)])).map((text) => [text.id, text]))
}

function edgeIn(after: string): number {
  const values = decodeCursor(newestFirst, after)
  if (!values) throw new Refusal('invalid', [{ path: 'after', code: 'cursor.unknown' }])
  return values[0]
}
