import { sql } from 'kysely'
import type { Tx } from '../../../lib/db.ts'

/** What is live in an account, by id. */
export type AccountContents = {
  accountId: number
  cards: number[]
  services: number[]
  domains: number[]
  /** Absent in images from before there were tickets. */
  tickets?: number[]
}

/** Ends all that is live in the open accounts of these main users, and says what it was. */
export async function endContents(
  tx: Tx,
  now: Date,
  mainUserIds: readonly number[],
): Promise<AccountContents[]> {
  const end = sql`
      set life = 'deleted', version = version + 1, updated_at = ${now}
      where account_id in (select id from held) and life = 'live'
      returning id, account_id`
  const { rows } = await sql<AccountContents>`
    with held as (
      select id
      from accounts
      where main_user_id = any(${mainUserIds}::bigint[])
        and not exists (select from account_closures where account_id = accounts.id)
      order by id
      for no key update
    ), cards as (
      update additional_contacts ${end}
    ), ended as (
      update services ${end}
    ), dropped as (
      update domains ${end}
    ), asked as (
      update tickets ${end}
    )
    select id as "accountId",
           array(select cards.id from cards where account_id = held.id) as cards,
           array(select ended.id from ended where account_id = held.id) as services,
           array(select dropped.id from dropped where account_id = held.id) as domains,
           array(select asked.id from asked where account_id = held.id) as tickets
    from held`.execute(tx)
  return rows.filter(
    ({ cards, services, domains, tickets }) =>
      cards.length + services.length + domains.length + (tickets?.length ?? 0) > 0,
  )
}

/** Gives back what was live in an account, save what another has taken meanwhile. */
export async function beginContentsAgain(tx: Tx, now: Date, contents: AccountContents): Promise<void> {
  const again = sql`set life = 'live', version = version + 1, updated_at = ${now}`
  await sql`
    update additional_contacts ${again}
    where id = any(${contents.cards}::bigint[])
      and life = 'deleted'
      and not exists (
        select from additional_contacts taken
        where taken.account_id = additional_contacts.account_id
          and taken.address = additional_contacts.address
          and taken.life = 'live'
      )`.execute(tx)
  await sql`
    update tickets ${again}
    where id = any(${contents.tickets ?? []}::bigint[])
      and life = 'deleted'`.execute(tx)
  await sql`
    update services ${again}
    where id = any(${contents.services}::bigint[])
      and life = 'deleted'
      and not exists (
        select from services taken
        where taken.external_id = services.external_id
          and taken.life = 'live'
      )`.execute(tx)
  await sql`
    update domains ${again}
    where id = any(${contents.domains}::bigint[])
      and life = 'deleted'
      and not exists (
        select from domains taken
        where taken.life = 'live'
          and (taken.ascii_name = domains.ascii_name or taken.external_id = domains.external_id)
      )`.execute(tx)
}
