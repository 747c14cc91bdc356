import { sql } from 'kysely'
import type { Handle } from '../../../lib/db.ts'
import type { Envelope, Outcome, Via } from '../types.ts'

export type IncomingRow = {
  id: number
  hash: Buffer
  receivedAt: Date
  via: Via
  size: number
  senderAddress: string | null
  senderName: string | null
  subject: string | null
  messageId: string | null
  department: { id: number; name: string } | null
  mailbox: { id: number; name: string } | null
  decidedAt: Date | null
  outcome: Outcome | null
  step: string | null
  reason: string | null
  facts: Record<string, unknown>
  envelope: Envelope
  ticket: { id: number; subject: string; messageId: number } | null
  isHeld: boolean
}

const columns = sql`
  mail.id,
  mail.hash,
  mail.received_at as "receivedAt",
  mail.via,
  file.size,
  mail.sender_address as "senderAddress",
  mail.sender_name as "senderName",
  mail.subject,
  mail.message_id_header as "messageId",
  case when department.id is not null then json_build_object('id', department.id, 'name', department.name) end as department,
  case when mailbox.id is not null then json_build_object('id', mailbox.id, 'name', mailbox.name) end as mailbox,
  mail.decided_at as "decidedAt",
  mail.outcome,
  mail.step,
  mail.reason,
  mail.facts,
  mail.envelope,
  case when message.id is not null then
    json_build_object('id', ticket.id, 'subject', ticket.subject, 'messageId', message.id) end as ticket,
  held.raw_mail_id is not null as "isHeld"`

const joins = sql`
  join stored_files file on file.hash = mail.hash
  left join departments department on department.id = mail.department_id
  left join mailboxes mailbox on mailbox.id = (mail.envelope ->> 'mailboxId')::bigint
  left join ticket_messages message on message.raw_mail_id = mail.id
  left join tickets ticket on ticket.id = message.ticket_id
  left join held_mails held on held.raw_mail_id = mail.id and held.ended_at is null`

/** Newest first, before a given one. */
export async function incomingPage(
  db: Handle,
  page: {
    outcome: Outcome | 'waiting' | null
    sender: string | null
    before: number | null
    limit: number
  },
): Promise<IncomingRow[]> {
  const conditions = [sql`mail.id < ${page.before ?? Number.MAX_SAFE_INTEGER}`]
  if (page.outcome === 'waiting') conditions.push(sql`mail.state = 'waiting'`)
  else if (page.outcome) conditions.push(sql`mail.state = 'decided' and mail.outcome = ${page.outcome}`)
  if (page.sender) {
    const beginning = `${page.sender.replace(/[\\%_]/g, '\\$&')}%`
    conditions.push(sql`(mail.sender_address like ${beginning} or mail.message_id_header = ${page.sender})`)
  }
  const { rows } = await sql<IncomingRow>`
    select ${columns}
    from (
      select mail.*
      from raw_mails mail
      where ${sql.join(conditions, sql` and `)}
      order by mail.id desc
      limit ${page.limit}
    ) mail
    ${joins}
    order by mail.id desc`.execute(db)
  return rows
}

export async function incomingMail(db: Handle, id: number): Promise<IncomingRow | undefined> {
  const { rows } = await sql<IncomingRow>`
    select ${columns}
    from raw_mails mail
    ${joins}
    where mail.id = ${id}`.execute(db)
  return rows[0]
}

/** How much is stored and not yet read. */
export async function countUnread(db: Handle): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count
    from raw_mails
    where state = 'waiting'`.execute(db)
  return rows[0]?.count ?? 0
}
