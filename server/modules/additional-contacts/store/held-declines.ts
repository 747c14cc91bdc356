import { sql } from 'kysely'
import type { Handle, Tx } from '../../../lib/db.ts'
import type { Category } from '../types.ts'

type Held = { cardId: number; address: string; categories: readonly Category[] }

/** What of a card cannot be declined yet is an open task of the agents, of the address that it was said at. */
const openOf = ({ cardId, address }: Omit<Held, 'categories'>) => sql`
  kind = 'decline-held'
  and subject_kind = 'additional-contact'
  and subject_id = ${cardId}
  and facts ->> 'address' = ${address}
  and done_at is null`

/** Keeps what is wished, with what was wished before. */
export async function holdDecline(tx: Tx, now: Date, { cardId, address, categories }: Held): Promise<void> {
  await sql`
    insert into agent_tasks (kind, subject_kind, subject_id, facts, created_at)
    values (
      'decline-held', 'additional-contact', ${cardId},
      ${JSON.stringify({ address, categories })}::jsonb, ${now}
    )
    on conflict (kind, subject_kind, subject_id) where done_at is null do update
      set facts = excluded.facts`.execute(tx)
}

export async function heldDeclines(db: Handle, of: Omit<Held, 'categories'>): Promise<Category[]> {
  const { rows } = await sql<{ category: Category }>`
    select jsonb_array_elements_text(facts -> 'categories') as category
    from agent_tasks
    where ${openOf(of)}`.execute(db)
  return rows.map(({ category }) => category)
}

/** Nothing of a card is held any more: it is declined, or wanted again. */
export async function endHeld(tx: Tx, now: Date, of: Omit<Held, 'categories'>): Promise<void> {
  await sql`
    update agent_tasks
    set done_at = ${now}
    where ${openOf(of)}`.execute(tx)
}

/** All that is held, of cards that still have the address. */
export async function allHeld(
  db: Handle,
): Promise<{ accountId: number; address: string; categories: Category[] }[]> {
  const { rows } = await sql<{ accountId: number; address: string; categories: Category[] }>`
    select cards.account_id as "accountId",
           cards.address,
           task.facts -> 'categories' as categories
    from agent_tasks task
    join additional_contacts cards on cards.id = task.subject_id and cards.life = 'live'
    where task.kind = 'decline-held'
      and task.subject_kind = 'additional-contact'
      and task.facts ->> 'address' = cards.address
      and task.done_at is null
    order by task.id`.execute(db)
  return rows
}
