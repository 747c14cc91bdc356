import { sql } from 'kysely'
import type { Tx } from '../../../../lib/db.ts'
import { blankTexts, deleteIncoming, deleteMails } from './mails.ts'
import type { Gone, Share } from './share.ts'
import { erasedBody, erasedName } from './stand-ins.ts'
import type { Traces } from './traces.ts'

/** What was merged into a ticket of hers out of another's goes back to where it was written. */
export async function giveBackOthers(tx: Tx, { contactId }: Traces): Promise<void> {
  await sql`
    with back as (
      update ticket_messages
      set ticket_id = coalesce(theirs.merged_into, theirs.id),
          moved_from = null
      from tickets hers, tickets theirs
      where hers.requester_id = ${contactId}
        and ticket_messages.ticket_id = hers.id
        and theirs.id = ticket_messages.moved_from
        and theirs.requester_id <> ${contactId}
      returning ticket_messages.ticket_id, ticket_messages.created_at
    )
    update tickets
    set last_message_at = last.at
    from (
      select ticket_id, max(created_at) as at
      from back
      group by ticket_id
    ) last
    where tickets.id = last.ticket_id`.execute(tx)
}

/** Deletes messages of tickets that she requested, those included that were moved elsewhere since. */
export async function eraseOwnMessages(
  tx: Tx,
  { contactId }: Traces,
  { limit, gone }: Share,
): Promise<number> {
  const { rows } = await sql<{ id: number; ticketId: number; mailId: number | null; rawId: number | null }>`
    select message.id,
           message.ticket_id as "ticketId",
           message.message_id as "mailId",
           message.raw_mail_id as "rawId"
    from tickets
    join ticket_messages message on message.ticket_id = tickets.id or message.moved_from = tickets.id
    where tickets.requester_id = ${contactId}
    limit ${limit}`.execute(tx)
  const ids = rows.map(({ id }) => id)
  await takeFiles(tx, ids, gone)
  await sql`delete from ticket_messages where id = any(${ids}::bigint[])`.execute(tx)
  await deleteMails(
    tx,
    rows.flatMap(({ mailId }) => mailId ?? []),
    gone,
  )
  await deleteIncoming(
    tx,
    rows.flatMap(({ rawId }) => rawId ?? []),
    gone,
  )
  return rows.length
}

/** Deletes tickets that she requested, once no message stands in them. */
export async function eraseOwnTickets(
  tx: Tx,
  { contactId }: Traces,
  { limit, gone }: Share,
): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    select id
    from tickets
    where requester_id = ${contactId}
      and not exists (
        select
        from ticket_messages message
        where message.ticket_id = tickets.id
           or message.moved_from = tickets.id
      )
    limit ${limit}`.execute(tx)
  const ids = rows.map(({ id }) => id)
  if (ids.length === 0) return 0
  const { rows: mails } = await sql<{ id: number }>`
    select id
    from messages
    where subject_kind = 'ticket'
      and subject_id = any(${ids}::bigint[])`.execute(tx)
  await deleteMails(
    tx,
    mails.map(({ id }) => id),
    gone,
  )
  for (const table of ['undo_images', 'agent_tasks'] as const)
    await sql`
      delete from ${sql.table(table)}
      where subject_kind = 'ticket'
        and subject_id = any(${ids}::bigint[])`.execute(tx)
  await sql`delete from ticket_presence where ticket_id = any(${ids}::bigint[])`.execute(tx)
  await sql`
    select blank_trail_values('ticket', id)
    from unnest(${ids}::bigint[]) as id`.execute(tx)
  await sql`delete from tickets where id = any(${ids}::bigint[])`.execute(tx)
  return ids.length
}

/** In others' tickets it stays that somebody wrote, and when; neither who nor what. */
export async function blankMessagesElsewhere(
  tx: Tx,
  { contactId }: Traces,
  { limit, gone }: Share,
): Promise<number> {
  const { rows } = await sql<{ id: number; ticketId: number; mailId: number | null; rawId: number | null }>`
    select id, ticket_id as "ticketId", message_id as "mailId", raw_mail_id as "rawId"
    from ticket_messages
    where author_id = ${contactId}
      and (author_name, body) is distinct from (${erasedName}, ${erasedBody})
    limit ${limit}`.execute(tx)
  if (rows.length === 0) return 0
  const ids = rows.map(({ id }) => id)
  const mails = rows.flatMap(({ mailId }) => mailId ?? [])
  const raws = rows.flatMap(({ rawId }) => rawId ?? [])
  const tickets = [...new Set(rows.map(({ ticketId }) => ticketId))]
  await takeFiles(tx, ids, gone)
  await sql`delete from ticket_attachments where ticket_message_id = any(${ids}::bigint[])`.execute(tx)
  await takeMailFiles(tx, mails, gone)
  await blankTexts(tx, mails)
  await forgetThreads(tx, { tickets, raws })
  await sql`
    update messages
    set sender_name = null,
        in_reply_to = null,
        parameters = parameters || jsonb_build_object('author', ${erasedName}, 'answers', '', 'answersAddress', '')
    where id = any(${mails}::bigint[])`.execute(tx)
  await sql`
    update ticket_messages
    set author_name = ${erasedName},
        author_address = null,
        body = ${erasedBody},
        format = 'plain',
        quoted = '',
        html = null,
        proof = null
    where id = any(${ids}::bigint[])`.execute(tx)
  await deleteIncoming(tx, raws, gone)
  gone.tickets.push(...tickets)
  return rows.length
}

/** Mails that stand below a mail of hers name it by the Message-ID that her program gave it. */
async function forgetThreads(
  tx: Tx,
  { tickets, raws }: { tickets: readonly number[]; raws: readonly number[] },
): Promise<void> {
  await sql`
    update messages
    set in_reply_to = null
    from raw_mails
    where raw_mails.id = any(${raws}::bigint[])
      and messages.subject_kind = 'ticket'
      and messages.subject_id = any(${tickets}::bigint[])
      and messages.in_reply_to = trim(both '<>' from raw_mails.message_id_header)`.execute(tx)
}

async function takeFiles(tx: Tx, ids: readonly number[], gone: Gone): Promise<void> {
  const { rows } = await sql<{ hash: Buffer }>`
    select hash
    from ticket_attachments
    where ticket_message_id = any(${ids}::bigint[])`.execute(tx)
  gone.files.push(...rows.map(({ hash }) => hash))
}

async function takeMailFiles(tx: Tx, ids: readonly number[], gone: Gone): Promise<void> {
  const { rows } = await sql<{ hash: Buffer }>`
    delete from message_attachments
    where message_id = any(${ids}::bigint[])
    returning hash`.execute(tx)
  gone.files.push(...rows.map(({ hash }) => hash))
}
