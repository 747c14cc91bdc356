import { sql } from 'kysely'
import type { Tx } from '../../../lib/db.ts'
import { recordFiles } from '../../../lib/file-store.ts'
import { insertRows } from '../../../lib/insert-rows.ts'
import type { TicketMessageDraft } from '../types.ts'

export type NewMessage = { id: number; ticketId: number; draft: TicketMessageDraft }

export async function newMessageIds(tx: Tx, count: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select nextval(pg_get_serial_sequence('ticket_messages', 'id')) as id
    from generate_series(1, ${count}::integer)`.execute(tx)
  return rows.map(({ id }) => id)
}

/** Messages with their attachments, in one order; `copies`: which messages hold theirs, by their ids. */
export async function insertMessages(
  tx: Tx,
  now: Date,
  { messages, copies }: { messages: readonly NewMessage[]; copies: ReadonlyMap<number, number> },
): Promise<void> {
  await insertRows(
    tx,
    'ticket_messages',
    messages.map(({ id, ticketId, draft }) => ({
      id,
      ticket_id: ticketId,
      kind: draft.kind,
      author_kind: draft.author.kind,
      author_id: draft.author.id,
      author_name: draft.author.name,
      author_address: draft.author.address,
      door: draft.door,
      body: draft.body,
      format: draft.format,
      quoted: draft.mail?.quoted ?? '',
      html: draft.mail?.html ?? draft.html ?? null,
      raw_mail_id: draft.mail?.rawMailId ?? null,
      proof: (draft.mail?.proof ?? null) as never,
      message_id: copies.get(id) ?? null,
      created_at: now,
    })),
  )
  await insertAttachments(tx, now, messages)
}

async function insertAttachments(tx: Tx, now: Date, messages: readonly NewMessage[]): Promise<void> {
  const attachments = messages.flatMap(({ id, draft }) =>
    (draft.attachments ?? []).map((attachment, position) => ({ id, position, ...attachment })),
  )
  if (attachments.length === 0) return
  await recordFiles(tx, now, attachments)
  await insertRows(
    tx,
    'ticket_attachments',
    attachments.map((each) => ({
      ticket_message_id: each.id,
      position: each.position,
      hash: each.hash,
      name: each.name,
      media_type: each.mediaType,
      size: each.size,
      content_id: each.contentId ?? null,
      is_inline: each.isInline ?? false,
    })),
  )
}
