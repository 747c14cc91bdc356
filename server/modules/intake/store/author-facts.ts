import { sql } from 'kysely'
import type { Handle } from '../../../lib/db.ts'
import type { TrustedSender } from '../rules/proof.ts'
import type { Author } from '../rules/steps/facts.ts'

export type AuthorFacts = Pick<
  Author,
  'person' | 'isNamedByCard' | 'isOff' | 'hasCard' | 'cardNames' | 'accounts'
> & {
  /** What an agent said to believe for the address. */
  trusted: TrustedSender[]
  /** Messages of his in the ticket within the last hour. */
  lately: number
  /** Mails of all customers into the ticket within the last two minutes. */
  justNow: number
  /** Tickets that mails of his have opened within the last hour, of his latest mails. */
  opened: number
  /** In which mails are written to him. */
  language: string
}

/**
 * Who has an address today, and what of it matters for a mail, in the order asked: one statement for all. `ticketId`: the ticket
 * that the mail names.
 */
export async function authorFacts(
  db: Handle,
  now: Date,
  asked: readonly { address: string; ticketId: number | null }[],
): Promise<AuthorFacts[]> {
  if (asked.length === 0) return []
  const { rows } = await sql<AuthorFacts>`
    select facts.*
    from unnest(
      ${asked.map(({ address }) => address)}::text[],
      ${asked.map(({ ticketId }) => ticketId)}::bigint[]
    ) with ordinality as asked (address, ticket_id, position)
    cross join lateral (
      with who as (
        select people.id, people.kind, coalesce(contacts.name, agents.name) as name,
          contacts.origin = 'card'
            and not exists (select from access where access.person_id = contacts.id)
            and not exists (select from accounts where accounts.main_user_id = contacts.id) as "isNamedByCard",
          coalesce(contacts.language, agents.language) as language
        from claims
        join people on people.id = claims.person_id
        left join contacts on contacts.id = people.id
        left join agents on agents.id = people.id
        where claims.address = asked.address
      ), card as (
        select account_id, language, name
        from additional_contacts
        where address = asked.address
          and life = 'live'
      )
      select
        (select json_build_object('kind', kind, 'id', id, 'name', name) from who) as person,
        coalesce((select "isNamedByCard" from who), false) as "isNamedByCard",
        exists (select from contact_blocks join who on who.id = contact_blocks.contact_id)
          or exists (select from agent_deactivations join who on who.id = agent_deactivations.agent_id) as "isOff",
        exists (select from card) as "hasCard",
        (
          select coalesce(json_agg(json_build_object('accountId', account_id, 'name', name)), '[]')
          from card
        ) as "cardNames",
        to_json(array(
          -- Two ways to an account, each by its index: asked with "or" it would be looked for among all.
          select own.id
          from (
            select accounts.id from who join accounts on accounts.main_user_id = who.id
            union
            select account_id from card
          ) own
          where not exists (select from account_closures closed where closed.account_id = own.id)
          order by own.id
        )) as accounts,
        coalesce(
          (
            select json_agg(json_build_object('method', method, 'domain', domain))
            from trusted_senders
            where address = asked.address
          ),
          '[]'
        ) as trusted,
        (
          select count(*)::integer
          from ticket_messages
          where ticket_id = asked.ticket_id
            and author_address = asked.address
            and door = 'mail'
            and created_at > ${now}::timestamptz - interval '1 hour'
        ) as lately,
        (
          select count(*)::integer
          from ticket_messages
          where ticket_id = asked.ticket_id
            and author_kind = 'customer'
            and kind = 'public'
            and door = 'mail'
            and created_at > ${now}::timestamptz - interval '2 minutes'
        ) as "justNow",
        (
          select count(*)::integer
          from (
            select outcome, received_at
            from raw_mails
            where sender_address = asked.address
            order by id desc
            limit 60
          ) latest
          where outcome = 'ticket'
            and received_at > ${now}::timestamptz - interval '1 hour'
        ) as opened,
        coalesce(
          (select language from who),
          (select language from card where language is not null limit 1),
          (select language from workspace),
          'es'
        ) as language
    ) as facts
    order by asked.position`.execute(db)
  return rows
}

/** The contact who claims an address by now. */
export async function contactAt(db: Handle, address: string): Promise<{ id: number; name: string } | null> {
  const contact = await db
    .selectFrom('claims')
    .innerJoin('contacts', 'contacts.id', 'claims.person_id')
    .select(['contacts.id', 'contacts.name'])
    .where('claims.address', '=', address)
    .executeTakeFirst()
  return contact ?? null
}

/** The mails with these contents that were decided before, in the order asked; null: it is the first. */
export async function firstOfSame(
  db: Handle,
  asked: readonly { contentKey: Buffer; provenKey: Buffer; except: number }[],
): Promise<(number | null)[]> {
  const { rows } = await sql<{ id: number | null }>`
    select (
      select min(id)
      from raw_mails
      where content_key = any(array[asked.content_key, asked.proven_key])
        and id <> asked.except_id
    ) as id
    from unnest(
      ${asked.map(({ contentKey }) => contentKey)}::bytea[],
      ${asked.map(({ provenKey }) => provenKey)}::bytea[],
      ${asked.map(({ except }) => except)}::bigint[]
    ) with ordinality as asked (content_key, proven_key, except_id, position)
    order by asked.position`.execute(db)
  return rows.map(({ id }) => id)
}
