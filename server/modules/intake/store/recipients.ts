import type { Handle } from '../../../lib/db.ts'

/** Addresses of the departments at a domain; of archived ones copies may still be answered. */
export async function departmentsAt(
  db: Handle,
  domain: string,
): Promise<{ address: string; isArchived: boolean }[]> {
  const rows = await db
    .selectFrom('departments')
    .select(['address', 'archived_at'])
    .where('address', 'like', `%@${domain.replace(/[\\%_]/g, '\\$&')}`)
    .execute()
  return rows.map(({ address, archived_at }) => ({ address, isArchived: archived_at !== null }))
}
