import { sql } from 'kysely'
import type { Tx } from '../../../lib/db.ts'
import { insertRows } from '../../../lib/insert-rows.ts'
import { foldText } from '../../../lib/pure/fold-text.ts'
import { sortKeyOf } from '../../../lib/pure/sort-key.ts'
import type { SampleAccount } from '../sample/sample-account.ts'

type Person = { id: number; name: string; address: string; typed: string }
export type SampleAccountRow = {
  name: string
  mainUser: Person
  companyId: number | null
  /** One for each card. */
  colleagues: readonly Person[]
  content: SampleAccount
}

/**
 * Makes accounts with cards, services and domains, in a statement for each kind. Registrants are on record and verified:
 * nobody is written to.
 */
export async function insertAccounts(
  tx: Tx,
  now: Date,
  accounts: readonly SampleAccountRow[],
): Promise<number[]> {
  const times = { version: 1, created_at: now, updated_at: now }
  const made = await insertRows<'accounts', { id: number; mainUserId: number }>(
    tx,
    'accounts',
    accounts.map((account) => ({
      name: account.name,
      sort_name: sortKeyOf(account.name),
      search_text: foldText(account.name),
      main_user_id: account.mainUser.id,
      company_id: account.companyId,
      chosen_categories: {},
      ...times,
    })),
    sql`returning id, main_user_id as "mainUserId"`,
  )
  const idOf = new Map(made.map(({ id, mainUserId }) => [mainUserId, id]))
  const whole = accounts.flatMap((account) => {
    const id = idOf.get(account.mainUser.id)
    return id === undefined ? [] : [{ ...account, id }]
  })
  await insertRows(
    tx,
    'services',
    whole.flatMap(({ id, content }) =>
      content.services.map(({ name, status, startedOn, renewsOn, endedOn }) => ({
        account_id: id,
        life: 'live',
        name,
        status,
        started_on: startedOn,
        renews_on: renewsOn,
        ended_on: endedOn,
        ...times,
      })),
    ),
  )
  const cards = await insertRows<'additional_contacts', { id: number; accountId: number; address: string }>(
    tx,
    'additional_contacts',
    whole.flatMap(({ id, colleagues, content }) =>
      colleagues.map((colleague, at) => ({
        account_id: id,
        life: 'live',
        address: colleague.address,
        typed_address: colleague.typed,
        name: colleague.name,
        sort_name: sortKeyOf(colleague.name),
        categories: content.cards[at] ?? [],
        ...times,
      })),
    ),
    sql`returning id, account_id as "accountId", address`,
  )
  await insertDomains(tx, now, { accounts: whole, cards })
  return made.map(({ id }) => id)
}

async function insertDomains(
  tx: Tx,
  now: Date,
  {
    accounts,
    cards,
  }: {
    accounts: readonly (SampleAccountRow & { id: number })[]
    cards: readonly { id: number; accountId: number; address: string }[]
  },
): Promise<void> {
  const wanted = accounts.flatMap((account) => account.content.domains.map((domain) => ({ account, domain })))
  const made = await insertRows<'domains', { id: number; name: string }>(
    tx,
    'domains',
    wanted.map(({ account, domain }) => ({
      account_id: account.id,
      life: 'live',
      name: domain.name,
      ascii_name: domain.name,
      status: domain.status,
      registered_on: domain.registeredOn,
      expires_on: domain.expiresOn,
      version: 1,
      created_at: now,
      updated_at: now,
    })),
    sql`on conflict (ascii_name) where life = 'live' do nothing returning id, name`,
  )
  const idOf = new Map(made.map(({ id, name }) => [name, id]))
  const placed = wanted.flatMap(({ account, domain }) => {
    const id = idOf.get(domain.name)
    return id === undefined ? [] : [{ id, account, domain }]
  })
  const cardOf = new Map(cards.map(({ id, accountId, address }) => [`${accountId} ${address}`, id]))
  await insertRows(
    tx,
    'domain_roles',
    placed.flatMap(({ id, account, domain }) =>
      domain.roles.flatMap(({ role, card }) => {
        const cardId = cardOf.get(`${account.id} ${account.colleagues[card]?.address ?? ''}`)
        if (cardId === undefined) return []
        return [{ account_id: account.id, domain_id: id, role, additional_contact_id: cardId }]
      }),
    ),
  )
  await insertRows(
    tx,
    'registrant_records',
    placed.map(({ id, account: { mainUser } }) => ({
      domain_id: id,
      name: mainUser.name,
      organisation: null,
      email: mainUser.typed,
      address: mainUser.address,
      since: now,
    })),
  )
  const verified = new Map(placed.map(({ account }) => [account.id, account.mainUser.address]))
  await insertRows(
    tx,
    'registrant_verifications',
    [...verified].map(([accountId, address]) => ({
      ...{ account_id: accountId, address, asked_at: now, until: now, reminders: 0, verified_at: now },
    })),
    sql`on conflict (account_id, address) do nothing`,
  )
}
