import { sql } from 'kysely'
import type { Tx } from '../../../lib/db.ts'
import type { Category } from '../../delivery/index.ts'
import type { KeptText } from '../types.ts'

const copies = sql`
  select from messages
  join deliveries on deliveries.message_id = messages.id
  where messages.subject_kind = 'notice'
    and messages.subject_id = notices.id`

/** Settles the notices that have reached somebody, and not those kept while nothing is sent here. */
export async function settleReached(tx: Tx, now: Date): Promise<void> {
  await sql`
    update notices
    set settled_at = ${now}
    where settled_at is null
      and exists (${copies} and deliveries.state = 'sent')`.execute(tx)
}

/** Settles the notices of a mailing that was cancelled, and gives the ids of all of them. */
export async function settleMailing(tx: Tx, now: Date, mailingId: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    with settled as (
      update notices
      set settled_at = ${now}
      where mailing_id = ${mailingId}
        and settled_at is null
    )
    select id
    from notices
    where mailing_id = ${mailingId}`.execute(tx)
  return rows.map(({ id }) => id)
}

export type Unreached = {
  id: number
  accountId: number
  category: Category
  confidential: boolean
  text: KeptText
  parameters: Record<string, string>
  account: string
  /** Further verified addresses of the main user that were not tried and have not failed. */
  others: {
    address: string
    typedAddress: string
    name: string
    personId: number
    language: string
    timeZone: string
  }[]
}

/** Settles some notices of which every copy has failed, and gives them with where the main user can still be tried. */
export async function takeUnreached(tx: Tx, now: Date, limit: number): Promise<Unreached[]> {
  const { rows } = await sql<Unreached>`
    with unreached as (
      select id
      from notices
      where settled_at is null
        and not exists (${copies} and deliveries.state <> 'failed')
      order by id
      limit ${limit}
      for update skip locked
    ), settled as (
      update notices
      set settled_at = ${now},
          escalated_at = ${now}
      from unreached
      where notices.id = unreached.id
      returning notices.*
    )
    select
      settled.id,
      settled.account_id as "accountId",
      settled.category,
      settled.confidential,
      settled.text,
      messages.parameters,
      accounts.name as account,
      (
        select coalesce(
          json_agg(
            json_build_object(
              'address', claims.address,
              'typedAddress', claims.typed,
              'name', contacts.name,
              'personId', contacts.id,
              'language', coalesce(contacts.language, accounts.language, workspace.language),
              'timeZone', coalesce(contacts.time_zone, workspace.time_zone)
            )
            order by claims.position
          ),
          '[]')
        from claims
        join addresses on addresses.address = claims.address
        join contacts on contacts.id = claims.person_id
        cross join workspace
        where claims.person_id = accounts.main_user_id
          and claims.verified_at is not null
          and addresses.suppressed_at is null
          and not exists (
            select from message_recipients recipient
            join messages copy on copy.id = recipient.message_id
            where copy.subject_kind = 'notice'
              and copy.subject_id = settled.id
              and recipient.address = claims.address
              and recipient.verdict = 'in'
          )
      ) as others
    from settled
    join accounts on accounts.id = settled.account_id
    join messages on messages.id = settled.message_id
    order by settled.id`.execute(tx)
  return rows
}
