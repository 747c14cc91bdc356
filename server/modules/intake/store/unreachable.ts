import { sql } from 'kysely'
import type { Handle } from '../../../lib/db.ts'
import { interfaceLanguageOf, type Language } from '../../../lib/pure/languages.ts'
import type { Subject } from '../../trail/index.ts'

/** A dead address as one account knows it by its card, or as a contact's. */
export type Unreachable = {
  subject: Subject
  address: string
  typed: string
  name: string
  words: string
  /** Of the card; null: the address is a contact's. */
  account: {
    id: number
    name: string
    mainUserId: number
    mainUser: string
    mainUserAddress: string
    mainUserTyped: string
    language: Language
    /** Since the address was found dead. */
    wasTold: boolean
  } | null
}

/** Who has to know that mail to these addresses does not arrive. */
export async function unreachableAt(db: Handle, addresses: readonly string[]): Promise<Unreachable[]> {
  const { rows } = await sql<Unreachable>`
    with dead as (
      select address, suppressed_at, suppressed_because
      from addresses
      where address = any(${addresses}::text[])
        and suppressed_at is not null
    )
    select
      json_build_object('kind', 'additional-contact', 'id', card.id) as subject,
      dead.address,
      card.typed_address as typed,
      card.name,
      dead.suppressed_because as words,
      json_build_object(
        'id', accounts.id,
        'name', accounts.name,
        'mainUserId', contacts.id,
        'mainUser', contacts.name,
        'mainUserAddress', claims.address,
        'mainUserTyped', claims.typed,
        'language', coalesce(contacts.language, (select language from workspace)),
        'wasTold', exists (
          select from messages
          where messages.account_id = accounts.id
            and messages.event = 'delivery-bounced'
            and messages.subject_kind = 'additional-contact'
            and messages.subject_id = card.id
            and messages.created_at >= dead.suppressed_at
        )
      ) as account
    from dead
    join additional_contacts card on card.address = dead.address and card.life = 'live'
    join accounts on accounts.id = card.account_id
    join contacts on contacts.id = accounts.main_user_id
    join claims on claims.person_id = contacts.id and claims.is_primary
    where not exists (select from account_closures closed where closed.account_id = accounts.id)
    union all
    select
      json_build_object('kind', people.kind, 'id', people.id),
      dead.address,
      claims.typed,
      coalesce(contacts.name, agents.name),
      dead.suppressed_because,
      null
    from dead
    join claims on claims.address = dead.address
    join people on people.id = claims.person_id
    left join contacts on contacts.id = people.id
    left join agents on agents.id = people.id`.execute(db)
  return rows.map((row) => ({
    ...row,
    account: row.account && { ...row.account, language: interfaceLanguageOf(row.account.language) },
  }))
}

/** Whose an address is: the cards of open accounts with it, and the person. */
export async function holdersOf(db: Handle, address: string): Promise<Subject[]> {
  const { rows } = await sql<Subject>`
    select 'additional-contact' as kind, card.id
    from additional_contacts card
    where card.address = ${address}
      and card.life = 'live'
      and not exists (select from account_closures closed where closed.account_id = card.account_id)
    union all
    select people.kind, people.id
    from claims
    join people on people.id = claims.person_id
    where claims.address = ${address}`.execute(db)
  return rows
}

/** Addresses that were found dead while sending, and of which nobody was told yet. */
export async function newlyDead(db: Handle, since: Date): Promise<string[]> {
  const { rows } = await sql<{ address: string }>`
    select dead.address
    from addresses dead
    where dead.suppressed_at is not null
      and dead.suppressed_at >= ${since}
      and exists (
        select from additional_contacts card
        where card.address = dead.address
          and card.life = 'live'
          and not exists (
            select from agent_tasks task
            where task.kind = 'address-unreachable'
              and task.subject_kind = 'additional-contact'
              and task.subject_id = card.id
              and task.created_at >= dead.suppressed_at
          )
        union all
        select from claims
        join people on people.id = claims.person_id
        where claims.address = dead.address
          and not exists (
            select from agent_tasks task
            where task.kind = 'address-unreachable'
              and task.subject_kind = people.kind
              and task.subject_id = people.id
              and task.created_at >= dead.suppressed_at
          )
      )
    limit 200`.execute(db)
  return rows.map(({ address }) => address)
}
