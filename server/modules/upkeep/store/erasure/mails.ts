import { sql } from 'kysely'
import type { Tx } from '../../../../lib/db.ts'
import type { Gone } from './share.ts'

/** Deletes messages with all copies, files and reports about them. Of a text that was written for them nothing is left. */
export async function deleteMails(tx: Tx, ids: readonly number[], gone: Gone): Promise<void> {
  if (ids.length === 0) return
  const { rows: reports } = await sql<{ id: number }>`
    select raw_mail_id as id
    from bounces
    where message_id = any(${ids}::bigint[])`.execute(tx)
  await deleteIncoming(
    tx,
    reports.map(({ id }) => id),
    gone,
  )
  await blankTexts(tx, ids)
  const { rows: files } = await sql<{ hash: Buffer }>`
    select hash
    from message_attachments
    where message_id = any(${ids}::bigint[])`.execute(tx)
  gone.files.push(...files.map(({ hash }) => hash))
  await sql`
    with notices_of as (
      delete from notices
      where message_id = any(${ids}::bigint[])
      returning id
    )
    select blank_trail_values('notice', id)
    from notices_of`.execute(tx)
  await sql`delete from sender_questions where message_id = any(${ids}::bigint[])`.execute(tx)
  await sql`update ticket_messages set message_id = null where message_id = any(${ids}::bigint[])`.execute(tx)
  await sql`
    select blank_trail_values('message', id)
    from unnest(${ids}::bigint[]) as id`.execute(tx)
  await sql`delete from messages where id = any(${ids}::bigint[])`.execute(tx)
}

/** Blanks the words of messages that stay; of a mailing, whose words went to many, they are not hers. */
export async function blankTexts(tx: Tx, ids: readonly number[]): Promise<void> {
  await sql`
    select blank_mail_texts(array(
      select recipient.template_id
      from message_recipients recipient
      where recipient.message_id = any(${ids}::bigint[])
        and recipient.template_id is not null
        and not exists (
          select
          from notices
          where notices.message_id = recipient.message_id
            and notices.mailing_id is not null
        )
    ))`.execute(tx)
}

/** Deletes mails as they came in, with what became of them and what was answered by itself. */
export async function deleteIncoming(tx: Tx, ids: readonly number[], gone: Gone): Promise<void> {
  if (ids.length === 0) return
  const { rows: answers } = await sql<{ id: number }>`
    select id
    from messages
    where subject_kind = 'incoming-mail'
      and subject_id = any(${ids}::bigint[])`.execute(tx)
  await deleteMails(
    tx,
    answers.map(({ id }) => id),
    gone,
  )
  await sql`update ticket_messages set raw_mail_id = null where raw_mail_id = any(${ids}::bigint[])`.execute(
    tx,
  )
  await sql`
    delete from undo_images
    where subject_kind = 'incoming-mail'
      and subject_id = any(${ids}::bigint[])`.execute(tx)
  await sql`
    delete from agent_tasks
    where subject_kind = 'incoming-mail'
      and subject_id = any(${ids}::bigint[])`.execute(tx)
  await sql`
    select blank_trail_values('incoming-mail', id)
    from unnest(${ids}::bigint[]) as id`.execute(tx)
  const { rows } = await sql<{ hash: Buffer }>`
    delete from raw_mails
    where id = any(${ids}::bigint[])
    returning hash`.execute(tx)
  gone.files.push(...rows.map(({ hash }) => hash))
}
