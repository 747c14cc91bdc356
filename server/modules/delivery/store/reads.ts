import { sql } from 'kysely'
import type { Handle, Tx } from '../../../lib/db.ts'
import type { Subject } from '../../trail/index.ts'
import type { Delivery, DeliveryState, MailEvent } from '../types.ts'
import { asDelivery, type DeliveryRow, deliveryColumns, deliveryJoins } from './delivery-row.ts'

export type MessageRow = {
  id: number
  event: MailEvent
  category: string | null
  confidential: boolean
  createdAt: Date
  parameters: Record<string, string>
  recipients: RecipientRow[]
}
export type RecipientRow = {
  position: number
  personId: number | null
  name: string
  address: string
  templateId: number | null
  verdict: 'in' | 'out'
  rule: string
  ruleFacts: Record<string, unknown>
  delivery: {
    state: DeliveryState
    words: string | null
    nextAt: string
    endedAt: string | null
    attempts: { at: string; outcome: 'sent' | 'retry' | 'failed'; words: string }[]
  } | null
}

export async function isPerson(db: Handle, person: Subject): Promise<boolean> {
  const row = await db
    .selectFrom('people')
    .select('id')
    .where('id', '=', person.id)
    .where('kind', '=', person.kind)
    .executeTakeFirst()
  return row !== undefined
}

/**
 * Messages about a person or to him, newest first, with what became of each: of those about him everybody who was
 * considered, of others only himself, for a notice to an account is many people's. Of contacts merged into her too.
 */
export async function messagesOf(
  db: Handle,
  person: Subject,
  page: { before: number | null; limit: number },
): Promise<MessageRow[]> {
  const before = page.before ?? Number.MAX_SAFE_INTEGER
  const { rows } = await sql<MessageRow>`
    with family (id) as (
      select ${person.id}::bigint
      union all
      select id
      from contacts
      where ${person.kind}::text = 'contact'
        and canonical_id = ${person.id}
    ), page as (
      select about.id
      from family
      cross join lateral (
        select id
        from messages
        where subject_kind = ${person.kind}
          and subject_id = family.id
          and id < ${before}
        order by id desc
        limit ${page.limit}
      ) about
      union
      select received.message_id
      from family
      cross join lateral (
        select message_id
        from message_recipients
        where person_id = family.id
          and message_id < ${before}
          and (verdict = 'in' or rule in ('suppressed', 'declined'))
        order by message_id desc
        limit ${page.limit}
      ) received
      order by id desc
      limit ${page.limit}
    )
    select
      messages.id,
      messages.event,
      messages.category,
      messages.confidential,
      messages.created_at as "createdAt",
      messages.parameters,
      (
        select json_agg(
          json_build_object(
            'position', recipient.position,
            'personId', recipient.person_id,
            'name', recipient.name,
            'address', recipient.typed_address,
            'templateId', recipient.template_id,
            'verdict', recipient.verdict,
            'rule', recipient.rule,
            'ruleFacts', recipient.rule_facts,
            'delivery', case when delivery.message_id is not null then json_build_object(
              'state', delivery.state,
              'words', delivery.words,
              'nextAt', delivery.next_at,
              'endedAt', delivery.ended_at,
              'attempts', (
                select coalesce(
                  json_agg(json_build_object('at', attempt.ended_at, 'outcome', attempt.outcome, 'words', attempt.words)
                    order by attempt.attempt),
                  '[]')
                from delivery_attempts attempt
                where attempt.message_id = delivery.message_id
                  and attempt.position = delivery.position
              )
            ) end
          )
          order by recipient.position
        )
        from message_recipients recipient
        left join deliveries delivery
          on delivery.message_id = recipient.message_id and delivery.position = recipient.position
        where recipient.message_id = messages.id
          and (
            recipient.person_id in (select id from family)
            or (messages.subject_kind = ${person.kind} and messages.subject_id in (select id from family))
          )
      ) as recipients
    from page
    join messages on messages.id = page.id
    order by messages.id desc`.execute(db)
  return rows
}

type DeliveryStanding = { state: DeliveryState; words: string | null; nextAt: Date }
export type OutboxRow = Delivery & DeliveryStanding

const standing = sql`
  delivery.state,
  delivery.words,
  delivery.next_at as "nextAt"`

export async function outboxPage(
  db: Handle,
  page: { before: { messageId: number; position: number } | null; limit: number },
): Promise<OutboxRow[]> {
  const { messageId, position } = page.before ?? { messageId: Number.MAX_SAFE_INTEGER, position: 0 }
  const { rows } = await sql<DeliveryRow & DeliveryStanding>`
    select ${standing}, ${deliveryColumns}
    from deliveries delivery
    ${deliveryJoins}
    where (delivery.message_id, delivery.position) < (${messageId}::bigint, ${position}::smallint)
    order by delivery.message_id desc, delivery.position desc
    limit ${page.limit}`.execute(db)
  return rows.map(asOutboxRow)
}

export async function findDelivery(
  db: Handle,
  at: { messageId: number; position: number },
): Promise<OutboxRow | undefined> {
  const { rows } = await sql<DeliveryRow & DeliveryStanding>`
    select ${standing}, ${deliveryColumns}
    from deliveries delivery
    ${deliveryJoins}
    where delivery.message_id = ${at.messageId}
      and delivery.position = ${at.position}`.execute(db)
  return rows[0] && asOutboxRow(rows[0])
}

function asOutboxRow(row: DeliveryRow & DeliveryStanding): OutboxRow {
  return { ...asDelivery(row), state: row.state, words: row.words, nextAt: row.nextAt }
}

/** Queues a delivery anew; false when it is no longer in the state it was seen in. */
export async function requeue(
  tx: Tx,
  now: Date,
  at: { messageId: number; position: number; state: DeliveryState },
): Promise<boolean> {
  const queued = await tx
    .updateTable('deliveries')
    .set({ state: 'queued', next_at: now, postponed: 0, ended_at: null })
    .where('message_id', '=', at.messageId)
    .where('position', '=', at.position)
    .where('state', '=', at.state)
    .returning('message_id')
    .executeTakeFirst()
  return queued !== undefined
}

export async function workspaceOfMail(db: Handle): Promise<{ name: string; timeZone: string } | undefined> {
  const row = await db.selectFrom('workspace').select(['name', 'time_zone']).executeTakeFirst()
  return row && { name: row.name, timeZone: row.time_zone }
}
