import { sql } from 'kysely'
import type { Handle, Tx } from '../../../lib/db.ts'
import type { SentToday } from '../rules/limits.ts'

const today = (now: Date) => sql`(
  select (${now}::timestamptz at time zone workspace.time_zone)::date
  from workspace
)`

/** What an account's main user has sent today, to each of these addresses and in all. */
export async function sentToday(
  db: Handle,
  now: Date,
  of: { accountId: number; addresses: readonly string[] },
): Promise<Map<string, SentToday>> {
  const { rows } = await sql<SentToday & { address: string }>`
    select given.address,
           coalesce(sent.count, 0) as "toCard",
           (
             select coalesce(sum(count), 0)::integer
             from own_texts_sent
             where account_id = ${of.accountId}
               and day = ${today(now)}
           ) as "ofAccount",
           exists (
             select from reactions
             where account_id = ${of.accountId}
               and address = given.address
           ) as "hasReacted"
    from unnest(${of.addresses}::text[]) as given (address)
    left join own_texts_sent sent
      on sent.account_id = ${of.accountId} and sent.address = given.address and sent.day = ${today(now)}`.execute(
    db,
  )
  return new Map(rows.map(({ address, ...sent }) => [address, sent]))
}

/** Counts mails that an account's main user causes today. */
export async function countOwnMails(
  tx: Tx,
  now: Date,
  of: { accountId: number; addresses: readonly string[] },
): Promise<void> {
  await sql`
    insert into own_texts_sent (account_id, address, day, count)
    select ${of.accountId}, given.address, ${today(now)}, 1
    from unnest(${of.addresses}::text[]) as given (address)
    on conflict (account_id, address, day) do update
      set count = own_texts_sent.count + 1`.execute(tx)
}

/** Notes which cards were told of themselves, and which are told another day. */
export async function markWelcomed(
  tx: Tx,
  now: Date,
  of: { told: readonly number[]; waiting: readonly number[] },
): Promise<void> {
  await sql`
    update additional_contacts
    set welcomed_at = case when id = any(${of.told}::bigint[]) then ${now} else welcomed_at end,
        welcome_waits = id = any(${of.waiting}::bigint[])
    where id = any(${[...of.told, ...of.waiting]}::bigint[])`.execute(tx)
}
