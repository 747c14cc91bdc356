import { type RawBuilder, sql } from 'kysely'
import type { Handle } from '../../../lib/db.ts'

/** What an account calls whoever has an address: an account knows her by its own card, and nothing of how others do. */
export const nameOnCard = (accountId: RawBuilder<unknown>, address: RawBuilder<unknown>) => sql`(
  select card.name
  from additional_contacts card
  where card.account_id = ${accountId}
    and card.address = ${address}
    and card.life = 'live'
  limit 1
)`

/**
 * Of `contacts`: what an account may read as her name: that of its own card, or hers, unless that is only what another account
 * once wrote on its card, as nobody else ever named her; then her address.
 */
export const nameFor = (accountId: RawBuilder<unknown>, address: RawBuilder<unknown>) => sql`coalesce(
  ${nameOnCard(accountId, address)},
  case when ${accountId} is not null and ${isNamedByCard} then ${address} end,
  contacts.name
)`

/** Of `contacts`: somebody whom a card made, who has no access and no account to call herself anything. */
export const isNamedByCard = sql`(
  contacts.origin = 'card'
  and not exists (select from access where access.person_id = contacts.id)
  and not exists (select from accounts owned where owned.main_user_id = contacts.id)
)`

/** What we are called, who answer here: a customer under such a name would be read as one of us. */
const ours = sql`
  select name from agents
  union all
  select unnest(array[name, display_name]) from departments
  union all
  select name from workspace`

/** A name as it is heard: neither accents nor case nor signs tell two apart. Letters of no script are taken for signs. */
const heard = (name: RawBuilder<unknown>) =>
  sql`btrim(regexp_replace(fold_text(${name}), '[ -/:-@\\[-\`{-~·•]+', ' ', 'g'))`

/** What stands before a sign that begins an addition: of "Ana Sanz, de soporte" the name alone. */
const withoutAddition = (name: RawBuilder<unknown>) =>
  sql`regexp_replace(${name}, '(\\s[-–—]\\s|[!-&(-,/:-@\\[-\`{-~·•]).*$', '')`

const oursHeard = sql`(select ${heard(sql`own.name`)} from (${ours}) own where own.name is not null)`
const workspaceHeard = sql`(select ${heard(sql`workspace.name`)} from workspace)`

/**
 * Whether a name is one of ours, with or without an addition, or has the workspace's in it, as our mails do: "Ana (Alameda)".
 * What we are called is read once, for however many names.
 */
const isOurs = (name: RawBuilder<unknown>) => sql`(
  ${heard(name)} in ${oursHeard}
  or ${heard(withoutAddition(name))} in ${oursHeard}
  or position('(' || (select fold_text(workspace.name) from workspace) || ')' in fold_text(${name})) > 0
  or (${workspaceHeard} like '% %' and position(' ' || ${workspaceHeard} || ' ' in ' ' || ${heard(name)} || ' ') > 0)
)`

/** Of `tickets`: what everybody else in the ticket is called: its requester, its account's people, who takes part or wrote. */
const namesOfOthers = (than: { address: RawBuilder<unknown>; personId: RawBuilder<unknown> }) => sql`
  select contacts.name
  from contacts
  where (contacts.id = tickets.requester_id
      or contacts.id = (select main_user_id from accounts where accounts.id = tickets.account_id))
    and contacts.id is distinct from ${than.personId}
  union all
  select card.name
  from additional_contacts card
  where card.account_id = tickets.account_id
    and card.life = 'live'
    and card.address is distinct from ${than.address}
  union all
  select name
  from ticket_participants taking
  where taking.ticket_id = tickets.id
    and taking.address is distinct from ${than.address}
  union all
  select distinct author_name
  from ticket_messages
  where ticket_id = tickets.id
    and author_address is distinct from ${than.address}
    and (author_id is null or author_id is distinct from ${than.personId})`

/**
 * As whom somebody in copy of a mail is shown: by the card of the ticket's account; by what that mail calls her, unless another
 * person of the ticket or the workspace is called so, or the address is of somebody called otherwise; else by her address.
 */
export const nameInCopy = (given: {
  address: RawBuilder<unknown>
  typed: RawBuilder<unknown>
  name: RawBuilder<unknown>
}) => sql`coalesce(
  ${nameOnCard(sql`tickets.account_id`, given.address)},
  case
    when position('@' in ${given.name}) > 0
      or ${isOurs(given.name)}
      or ${heard(given.name)} in (
        select ${heard(sql`other.name`)}
        from (${namesOfOthers({ address: given.address, personId: sql`null::bigint` })}) other
      )
      or exists (
        select from claims
        join contacts on contacts.id = claims.person_id
        where claims.address = ${given.address}
          and fold_text(contacts.name) <> fold_text(${given.name})
      )
      then ${given.typed}
    else ${given.name}
  end
)`

/**
 * As whom a customer's message goes to everybody in a ticket, from our own address: by the name that is given, unless one of us
 * is called so, or, where the ticket is not the writer's own nor of an account of his, anybody else in it; then by his address.
 */
export async function nameOfWriter(
  db: Handle,
  {
    ticketId,
    writer,
  }: { ticketId: number; writer: { id: number | null; address: string | null; name: string } },
): Promise<string> {
  const address = sql`writer.address`
  const personId = sql`writer.id`
  const { rows } = await sql<{ name: string }>`
    select case
      when ${isOurs(sql`writer.name`)} or (
        writer.id is distinct from tickets.requester_id
        and writer.id is distinct from (select main_user_id from accounts where accounts.id = tickets.account_id)
        and ${nameOnCard(sql`tickets.account_id`, address)} is null
        and ${heard(sql`writer.name`)} in (
          select ${heard(sql`other.name`)} from (${namesOfOthers({ address, personId })}) other
        ))
        then coalesce(
          (
            select typed
            from claims
            where claims.person_id = writer.id
            order by claims.address = writer.address desc nulls last, is_primary desc
            limit 1
          ),
          writer.address,
          writer.name)
      else writer.name
    end as name
    from tickets
    cross join (
      select ${writer.id}::bigint as id, ${writer.address}::text as address, ${writer.name}::text as name
    ) as writer
    where tickets.id = ${ticketId}`.execute(db)
  return rows[0]?.name ?? writer.name
}

/** Whether one of us is called so: nobody whom a mail brings is known by such a name from then on. */
export async function isNameOfOurs(db: Handle, name: string): Promise<boolean> {
  const { rows } = await sql<{ is: boolean }>`select ${isOurs(sql`${name}::text`)} as "is"`.execute(db)
  return rows[0]?.is ?? false
}
