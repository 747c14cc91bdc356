import { type RawBuilder, sql } from 'kysely'

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
    when position('@' in ${given.name}) > 0 or exists (
      select from (
        select contacts.name
        from contacts
        where contacts.id = tickets.requester_id
          or contacts.id = (select main_user_id from accounts where accounts.id = tickets.account_id)
        union all
        select card.name
        from additional_contacts card
        where card.account_id = tickets.account_id
          and card.life = 'live'
        union all
        select name
        from ticket_participants taking
        where taking.ticket_id = tickets.id
          and taking.address <> ${given.address}
        union all
        select author_name
        from ticket_messages
        where ticket_id = tickets.id
          and author_address is distinct from ${given.address}
        union all
        select name
        from agents
      ) as taken
      where fold_text(taken.name) = fold_text(${given.name})
    ) or exists (
      select from claims
      join contacts on contacts.id = claims.person_id
      where claims.address = ${given.address}
        and fold_text(contacts.name) <> fold_text(${given.name})
    )
      then ${given.typed}
    else ${given.name}
  end
)`
