import { sql } from 'kysely'
import type { Tx } from '../../../../lib/db.ts'

export type Family = { root: number; name: string; all: number[] }

/** Contacts with all who were merged into them, locked in one order. */
export async function familiesOf(tx: Tx, ids: readonly number[]): Promise<Family[]> {
  const { rows } = await sql<{ id: number; root: number; name: string }>`
    select id, name, coalesce(canonical_id, id) as root
    from contacts
    where (id = any(${ids}::bigint[]) and life in ('live', 'deleted'))
       or canonical_id = any(${ids}::bigint[])
    order by id
    for update`.execute(tx)
  const roots = new Set(rows.flatMap(({ id, root }) => (id === root ? id : [])))
  const members = Map.groupBy(
    rows.filter(({ root }) => roots.has(root)),
    ({ root }) => root,
  )
  return [...members].map(([root, family]) => ({
    root,
    name: family.find(({ id }) => id === root)?.name ?? '',
    all: family.map(({ id }) => id),
  }))
}
