import { sql } from 'kysely'
import type { Handle, Tx } from '../../../lib/db.ts'
import type { Category } from '../../delivery/index.ts'
import type { CategorySetting } from '../types.ts'

const columns = sql`category, id, policy, is_offered as "isOffered", version`

/** Every category in the order of the glossary. */
export async function categorySettings(db: Handle): Promise<CategorySetting[]> {
  const { rows } = await sql<CategorySetting>`
    select ${columns}
    from category_policies
    order by id`.execute(db)
  return rows
}

export async function lockCategory(tx: Tx, category: Category): Promise<CategorySetting | undefined> {
  const { rows } = await sql<CategorySetting>`
    select ${columns}
    from category_policies
    where category = ${category}
    for update`.execute(tx)
  return rows[0]
}

export async function updateCategory(tx: Tx, after: CategorySetting): Promise<void> {
  await tx
    .updateTable('category_policies')
    .set({ policy: after.policy, is_offered: after.isOffered, version: after.version })
    .where('category', '=', after.category)
    .execute()
}
