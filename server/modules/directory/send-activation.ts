import type { Tx } from '../../lib/db.ts'
import { Refusal } from '../../lib/errors.ts'
import { type Actor, recordTrail } from '../trail/index.ts'
import { mayWriteContacts } from './policy.ts'
import { inviteAgain } from './send-activations.ts'
import { sentActivationSince } from './store/access.ts'
import { findContact, lockContact } from './store/contacts.ts'
import type { Contact } from './types.ts'

const sameClickSeconds = 30

/**
 * Sends the activation mail again; the earlier link no longer holds. A second press within half a minute sends nothing
 * more and answers the same.
 * @throws Refusal missing, forbidden, conflict 'activation.no-address', 'activation.blocked', 'activation.active'
 */
export async function sendActivation(tx: Tx, actor: Actor, now: Date, id: number): Promise<Contact> {
  if (!mayWriteContacts(actor)) throw new Refusal('forbidden')
  const contact = await lockContact(tx, id)
  if (!contact) throw new Refusal('missing')
  const [primary] = contact.values.emails
  const no = (code: string) => new Refusal('conflict', [{ path: '', code }])
  if (contact.blockedAt) throw no('activation.blocked')
  if (!primary) throw no('activation.no-address')
  // An active contact whose address an agent replaced could otherwise never come in again (model 18).
  if (contact.access === 'active' && contact.emails[0]?.verifiedAt) throw no('activation.active')
  const since = new Date(now.getTime() - sameClickSeconds * 1000)
  if (await sentActivationSince(tx, since, { personId: id, address: primary.normal })) return contact
  await inviteAgain(tx, now, contact)
  await recordTrail(tx, actor, now, [{ subject: { kind: 'contact', id }, type: 'contact.activation-sent' }])
  return (await findContact(tx, id)) as Contact
}
