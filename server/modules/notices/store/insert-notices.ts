import { sql } from 'kysely'
import type { Tx } from '../../../lib/db.ts'
import { insertRows } from '../../../lib/insert-rows.ts'
import type { NoticeDraft, SentNotice } from '../types.ts'

/** Ids for notices that are about to be made: a message names its notice, and a notice its message. */
export async function newNoticeIds(tx: Tx, count: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select nextval(pg_get_serial_sequence('notices', 'id')) as id
    from generate_series(1, ${count}::integer)`.execute(tx)
  return rows.map(({ id }) => id)
}

export type NewNotice = SentNotice & { draft: NoticeDraft; mayBeUnreached: boolean; isUnreached: boolean }

export async function insertNotices(
  tx: Tx,
  now: Date,
  of: { byId: number | null; notices: readonly NewNotice[] },
): Promise<void> {
  await insertRows(
    tx,
    'notices',
    of.notices.map(({ id, accountId, messageId, draft, mayBeUnreached, isUnreached }) => ({
      id,
      account_id: accountId,
      category: draft.category,
      mailing_id: draft.mailingId,
      domain_id: draft.domain?.id ?? null,
      service_id: draft.service?.id ?? null,
      document: draft.document,
      confidential: draft.isConfidential,
      text: draft.text as never,
      message_id: messageId,
      by_id: of.byId,
      created_at: now,
      escalated_at: isUnreached ? now : null,
      settled_at: mayBeUnreached && !isUnreached ? null : now,
    })),
  )
}

/** Of these accounts, those that a mailing has given its notice already. */
export async function accountsWithNotice(
  tx: Tx,
  of: { mailingId: number; accountIds: readonly number[] },
): Promise<Set<number>> {
  const rows = await tx
    .selectFrom('notices')
    .select('account_id')
    .where('mailing_id', '=', of.mailingId)
    .where('account_id', 'in', [...of.accountIds, 0])
    .execute()
  return new Set(rows.map((row) => row.account_id))
}

/** Holds accounts as they are until the notices to them are made: who hands over or closes one waits. */
export async function holdAccounts(tx: Tx, ids: readonly number[]): Promise<void> {
  await sql`
    select id
    from accounts
    where id = any(${ids}::bigint[])
    order by id
    for share`.execute(tx)
}
