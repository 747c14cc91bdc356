import { sql } from 'kysely'
import type { Handle, Tx } from '../../../lib/db.ts'
import { interfaceLanguageOf, type Language } from '../../../lib/pure/languages.ts'
import { askableReasons, disowned } from '../rules/askable.ts'

/** A known address, as it is asked. */
export type Asked = {
  address: string
  typed: string
  name: string
  personId: number | null
  language: Language
}

export async function askedOn(db: Handle, of: { address: string; day: string }): Promise<boolean> {
  const { rows } = await sql`
    select from sender_questions
    where address = ${of.address}
      and day = ${of.day}::date`.execute(db)
  return rows.length > 0
}

export type HeldToAsk = {
  id: number
  subject: string
  excerpt: string
  /** Null: what is not proven is that she wrote it. */
  writtenTo: string | null
  receivedAt: Date
}

/** What waits of an address for nothing but its word, oldest first. */
export async function heldToAsk(db: Handle, address: string): Promise<HeldToAsk[]> {
  const { rows } = await sql<HeldToAsk>`
    select
      raw.id,
      coalesce(raw.subject, '') as subject,
      coalesce(raw.facts ->> 'excerpt', '') as excerpt,
      raw.facts ->> 'writtenTo' as "writtenTo",
      raw.received_at as "receivedAt"
    from held_mails held
    join raw_mails raw on raw.id = held.raw_mail_id
    where held.address = ${address}
      and held.ended_at is null
      and held.reason = any(${askableReasons}::text[])
    order by held.held_at, raw.id
    limit 100`.execute(db)
  return rows
}

export async function noteQuestion(
  tx: Tx,
  now: Date,
  of: { address: string; day: string; messageId: number },
): Promise<void> {
  await sql`
    insert into sender_questions (address, day, message_id, asked_at)
    values (${of.address}, ${of.day}::date, ${of.messageId}, ${now})`.execute(tx)
}

export async function markAsked(tx: Tx, now: Date, address: string): Promise<void> {
  await sql`
    update held_mails
    set asked_at = ${now}
    where address = ${address}
      and ended_at is null
      and asked_at is null
      and reason = any(${askableReasons}::text[])`.execute(tx)
}

export type Question = { askedAt: Date; answeredAt: Date | null; messageId: number }

export async function findQuestion(
  db: Handle,
  of: { address: string; day: string },
): Promise<Question | undefined> {
  const { rows } = await sql<Question>`
    select asked_at as "askedAt", answered_at as "answeredAt", message_id as "messageId"
    from sender_questions
    where address = ${of.address}
      and day = ${of.day}::date`.execute(db)
  return rows[0]
}

export async function markAnswered(tx: Tx, now: Date, of: { address: string; day: string }): Promise<void> {
  await sql`
    update sender_questions
    set answered_at = coalesce(answered_at, ${now})
    where address = ${of.address}
      and day = ${of.day}::date`.execute(tx)
}

/** Lets mails wait for an agent, as their sender says that they are not hers. */
export async function markDisowned(tx: Tx, ids: readonly number[]): Promise<void> {
  await sql`
    update held_mails
    set reason = ${disowned}
    where raw_mail_id = any(${ids}::bigint[])`.execute(tx)
}

/** Whether an address has said since then that mails are not hers, and of none that it is. */
export async function hasOnlyDisowned(db: Handle, of: { address: string; since: Date }): Promise<boolean> {
  const { rows } = await sql<{ hasOnly: boolean }>`
    select coalesce(
      bool_or(reason = ${disowned}) and not bool_or(ending is not distinct from 'confirmed' and ended_at >= ${of.since}),
      false
    ) as "hasOnly"
    from held_mails
    where address = ${of.address}`.execute(db)
  return rows[0]?.hasOnly ?? false
}

/** Known addresses of which something waits that they were not asked about, and were not asked anything today. */
export async function addressesToAsk(db: Handle, day: string): Promise<Asked[]> {
  const { rows } = await sql<Omit<Asked, 'language'> & { language: string }>`
    select distinct on (held.address)
      held.address,
      coalesce(claims.typed, card.typed_address, held.address) as typed,
      coalesce(contacts.name, card.name) as name,
      contacts.id as "personId",
      coalesce(contacts.language, card.language, (select language from workspace), 'es') as language
    from held_mails held
    left join claims on claims.address = held.address
    left join contacts on contacts.id = claims.person_id
    left join additional_contacts card on card.address = held.address and card.life = 'live'
    where held.ended_at is null
      and held.asked_at is null
      and held.reason = any(${askableReasons}::text[])
      and (contacts.id is not null or (card.id is not null and claims.person_id is null))
      and not exists (select from contact_blocks where contact_blocks.contact_id = contacts.id)
      and not exists (
        select from sender_questions asked
        where asked.address = held.address
          and asked.day = ${day}::date
      )
    order by held.address
    limit 200`.execute(db)
  return rows.map((row) => ({ ...row, language: interfaceLanguageOf(row.language) }))
}

/** How the address was written in the question, and in which language. */
export async function askedTyped(
  db: Handle,
  messageId: number,
): Promise<{ typed: string; language: string } | undefined> {
  const { rows } = await sql<{ typed: string; language: string }>`
    select typed_address as typed, language
    from message_recipients
    where message_id = ${messageId}
    limit 1`.execute(db)
  return rows[0]
}
