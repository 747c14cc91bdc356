import { sql } from 'kysely'
import type { Handle } from '../../../lib/db.ts'
import type { Category } from '../../delivery/index.ts'

/** The department of this id; where nobody named one that of the category, else the one that has been there longest. */
export async function firstDepartment(
  db: Handle,
  { id, category }: { id: number | null; category: Category | null },
): Promise<{ id: number; category: Category } | undefined> {
  const { rows } = await sql<{ id: number; category: Category }>`
    select id, category
    from departments
    where archived_at is null
      and (${id}::bigint is null or id = ${id})
    order by coalesce(category <> ${category}::text, false), id
    limit 1`.execute(db)
  return rows[0]
}

/** Of a category, else the first: where a customer only says what it is about. */
export async function departmentOfCategory(db: Handle, category: Category): Promise<number | null> {
  const { rows } = await sql<{ id: number }>`
    select id
    from departments
    where archived_at is null
    order by category <> ${category}, id
    limit 1`.execute(db)
  return rows[0]?.id ?? null
}
