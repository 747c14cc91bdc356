import { sql } from 'kysely'
import type { Language } from '../../../lib/pure/languages.ts'
import type {
  ActionPurpose,
  Category,
  Delivery,
  MailDoor,
  MailEvent,
  RuleFacts,
  TokenPurpose,
} from '../types.ts'

export type DeliveryRow = {
  message_id: number
  position: number
  header_message_id: string | null
  attempts: number
  postponed: number
  created_at: Date
  parameters: Record<string, string>
  event: MailEvent
  category: Category | null
  action: `${ActionPurpose}/${string}` | null
  thread: string | null
  department_id: number | null
  sender_name: string | null
  in_reply_to: string | null
  is_automatic: boolean
  is_answer: boolean
  attachments: Delivery['attachments'] | null
  rule: string
  rule_facts: RuleFacts
  may_decline: boolean
  others: Delivery['others'] | null
  address: string
  typed_address: string
  name: string
  language: Language
  time_zone: string
  template_id: number
  token_id: number | null
  purpose: TokenPurpose
  door: MailDoor
  token_person_id: number
  token_address: string
  token_typed: string
  nonce: Buffer
  expires_at: Date
  used_at: Date | null
  voided_at: Date | null
}

/** What it takes to write a delivery out, of `delivery` (a row of deliveries). */
export const deliveryColumns = sql`
  delivery.message_id,
  delivery.position,
  delivery.header_message_id,
  delivery.attempts,
  delivery.postponed,
  messages.created_at,
  messages.parameters,
  messages.event,
  messages.category,
  messages.action,
  messages.thread,
  messages.department_id,
  messages.sender_name,
  messages.in_reply_to,
  messages.is_automatic,
  messages.is_answer,
  case when messages.event = 'ticket-message' then (
    select json_agg(
      json_build_object('hash', encode(hash, 'hex'), 'size', size, 'name', name, 'mediaType', media_type)
      order by position
    )
    from message_attachments
    where message_id = delivery.message_id
  ) end as attachments,
  recipient.rule,
  recipient.rule_facts,
  recipient.may_decline,
  case when messages.event in ('notice', 'ticket-message') then (
    select json_build_object(
      'named', (array_agg(json_build_object('name', name, 'rule', rule) order by position))[:5],
      'count', count(*)
    )
    from message_recipients
    where message_id = delivery.message_id
      and position <> delivery.position
      and verdict = 'in'
  ) end as others,
  recipient.address,
  recipient.typed_address,
  recipient.name,
  recipient.language,
  recipient.time_zone,
  recipient.template_id,
  tokens.id as token_id,
  tokens.purpose,
  tokens.door,
  tokens.person_id as token_person_id,
  tokens.address as token_address,
  tokens.typed as token_typed,
  tokens.nonce,
  tokens.expires_at,
  tokens.used_at,
  tokens.voided_at`

export const deliveryJoins = sql`
  join messages on messages.id = delivery.message_id
  join message_recipients recipient on recipient.message_id = delivery.message_id and recipient.position = delivery.position
  left join tokens on tokens.id = messages.token_id`

export function asDelivery(row: DeliveryRow): Delivery {
  return {
    messageId: row.message_id,
    position: row.position,
    headerMessageId: row.header_message_id,
    attempts: row.attempts,
    postponed: row.postponed,
    createdAt: row.created_at,
    parameters: row.parameters,
    event: row.event,
    category: row.category,
    action: actionIn(row.action),
    thread: row.thread,
    departmentId: row.department_id,
    senderName: row.sender_name,
    inReplyTo: row.in_reply_to,
    isAutomatic: row.is_automatic,
    isAnswer: row.is_answer,
    attachments: row.attachments ?? [],
    recipient: {
      address: row.address,
      typedAddress: row.typed_address,
      name: row.name,
      language: row.language,
      timeZone: row.time_zone,
      rule: row.rule,
      ruleFacts: row.rule_facts,
      mayDecline: row.may_decline,
    },
    others: row.others ?? { named: null, count: 0 },
    templateId: row.template_id,
    token:
      row.token_id === null
        ? null
        : {
            id: row.token_id,
            purpose: row.purpose,
            door: row.door,
            personId: row.token_person_id,
            address: row.token_address,
            typed: row.token_typed,
            nonce: row.nonce,
            expiresAt: row.expires_at,
            usedAt: row.used_at,
            voidedAt: row.voided_at,
          },
  }
}

function actionIn(column: DeliveryRow['action']): Delivery['action'] {
  if (column === null) return null
  const slash = column.indexOf('/')
  return { purpose: column.slice(0, slash) as ActionPurpose, of: column.slice(slash + 1) }
}
