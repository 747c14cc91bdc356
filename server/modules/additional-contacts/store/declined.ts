import { sql } from 'kysely'
import type { Handle, Tx } from '../../../lib/db.ts'
import type { Category } from '../types.ts'

type OfAddress = { accountId: number; address: string }
type Said = OfAddress & { categories: readonly Category[] }

/** Gives those that were not declined before. */
export async function insertDeclined(tx: Tx, now: Date, said: Said): Promise<Category[]> {
  const { rows } = await sql<{ category: Category }>`
    insert into declined_categories (account_id, address, category, at)
    select ${said.accountId}, ${said.address}, given.category, ${now}
    from unnest(${said.categories}::text[]) as given (category)
    on conflict (account_id, address, category) do nothing
    returning category`.execute(tx)
  return rows.map(({ category }) => category)
}

/** Gives those that had been declined. */
export async function deleteDeclined(tx: Tx, said: Said): Promise<Category[]> {
  const { rows } = await sql<{ category: Category }>`
    delete from declined_categories
    where account_id = ${said.accountId}
      and address = ${said.address}
      and category = any(${said.categories}::text[])
    returning category`.execute(tx)
  return rows.map(({ category }) => category)
}

/** What the person at an address has declined of an account. */
export async function declinedBy(db: Handle, of: OfAddress): Promise<Category[]> {
  const { rows } = await sql<{ category: Category }>`
    select category
    from declined_categories
    where account_id = ${of.accountId}
      and address = ${of.address}
    order by category`.execute(db)
  return rows.map(({ category }) => category)
}

/** She has answered or confirmed once: what the main user sends her is capped less from now on (decision 28). */
export async function keepReaction(tx: Tx, now: Date, of: OfAddress): Promise<void> {
  await sql`
    insert into reactions (account_id, address, at)
    values (${of.accountId}, ${of.address}, ${now})
    on conflict (account_id, address) do nothing`.execute(tx)
}

/** Tells agents that somebody on a card does not know the account; what they were told is not said twice. */
export async function openUnknownAccountTask(tx: Tx, now: Date, cardId: number): Promise<void> {
  await sql`
    insert into agent_tasks (kind, subject_kind, subject_id, created_at)
    values ('unknown-account', 'additional-contact', ${cardId}, ${now})
    on conflict do nothing`.execute(tx)
}
