import { sql } from 'kysely'
import type { Handle, Tx } from '../../../lib/db.ts'
import type { MessageSourceAnswer } from '../wire.ts'

export type AttachmentFile = { hash: Buffer; name: string; mediaType: string; size: number }

export async function findAttachment(
  db: Handle,
  of: { messageId: number; position: number },
): Promise<AttachmentFile | undefined> {
  const { rows } = await sql<AttachmentFile>`
    select hash, name, media_type as "mediaType", size
    from ticket_attachments
    where ticket_message_id = ${of.messageId}
      and position = ${of.position}`.execute(db)
  return rows[0]
}

export type MailText = {
  html: string | null
  author: string | null
  showsImages: boolean
  /** Pictures that came with it and may stand in its text. */
  pictures: (AttachmentFile & { contentId: string })[]
}

export async function mailTextOf(db: Handle, messageId: number): Promise<MailText | undefined> {
  const { rows } = await sql<Omit<MailText, 'pictures'>>`
    select
      message.html,
      message.author_address as author,
      exists (select from image_senders where image_senders.address = message.author_address) as "showsImages"
    from ticket_messages message
    where message.id = ${messageId}`.execute(db)
  const [row] = rows
  if (!row) return undefined
  const { rows: pictures } = await sql<MailText['pictures'][number]>`
    select hash, name, media_type as "mediaType", size, content_id as "contentId"
    from ticket_attachments
    where ticket_message_id = ${messageId}
      and content_id is not null
      and media_type in ('image/png', 'image/jpeg', 'image/gif', 'image/webp')
    order by position`.execute(db)
  return { ...row, pictures }
}

export type MailSource = {
  rawMailId: number
  hash: Buffer
  receivedAt: Date
  proof: MessageSourceAnswer['proof']
}

export async function mailSourceOf(db: Handle, messageId: number): Promise<MailSource | undefined> {
  const { rows } = await sql<MailSource>`
    select
      raw_mails.id as "rawMailId",
      raw_mails.hash,
      raw_mails.received_at as "receivedAt",
      message.proof
    from ticket_messages message
    join raw_mails on raw_mails.id = message.raw_mail_id
    where message.id = ${messageId}`.execute(db)
  return rows[0]
}

export async function insertImageSender(
  tx: Tx,
  now: Date,
  of: { address: string; byId: number },
): Promise<void> {
  await sql`
    insert into image_senders (address, by_id, created_at)
    values (${of.address}, ${of.byId}, ${now})
    on conflict (address) do nothing`.execute(tx)
}

export async function deleteImageSender(tx: Tx, address: string): Promise<boolean> {
  const { numAffectedRows } = await sql`
    delete from image_senders
    where address = ${address}`.execute(tx)
  return numAffectedRows === 1n
}
