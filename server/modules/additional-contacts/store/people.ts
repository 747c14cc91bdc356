import { sql } from 'kysely'
import type { Tx } from '../../../lib/db.ts'

/** Says in mails that were sent to these addresses about cards who is behind them; an agent never is. */
export async function nameRecipients(tx: Tx, addresses: readonly string[]): Promise<void> {
  await sql`
    update message_recipients recipient
    set person_id = contacts.id
    from claims, contacts, messages
    where recipient.address = any(${addresses}::text[])
      and recipient.person_id is null
      and claims.address = recipient.address
      and contacts.id = claims.person_id
      and messages.id = recipient.message_id
      and messages.subject_kind = 'additional-contact'`.execute(tx)
}
