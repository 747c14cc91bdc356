import { sql } from 'kysely'
import type { Handle } from '../../../lib/db.ts'
import type { Language } from '../../../lib/pure/languages.ts'
import type { Category } from '../types.ts'

/** Who may decline mail of an account from a message. */
export type LinkedRecipient = {
  accountId: number
  account: string
  workspace: string
  /** Of the message; null: what she gets of the account at all. */
  category: Category | null
  address: string
  typedAddress: string
  language: Language
}

export async function linkedRecipient(
  db: Handle,
  at: { messageId: number; position: number },
): Promise<LinkedRecipient | undefined> {
  const { rows } = await sql<LinkedRecipient>`
    select
      accounts.id as "accountId",
      accounts.name as account,
      workspace.name as workspace,
      messages.category,
      recipient.address,
      recipient.typed_address as "typedAddress",
      recipient.language
    from message_recipients recipient
    join messages on messages.id = recipient.message_id
    join accounts on accounts.id = messages.account_id
    cross join workspace
    where recipient.message_id = ${at.messageId}
      and recipient.position = ${at.position}
      and recipient.may_decline`.execute(db)
  return rows[0]
}
