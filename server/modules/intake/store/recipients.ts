import { sql } from 'kysely'
import type { Handle } from '../../../lib/db.ts'

export type DepartmentAddress = { address: string; isInUse: boolean }

/** Addresses of the departments at a domain, further ones too; at those of archived ones and at former ones, copies may still be answered. */
export async function departmentsAt(db: Handle, domain: string): Promise<DepartmentAddress[]> {
  const pattern = `%@${domain.replace(/[\\%_]/g, '\\$&')}`
  const { rows } = await sql<DepartmentAddress>`
    select address, archived_at is null as "isInUse"
    from departments
    where address like ${pattern}
    union all
    select further, archived_at is null
    from departments
    cross join unnest(further_addresses) as further
    where further like ${pattern}
    union all
    select former, false
    from departments
    cross join unnest(former_addresses) as former
    where former like ${pattern}`.execute(db)
  return rows
}
