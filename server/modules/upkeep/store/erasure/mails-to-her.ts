import { sql } from 'kysely'
import type { Tx } from '../../../../lib/db.ts'
import { deleteMails } from './mails.ts'
import type { Share } from './share.ts'
import type { Traces } from './traces.ts'

/**
 * Removes messages to her: those to her alone, and of accounts that closed with her, are deleted; of those to others too only
 * that somebody was a recipient is left. What was sent to a card of hers that stands is the account's.
 */
export async function eraseMailsTo(tx: Tx, traces: Traces, { limit, gone, now }: Share): Promise<number> {
  const addresses = traces.addresses.map(({ address }) => address)
  const { rows } = await sql<{
    id: number
    isHersAlone: boolean
    ticketId: number | null
    accountId: number | null
  }>`
    with hers as (
      select message_id, position
      from message_recipients
      where address = any(${addresses}::text[])
      union
      select message_id, position
      from message_recipients
      where person_id = ${traces.contactId}
    ), found as (
      select distinct messages.id, messages.account_id, messages.subject_kind, messages.subject_id
      from hers
      join messages on messages.id = hers.message_id
      join message_recipients recipient
        on recipient.message_id = hers.message_id and recipient.position = hers.position
      where not exists (
        select
        from additional_contacts card
        where card.account_id = messages.account_id
          and card.address = recipient.address
          and card.life = 'live'
      )
      limit ${limit}
    )
    select found.id,
           found.account_id as "accountId",
           case when found.subject_kind = 'ticket' then found.subject_id end as "ticketId",
           not exists (
             select
             from message_recipients other
             where other.message_id = found.id
               and other.address <> all(${addresses}::text[])
               and other.person_id is distinct from ${traces.contactId}
           )
           and not exists (
             select
             from notices
             join accounts on accounts.id = notices.account_id
             where notices.message_id = found.id
               and accounts.main_user_id <> ${traces.contactId}
           ) as "isHersAlone"
    from found`.execute(tx)
  gone.tickets.push(...rows.flatMap(({ ticketId }) => ticketId ?? []))
  gone.accounts.push(...rows.flatMap(({ accountId }) => accountId ?? []))
  const alone = rows.filter(({ isHersAlone }) => isHersAlone).map(({ id }) => id)
  const shared = rows.filter(({ isHersAlone }) => !isHersAlone).map(({ id }) => id)
  await deleteMails(tx, alone, gone)
  await standIn(tx, now, { traces, messageIds: shared })
  return rows.length
}

/** Mails of accounts that closed with her, whoever else they went to. */
export async function eraseMailsOfAccounts(
  tx: Tx,
  { contactId }: Traces,
  { limit, gone }: Share,
): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    select messages.id
    from accounts
    join messages on messages.account_id = accounts.id
    where accounts.main_user_id = ${contactId}
    limit ${limit}`.execute(tx)
  await deleteMails(
    tx,
    rows.map(({ id }) => id),
    gone,
  )
  return rows.length
}

async function standIn(
  tx: Tx,
  now: Date,
  { traces, messageIds }: { traces: Traces; messageIds: readonly number[] },
): Promise<void> {
  if (messageIds.length === 0) return
  await sql`
    insert into addresses (address, first_seen_at)
    select address, ${now}
    from unnest(${traces.addresses.map(({ standIn }) => standIn)}::text[]) as address
    on conflict do nothing`.execute(tx)
  await sql`
    with stood as (
      update message_recipients
      set address = coalesce(hers.stand_in, message_recipients.address),
          typed_address = '',
          name = '',
          person_id = null,
          rule_facts = '{}'
      from message_recipients before
      left join unnest(
        ${traces.addresses.map(({ address }) => address)}::text[],
        ${traces.addresses.map(({ standIn }) => standIn)}::text[]
      ) as hers (address, stand_in) on hers.address = before.address
      where before.message_id = any(${messageIds}::bigint[])
        and (hers.address is not null or before.person_id = ${traces.contactId})
        and message_recipients.message_id = before.message_id
        and message_recipients.position = before.position
      returning message_recipients.message_id, message_recipients.position
    ), delivered as (
      update deliveries
      set destination = 'erased.invalid',
          words = null,
          state = case when state in ('queued', 'paused') then 'withdrawn' else state end,
          ended_at = coalesce(ended_at, ${now}),
          leased_until = null,
          lease_token = null
      from stood
      where deliveries.message_id = stood.message_id
        and deliveries.position = stood.position
    )
    update delivery_attempts
    set words = ''
    from stood
    where delivery_attempts.message_id = stood.message_id
      and delivery_attempts.position = stood.position`.execute(tx)
}
