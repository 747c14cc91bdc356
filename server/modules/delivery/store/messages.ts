import { sql } from 'kysely'
import type { Tx } from '../../../lib/db.ts'
import { recordFiles } from '../../../lib/file-store.ts'
import { insertRows } from '../../../lib/insert-rows.ts'
import type { Category, Lane, MailDoor, MessageDraft, RecipientDraft, TemplateEvent } from '../types.ts'

/** What sending needs to know, by one question. */
export type SendingFacts = {
  ids: number[]
  templates: TemplateFacts[]
  /** Of the texts written for one message or mailing. */
  texts: TemplateFacts[]
  suppressed: string[]
  agents: number[]
  accounts: { id: number; name: string }[]
  workspace: { name: string; timeZone: string } | null
  /** In use, the first made first. */
  departments: { id: number; category: Category }[]
}

type TemplateFacts = { id: number; event: TemplateEvent; door: MailDoor; language: string; reason: string }

export async function factsForSending(
  tx: Tx,
  asked: {
    messages: number
    events: readonly string[]
    texts: readonly number[]
    addresses: readonly string[]
    people: readonly number[]
    accounts: readonly number[]
  },
): Promise<SendingFacts> {
  const { rows } = await sql<SendingFacts>`
    select
      (select json_agg(nextval('message_ids')) from generate_series(1, ${asked.messages}::integer)) as ids,
      (
        select coalesce(json_agg(newest), '[]')
        from (
          select distinct on (event, door, language) id, event, door, language, reason
          from mail_templates
          where event = any(${asked.events}::text[])
          order by event, door, language, version desc
        ) newest
      ) as templates,
      (
        select coalesce(json_agg(json_build_object(
          'id', id, 'event', event, 'door', door, 'language', language, 'reason', reason
        )), '[]')
        from mail_templates
        where id = any(${asked.texts}::bigint[])
      ) as texts,
      (
        select coalesce(json_agg(address), '[]')
        from addresses
        where address = any(${asked.addresses}::text[])
          and suppressed_at is not null
      ) as suppressed,
      (
        select coalesce(json_agg(id), '[]')
        from people
        where id = any(${asked.people}::bigint[])
          and kind = 'agent'
      ) as agents,
      (
        select coalesce(json_agg(json_build_object('id', id, 'name', name)), '[]')
        from accounts
        where id = any(${asked.accounts}::bigint[])
      ) as accounts,
      (select json_build_object('name', name, 'timeZone', time_zone) from workspace) as workspace,
      (
        select coalesce(json_agg(json_build_object('id', id, 'category', category) order by id), '[]')
        from departments
        where archived_at is null
      ) as departments`.execute(tx)
  return rows[0] as SendingFacts
}

type MessageRow = MessageDraft & { id: number }
type RecipientRow = RecipientDraft & {
  messageId: number
  position: number
  lane: Lane
  timeZone: string
  templateId: number | null
}

/** Messages, their recipients and a delivery for each who is in, by one statement whose text does not depend on how many. */
export async function insertMessages(
  tx: Tx,
  now: Date,
  rows: { messages: readonly MessageRow[]; recipients: readonly RecipientRow[] },
): Promise<void> {
  await sql`
    with new_messages as (
      insert into messages (
        id, event, lane, category, confidential, token_id, parameters,
        subject_kind, subject_id, account_id, action, thread,
        department_id, sender_name, in_reply_to, is_automatic, is_answer, created_at
      )
      select
        id, event, lane, category, confidential, token_id, parameters,
        subject_kind, subject_id, account_id, action, thread,
        department_id, sender_name, in_reply_to, is_automatic, is_answer, ${now}
      from json_populate_recordset(null::messages, ${JSON.stringify(rows.messages.map(messageColumns))}::json)
    ), given as (
      select given.*
      from json_to_recordset(${JSON.stringify(rows.recipients.map(recipientColumns))}::json) as given (
        message_id bigint, position smallint, address text, typed_address text, name text, person_id bigint,
        language text, time_zone text, template_id bigint, verdict text, rule text, rule_facts jsonb,
        may_decline boolean, lane text
      )
    ), new_recipients as (
      insert into message_recipients (
        message_id, position, address, typed_address, name, person_id,
        language, time_zone, template_id, verdict, rule, rule_facts, may_decline
      )
      select
        message_id, position, address, typed_address, name, person_id,
        language, time_zone, template_id, verdict, rule, rule_facts, may_decline
      from given
    )
    insert into deliveries (message_id, position, lane, destination, state, next_at)
    select message_id, position, lane, substring(address from '[^@]*$'), 'queued', ${now}
    from given
    where verdict = 'in'`.execute(tx)
}

/** What goes with messages; the content stands in the store of files already. */
export async function insertAttachments(tx: Tx, now: Date, messages: readonly MessageRow[]): Promise<void> {
  const rows = messages.flatMap(({ id, attachments = [] }) =>
    attachments.map(({ hash, size, name, mediaType }, position) => ({
      ...{ message_id: id, position, hash, size, name },
      media_type: mediaType,
    })),
  )
  if (rows.length === 0) return
  await recordFiles(tx, now, rows)
  await insertRows(tx, 'message_attachments', rows)
}

function messageColumns(row: MessageRow): object {
  return {
    id: row.id,
    event: row.event,
    lane: row.lane,
    category: row.category ?? null,
    confidential: row.confidential ?? false,
    token_id: row.tokenId ?? null,
    parameters: row.parameters,
    subject_kind: row.subject.kind,
    subject_id: row.subject.id,
    account_id: row.accountId ?? null,
    action: row.action ? `${row.action.purpose}/${row.action.of}` : null,
    thread: row.thread ?? null,
    department_id: row.departmentId ?? null,
    sender_name: row.senderName ?? null,
    in_reply_to: row.inReplyTo ?? null,
    is_automatic: row.isAutomatic ?? true,
    is_answer: row.isAnswer ?? false,
  }
}

function recipientColumns(row: RecipientRow): object {
  return {
    message_id: row.messageId,
    position: row.position,
    address: row.address,
    typed_address: row.typedAddress,
    name: row.name,
    person_id: row.personId,
    language: row.language,
    time_zone: row.timeZone,
    template_id: row.templateId,
    verdict: row.verdict,
    rule: row.rule,
    rule_facts: row.ruleFacts ?? {},
    may_decline: row.mayDecline ?? false,
    lane: row.lane,
  }
}
