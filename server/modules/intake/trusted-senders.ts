import type { Handle, Tx } from '../../lib/db.ts'
import { Refusal } from '../../lib/errors.ts'
import { normalMailAddress } from '../../lib/pure/mail-address.ts'
import { type Actor, recordTrail } from '../trail/index.ts'
import { mayDecideIncoming } from './policy.ts'
import { deleteTrusted, trustedSenders } from './store/trusted-senders.ts'
import type { TrustedSenderBody, TrustedSendersAnswer } from './wire.ts'

/** What agents said to believe of addresses. */
export async function readTrustedSenders(
  db: Handle,
  typed: string | undefined,
): Promise<TrustedSendersAnswer> {
  const address = typed === undefined ? null : (normalMailAddress(typed) ?? '')
  const items = await trustedSenders(db, address)
  return { items: items.map((each) => ({ ...each, createdAt: each.createdAt.toISOString() })) }
}

/**
 * Believes something of an address no longer; what was let go meanwhile stays where it is.
 * @throws Refusal forbidden, missing
 */
export async function forgetTrustedSender(
  tx: Tx,
  actor: Actor,
  now: Date,
  { address: typed, method, domain }: TrustedSenderBody,
): Promise<void> {
  if (!mayDecideIncoming(actor)) throw new Refusal('forbidden')
  const address = normalMailAddress(typed) ?? ''
  if (!(await deleteTrusted(tx, { address, method, domain }))) throw new Refusal('missing')
  await recordTrail(tx, actor, now, [
    {
      subject: { kind: 'workspace', id: 1 },
      type: 'incoming-mail.sender-distrusted',
      facts: { method, domain },
      values: [{ field: 'address', old: address, new: null }],
    },
  ])
}
