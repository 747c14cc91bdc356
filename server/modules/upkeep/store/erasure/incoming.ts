import { sql } from 'kysely'
import type { Tx } from '../../../../lib/db.ts'
import { deleteIncoming } from './mails.ts'
import type { Share } from './share.ts'
import type { Traces } from './traces.ts'

/** Deletes what came in from her, what is held of hers, and reports about mail to her. */
export async function eraseIncoming(tx: Tx, { addresses }: Traces, { limit, gone }: Share): Promise<number> {
  const all = addresses.map(({ address }) => address)
  const { rows } = await sql<{ id: number }>`
    select id
    from (
      select id
      from raw_mails
      where sender_address = any(${all}::text[])
      union
      select raw_mail_id
      from held_mails
      where address = any(${all}::text[])
      union
      select raw_mail_id
      from bounces
      where address = any(${all}::text[])
    ) found
    limit ${limit}`.execute(tx)
  await deleteIncoming(
    tx,
    rows.map(({ id }) => id),
    gone,
  )
  return rows.length
}
