import { sql } from 'kysely'
import type { Handle } from '../../../lib/db.ts'
import type { NoticeRecipientAnswer } from '../wire.ts'

type Delivery = NonNullable<NoticeRecipientAnswer['delivery']>
export type RecipientRow = Omit<NoticeRecipientAnswer, 'contactId' | 'address' | 'suppressedSince'> & {
  messageId: number
  position: number
  address: string
  contactId: number | null
  timeZone: string
  suppressedSince: Date | null
  /** On a card of the account, or the main user's own. */
  isOfAccount: boolean
  cardId: number | null
  isMainUser: boolean
  delivery: Delivery | null
}

/** Everybody who was thought of for a notice, and what became of the copies. */
export async function recipientsOfNotice(
  db: Handle,
  of: { noticeId: number; accountId: number },
): Promise<RecipientRow[]> {
  const { rows } = await sql<{ id: number }>`
    select id
    from messages
    where subject_kind = 'notice'
      and subject_id = ${of.noticeId}`.execute(db)
  return recipientsOf(db, { messageIds: rows.map(({ id }) => id), accountId: of.accountId })
}

/** The same of messages; whom the account knows by a card is told apart, where there is one. */
export async function recipientsOf(
  db: Handle,
  of: { messageIds: readonly number[]; accountId: number | null },
): Promise<RecipientRow[]> {
  const { rows } = await sql<RecipientRow>`
    select
      recipient.message_id as "messageId",
      recipient.position,
      recipient.name,
      recipient.typed_address as address,
      recipient.person_id as "contactId",
      recipient.language,
      recipient.time_zone as "timeZone",
      recipient.verdict,
      recipient.rule,
      recipient.rule_facts as "ruleFacts",
      exists (
        select from additional_contacts card
        where card.account_id = ${of.accountId}
          and card.address = recipient.address
      ) or main_user.claims as "isOfAccount",
      main_user.claims as "isMainUser",
      (
        select card.id
        from additional_contacts card
        where card.account_id = ${of.accountId}
          and card.address = recipient.address
          and card.life = 'live'
      ) as "cardId",
      (select suppressed_at from addresses where addresses.address = recipient.address) as "suppressedSince",
      case when delivery.message_id is not null then json_build_object(
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
      ) end as delivery
    from messages
    join message_recipients recipient on recipient.message_id = messages.id
    left join deliveries delivery
      on delivery.message_id = recipient.message_id and delivery.position = recipient.position
    cross join lateral (
      select exists (
        select from claims
        join accounts on accounts.main_user_id = claims.person_id
        where accounts.id = ${of.accountId}
          and claims.address = recipient.address
      ) as claims
    ) main_user
    where messages.id = any(${of.messageIds}::bigint[])
    order by recipient.message_id, recipient.position`.execute(db)
  return rows
}
