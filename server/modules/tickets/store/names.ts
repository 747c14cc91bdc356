import { sql } from 'kysely'
import type { Handle } from '../../../lib/db.ts'
import type { Change } from '../../trail/index.ts'

/** Of a ticket's fields that name another record: how the trail calls the field, and which table has the name. */
const named: Readonly<Record<string, { field: string; table: string }>> = {
  departmentId: { field: 'department', table: 'departments' },
  requesterId: { field: 'requester', table: 'contacts' },
  accountId: { field: 'account', table: 'accounts' },
  companyId: { field: 'company', table: 'companies' },
  domainId: { field: 'domain', table: 'domains' },
  serviceId: { field: 'service', table: 'services' },
  assigneeId: { field: 'assignee', table: 'agents' },
}

/** Changes as people read them: names of today instead of numbers. */
export async function withNames(db: Handle, changes: readonly Change[][]): Promise<Change[][]> {
  const wanted = changes.flat().flatMap(({ field, old, new: now }) => {
    const { table } = named[field] ?? {}
    return table ? [old, now].filter((id) => id !== null).map((id) => ({ table, id })) : []
  })
  const tables = [...new Set(wanted.map(({ table }) => table))]
  const names = new Map<string, string>()
  for (const table of tables) {
    const ids = wanted.filter((each) => each.table === table).map(({ id }) => id)
    const { rows } = await sql<{ id: number; name: string }>`
      select id, name
      from ${sql.table(table)}
      where id = any(${ids}::bigint[])`.execute(db)
    for (const { id, name } of rows) names.set(`${table} ${id}`, name)
  }
  const said = (table: string, id: unknown): unknown =>
    id === null ? null : (names.get(`${table} ${id}`) ?? id)
  return changes.map((each) =>
    each.map((change) => {
      const { field, table } = named[change.field] ?? {}
      if (!field || !table) return change
      return { field, old: said(table, change.old), new: said(table, change.new) }
    }),
  )
}
