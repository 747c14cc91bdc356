import { type RawBuilder, sql } from 'kysely'
import type { Handle, Tx } from '../../../lib/db.ts'
import type { Card, CardValues } from '../types.ts'

type Row = Omit<CardValues, 'email' | 'phone'> &
  Omit<Card, 'values'> & {
    address: string
    typedAddress: string
    phone: string | null
    phoneE164: string | null
  }

/** The live cards of an account in the order of names. */
export async function cardsOf(db: Handle, accountId: number): Promise<Card[]> {
  return findWhere(db, sql`cards.account_id = ${accountId} and cards.life = 'live'`)
}

/** A live card of this account. */
export async function findCard(db: Handle, of: { accountId: number; id: number }): Promise<Card | undefined> {
  const [found] = await findCards(db, of.accountId, [of.id])
  return found
}

/** The live ones among many, of this account. */
export async function findCards(db: Handle, accountId: number, ids: readonly number[]): Promise<Card[]> {
  return findWhere(
    db,
    sql`cards.id = any(${ids}::bigint[]) and cards.account_id = ${accountId} and cards.life = 'live'`,
  )
}

/** The live card that an account keeps of an address. */
export async function cardOfAddress(
  db: Handle,
  of: { accountId: number; address: string },
): Promise<Card | undefined> {
  const [found] = await findWhere(
    db,
    sql`cards.account_id = ${of.accountId} and cards.address = ${of.address} and cards.life = 'live'`,
  )
  return found
}

/** Of these addresses those that cards of the account have. */
export async function takenAddresses(
  db: Handle,
  of: { accountId: number; addresses: readonly string[] },
): Promise<Set<string>> {
  const { rows } = await sql<{ address: string }>`
    select address
    from additional_contacts
    where account_id = ${of.accountId}
      and address = any(${of.addresses}::text[])
      and life = 'live'`.execute(db)
  return new Set(rows.map(({ address }) => address))
}

/** Live cards, whosever accounts'. */
export async function cardsOfIds(db: Handle, ids: readonly number[]): Promise<Card[]> {
  return findWhere(db, sql`cards.id = any(${ids}::bigint[]) and cards.life = 'live'`)
}

/** The live ones among cards of an account, locked until the end of the transaction: nobody gives them a role or changes them meanwhile. */
export async function lockCards(tx: Tx, accountId: number, ids: readonly number[]): Promise<Card[]> {
  await sql`
    select id
    from additional_contacts
    where id = any(${ids}::bigint[])
      and account_id = ${accountId}
    order by id
    for update`.execute(tx)
  return findCards(tx, accountId, ids)
}

async function findWhere(db: Handle, condition: RawBuilder<unknown>): Promise<Card[]> {
  const { rows } = await sql<Row>`
    select cards.id,
           cards.account_id as "accountId",
           cards.version,
           cards.name,
           cards.given_names as "givenNames",
           cards.family_names as "familyNames",
           cards.organisation,
           cards.tax_id as "taxId",
           cards.address,
           cards.typed_address as "typedAddress",
           cards.phone,
           cards.phone_e164 as "phoneE164",
           cards.postal_address as "postalAddress",
           cards.language,
           cards.categories,
           cards.welcomed_at as "welcomedAt",
           cards.welcome_waits as "welcomeWaits",
           cards.created_at as "createdAt",
           cards.updated_at as "updatedAt",
           addresses.suppressed_at as "suppressedAt",
           learned.at as "learnedAt",
           contacts.id as "contactId",
           coalesce(held.roles, '[]') as roles,
           coalesce(said.declined, '{}') as declined
    from additional_contacts cards
    join addresses on addresses.address = cards.address
    left join lateral (
      select min(deliveries.ended_at) as at
      from message_recipients recipient
      join messages on messages.id = recipient.message_id and messages.account_id = cards.account_id
      join deliveries
        on deliveries.message_id = recipient.message_id and deliveries.position = recipient.position
      where recipient.address = addresses.address
        and addresses.suppressed_at is not null
        and deliveries.state = 'failed'
        and deliveries.ended_at >= addresses.suppressed_at
    ) learned on true
    left join claims on claims.address = cards.address
    left join contacts on contacts.id = claims.person_id and contacts.life = 'live'
    left join lateral (
      select json_agg(
               json_build_object('domainId', domains.id, 'domain', domains.name, 'role', domain_roles.role)
               order by domains.ascii_name, domain_roles.role
             ) as roles
      from domain_roles
      join domains on domains.id = domain_roles.domain_id
      where domain_roles.additional_contact_id = cards.id
        and domains.life = 'live'
    ) held on true
    left join lateral (
      select array_agg(declined_categories.category order by declined_categories.category) as declined
      from declined_categories
      where declined_categories.account_id = cards.account_id
        and declined_categories.address = cards.address
    ) said on true
    where ${condition}
    order by cards.sort_name, cards.id`.execute(db)
  return rows.map(asCard)
}

function asCard(row: Row): Card {
  const {
    id,
    accountId,
    version,
    roles,
    declined,
    suppressedAt,
    learnedAt,
    welcomedAt,
    contactId,
    createdAt,
    updatedAt,
  } = row
  return {
    id,
    accountId,
    version,
    values: {
      name: row.name,
      givenNames: row.givenNames,
      familyNames: row.familyNames,
      organisation: row.organisation,
      taxId: row.taxId,
      email: {
        address: row.typedAddress,
        normal: row.address,
        domain: row.address.slice(row.address.lastIndexOf('@') + 1),
      },
      phone: row.phone === null ? null : { typed: row.phone, e164: row.phoneE164 },
      postalAddress: row.postalAddress,
      language: row.language,
      categories: row.categories,
    },
    roles,
    declined,
    suppressedAt,
    learnedAt,
    welcomedAt,
    welcomeWaits: row.welcomeWaits,
    contactId,
    createdAt,
    updatedAt,
  }
}
