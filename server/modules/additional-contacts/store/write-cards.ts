import { sql } from 'kysely'
import type { Tx } from '../../../lib/db.ts'
import { insertRows } from '../../../lib/insert-rows.ts'
import { sortKeyOf } from '../../../lib/pure/sort-key.ts'
import type { CardValues } from '../types.ts'

/**
 * Makes cards of addresses that the account has none of; gives their ids by address. The addresses are written whether
 * they are known or not, so that nobody learns by the time it takes which are.
 */
export async function insertCards(
  tx: Tx,
  now: Date,
  accountId: number,
  cards: readonly CardValues[],
): Promise<Map<string, number>> {
  await insertAddresses(tx, now, cards)
  const made = await insertRows<'additional_contacts', { id: number; address: string }>(
    tx,
    'additional_contacts',
    cards.map((values) => ({
      account_id: accountId,
      life: 'live',
      version: 1,
      ...columnsOf(values),
      created_at: now,
      updated_at: now,
    })),
    sql`returning id, address`,
  )
  return new Map(made.map(({ id, address }) => [address, id]))
}

async function insertAddresses(tx: Tx, now: Date, cards: readonly CardValues[]): Promise<void> {
  const addresses = [...new Set(cards.map(({ email }) => email.normal))].sort()
  await insertRows(
    tx,
    'addresses',
    addresses.map((address) => ({ address, first_seen_at: now })),
    sql`on conflict (address) do nothing`,
  )
}

/** Writes a card's values; 'taken' when another card of the account has the address. */
export async function updateCard(
  tx: Tx,
  now: Date,
  change: { id: number; values: CardValues },
): Promise<'done' | 'taken'> {
  await insertAddresses(tx, now, [change.values])
  const { rows } = await sql<{ id: number }>`
    update additional_contacts card
    set address = given.address,
        typed_address = given.typed_address,
        name = given.name,
        sort_name = given.sort_name,
        given_names = given.given_names,
        family_names = given.family_names,
        organisation = given.organisation,
        tax_id = given.tax_id,
        phone = given.phone,
        phone_e164 = given.phone_e164,
        postal_address = given.postal_address,
        language = given.language,
        categories = given.categories,
        welcomed_at = case when card.address = given.address then card.welcomed_at end,
        welcome_waits = card.welcome_waits and card.address = given.address,
        version = card.version + 1,
        updated_at = ${now}
    from json_populate_record(null::additional_contacts, ${JSON.stringify(columnsOf(change.values))}::json) as given
    where card.id = ${change.id}
      and not exists (
        select from additional_contacts other
        where other.account_id = card.account_id
          and other.address = given.address
          and other.life = 'live'
          and other.id <> card.id
      )
    returning card.id`.execute(tx)
  return rows.length > 0 ? 'done' : 'taken'
}

/** Keeps what a card was before its address is changed (decision 9). */
export async function keepReplaced(tx: Tx, id: number): Promise<void> {
  await sql`
    insert into additional_contacts (
      account_id, life, address, typed_address, name, sort_name, given_names, family_names, organisation, tax_id,
      phone, phone_e164, postal_address, language, categories, welcomed_at, version, created_at, updated_at
    )
    select account_id, 'replaced', address, typed_address, name, sort_name, given_names, family_names, organisation, tax_id,
           phone, phone_e164, postal_address, language, categories, welcomed_at, version, created_at, updated_at
    from additional_contacts
    where id = ${id}`.execute(tx)
}

/** Ends the lives of cards, or lets them live again; whoever was still to be told is told then. */
export async function setLives(
  tx: Tx,
  now: Date,
  ids: readonly number[],
  life: 'live' | 'deleted',
): Promise<void> {
  await sql`
    update additional_contacts
    set life = ${life},
        version = version + 1,
        updated_at = ${now}
    where id = any(${ids}::bigint[])`.execute(tx)
}

function columnsOf(values: CardValues) {
  return {
    address: values.email.normal,
    typed_address: values.email.address,
    name: values.name,
    sort_name: sortKeyOf(values.name),
    given_names: values.givenNames,
    family_names: values.familyNames,
    organisation: values.organisation,
    tax_id: values.taxId,
    phone: values.phone?.typed ?? null,
    phone_e164: values.phone?.e164 ?? null,
    postal_address: values.postalAddress === null ? null : { ...values.postalAddress },
    language: values.language,
    categories: [...values.categories],
  }
}
