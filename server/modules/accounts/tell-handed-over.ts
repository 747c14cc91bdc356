import type { Tx } from '../../lib/db.ts'
import { type RecipientDraft, sendMessages } from '../delivery/index.ts'
import type { Account, MainUser } from './types.ts'

/** Tells the new main user of an account and the former one, as far as they have an address. */
export async function tellHandedOver(
  tx: Tx,
  now: Date,
  { before, after }: { before: Account; after: Account },
): Promise<void> {
  const account = after.values.name
  const recipients = [
    ...recipient(after.mainUser, 'new-main-user', account),
    ...recipient(before.mainUser, 'former-main-user', account),
  ]
  if (recipients.length === 0) return
  await sendMessages(tx, now, [
    {
      event: 'account-handed-over',
      lane: 'notice',
      accountId: after.id,
      parameters: { from: before.mainUser.name, to: after.mainUser.name },
      subject: { kind: 'account', id: after.id },
      recipients,
    },
  ])
}

function recipient(user: MainUser, rule: string, account: string): RecipientDraft[] {
  if (!user.email) return []
  return [
    {
      address: user.email.normal,
      typedAddress: user.email.address,
      name: user.name,
      personId: user.id,
      language: user.language,
      timeZone: user.timeZone,
      verdict: 'in',
      rule,
      ruleFacts: { account },
    },
  ]
}
