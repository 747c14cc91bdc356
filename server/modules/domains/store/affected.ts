import { sql } from 'kysely'
import type { Handle } from '../../../lib/db.ts'
import type { Subject } from '../../trail/index.ts'

/** The accounts with live domains that entries of the trail may concern: their own, their cards', their main users'. */
export async function accountsWithDomains(db: Handle, subjects: readonly Subject[]): Promise<number[]> {
  const idsOf = (kind: Subject['kind']) => [
    ...new Set(subjects.filter((each) => each.kind === kind).map(({ id }) => id)),
  ]
  const { rows } = await sql<{ id: number }>`
    select touched.id
    from (
      select unnest(${idsOf('account')}::bigint[]) as id
      union
      select account_id
      from additional_contacts
      where id = any(${idsOf('additional-contact')}::bigint[])
      union
      select id
      from accounts
      where main_user_id = any(${idsOf('contact')}::bigint[])
      union
      select account_id
      from domains
      where id = any(${idsOf('domain')}::bigint[])
    ) touched
    where exists (select from domains where domains.account_id = touched.id and domains.life = 'live')
    order by touched.id`.execute(db)
  return rows.map(({ id }) => id)
}
