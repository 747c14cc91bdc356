import { sql } from 'kysely'
import type { Handle } from '../../../lib/db.ts'
import type { Language } from '../../../lib/pure/languages.ts'
import type { Category, TemplateEvent } from '../../delivery/index.ts'
import type { KeptText } from '../types.ts'
import type { NoticeItem } from '../wire.ts'

export type NoticeRow = {
  id: number
  messageId: number
  category: Category
  account: { id: number; name: string }
  mailing: { id: number; name: string } | null
  domain: { id: number; name: string } | null
  service: { id: number; name: string } | null
  document: string | null
  confidential: boolean
  text: KeptText
  parameters: Record<string, string>
  by: { id: number; name: string } | null
  createdAt: Date
  escalatedAt: Date | null
  counts: NoticeItem['counts']
}

const named = (table: string) =>
  sql`case when ${sql.table(table)}.id is not null
    then json_build_object('id', ${sql.table(table)}.id, 'name', ${sql.table(table)}.name) end`

const columns = sql`
  notice.id,
  notice.message_id as "messageId",
  notice.category,
  ${named('accounts')} as account,
  ${named('mailings')} as mailing,
  ${named('domains')} as domain,
  ${named('services')} as service,
  notice.document,
  notice.confidential,
  notice.text,
  messages.parameters,
  ${named('agents')} as by,
  notice.created_at as "createdAt",
  notice.escalated_at as "escalatedAt",
  counted.counts`

/** How many copies wait, are kept in the outbox, have left, have failed, were withdrawn, and who was left out: of all messages of one notice. */
export const countsOfCopies = sql`
  json_build_object(
    'waiting', count(*) filter (where delivery.state in ('queued', 'paused')),
    'kept', count(*) filter (where delivery.state = 'kept'),
    'sent', count(*) filter (where delivery.state = 'sent'),
    'failed', count(*) filter (where delivery.state = 'failed'),
    'withdrawn', count(*) filter (where delivery.state = 'withdrawn'),
    'leftOut', count(*) filter (where recipient.verdict = 'out')
  )`

const joins = sql`
  join accounts on accounts.id = notice.account_id
  join messages on messages.id = notice.message_id
  left join mailings on mailings.id = notice.mailing_id
  left join domains on domains.id = notice.domain_id
  left join services on services.id = notice.service_id
  left join agents on agents.id = notice.by_id
  cross join lateral (
    select ${countsOfCopies} as counts
    from messages copy
    join message_recipients recipient on recipient.message_id = copy.id
    left join deliveries delivery
      on delivery.message_id = recipient.message_id and delivery.position = recipient.position
    where copy.subject_kind = 'notice'
      and copy.subject_id = notice.id
  ) counted`

export type NoticesAsked = {
  accountId?: number
  mailingId?: number
  category?: Category | undefined
  before: number | null
  limit: number
}

/** Newest first, before a given one. */
export async function noticesPage(db: Handle, asked: NoticesAsked): Promise<NoticeRow[]> {
  const only = [
    ...(asked.accountId === undefined ? [] : [sql`and notice.account_id = ${asked.accountId}`]),
    ...(asked.mailingId === undefined ? [] : [sql`and notice.mailing_id = ${asked.mailingId}`]),
    ...(asked.category === undefined ? [] : [sql`and notice.category = ${asked.category}`]),
  ]
  const { rows } = await sql<NoticeRow>`
    select ${columns}
    from (
      select *
      from notices notice
      where notice.id < ${asked.before ?? Number.MAX_SAFE_INTEGER}
        ${sql.join(only, sql` `)}
      order by notice.id desc
      limit ${asked.limit}
    ) notice
    ${joins}
    order by notice.id desc`.execute(db)
  return rows
}

export async function findNotice(
  db: Handle,
  of: { id: number; accountId?: number },
): Promise<NoticeRow | undefined> {
  const { rows } = await sql<NoticeRow>`
    select ${columns}
    from notices notice
    ${joins}
    where notice.id = ${of.id}
      ${of.accountId === undefined ? sql`` : sql`and notice.account_id = ${of.accountId}`}`.execute(db)
  return rows[0]
}

export type SubjectRow = {
  id: number
  event: TemplateEvent
  language: Language
  subject: string
  isBlank: boolean
}

/** The subject lines of kept texts, and whether their bodies are gone. */
export async function subjectsOfTexts(db: Handle, ids: readonly number[]): Promise<SubjectRow[]> {
  const { rows } = await sql<SubjectRow>`
    select id, event, language, subject, body = '' and sealed_body is null as "isBlank"
    from mail_templates
    where id = any(${ids}::bigint[])`.execute(db)
  return rows
}
