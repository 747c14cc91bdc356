import { sql } from 'kysely'
import type { Handle } from '../../../lib/db.ts'
import type { MailDepartment } from '../mail/written-mail.ts'

/** A department that mail may be from. */
export type SendingDepartment = MailDepartment & { isArchived: boolean }

/** Every department, the first made first: mail of one that was archived still leaves as its. */
export async function sendingDepartments(db: Handle): Promise<SendingDepartment[]> {
  const { rows } = await sql<SendingDepartment>`
    select
      id,
      name,
      typed_address as address,
      display_name as "displayName",
      signatures,
      archived_at is not null as "isArchived"
    from departments
    order by id`.execute(db)
  return rows
}
