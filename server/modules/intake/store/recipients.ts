import type { Handle } from '../../../lib/db.ts'

/** Addresses of the departments at a domain. */
export async function liveDepartments(db: Handle, domain: string): Promise<string[]> {
  const rows = await db
    .selectFrom('departments')
    .select('address')
    .where('archived_at', 'is', null)
    .where('address', 'like', `%@${domain.replace(/[\\%_]/g, '\\$&')}`)
    .execute()
  return rows.map(({ address }) => address)
}
