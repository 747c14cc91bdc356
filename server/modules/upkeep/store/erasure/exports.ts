import { sql } from 'kysely'
import type { Tx } from '../../../../lib/db.ts'
import type { Traces } from './traces.ts'

/** Ends exports for which she or a ticket of hers was frozen, while her tickets are still known. */
export async function eraseExports(tx: Tx, { contactId }: Traces): Promise<void> {
  await sql`
    delete from exports
    where exists (
      select
      from job_subjects
      where job_subjects.job_id = exports.job_id
        and (
          (exports.record = 'contact' and job_subjects.subject_id = ${contactId})
          or (
            exports.record = 'ticket'
            and job_subjects.subject_id in (select id from tickets where requester_id = ${contactId})
          )
        )
    )`.execute(tx)
}

/** Ends exports that say anything of hers, whatever they are of. */
export async function eraseExportsSaying(tx: Tx, parts: readonly string[]): Promise<void> {
  await sql`
    delete from exports
    where exists (
      select
      from export_parts
      cross join unnest(${parts}::text[]) as part
      where export_parts.export_id = exports.id
        and position(convert_to(part, 'UTF8') in export_parts.body) > 0
    )`.execute(tx)
}
