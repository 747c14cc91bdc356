import type { Tx } from '../../lib/db.ts'
import { Refusal } from '../../lib/errors.ts'
import { endSessionsOf } from '../identity/index.ts'
import { type Actor, recordTrail } from '../trail/index.ts'
import { mayWriteContacts } from './policy.ts'
import { deleteBlock, insertBlock } from './store/blocks.ts'
import { raiseVersion } from './store/change.ts'
import { findContact, lockContact } from './store/contacts.ts'
import type { Contact } from './types.ts'

/**
 * Blocks a contact: no sign-in, no credentials, her sessions end, her mail is held (model 9). Required mail of her
 * accounts goes on. Once blocked, blocking again changes nothing.
 * @throws Refusal missing, forbidden
 */
export async function blockContact(tx: Tx, actor: Actor, now: Date, id: number): Promise<Contact> {
  const contact = await writable(tx, actor, id)
  const byId = 'id' in actor ? actor.id : null
  if (!(await insertBlock(tx, { contactId: id, now, byId }))) return contact
  await endSessionsOf(tx, { personId: id, exceptId: null })
  return changed(tx, actor, now, { id, type: 'contact.blocked' })
}

/**
 * Lets a blocked contact in again.
 * @throws Refusal missing, forbidden
 */
export async function unblockContact(tx: Tx, actor: Actor, now: Date, id: number): Promise<Contact> {
  const contact = await writable(tx, actor, id)
  if (!(await deleteBlock(tx, id))) return contact
  return changed(tx, actor, now, { id, type: 'contact.unblocked' })
}

async function writable(tx: Tx, actor: Actor, id: number): Promise<Contact> {
  if (!mayWriteContacts(actor)) throw new Refusal('forbidden')
  const contact = await lockContact(tx, id)
  if (!contact) throw new Refusal('missing')
  return contact
}

async function changed(
  tx: Tx,
  actor: Actor,
  now: Date,
  { id, type }: { id: number; type: 'contact.blocked' | 'contact.unblocked' },
): Promise<Contact> {
  await raiseVersion(tx, now, id)
  await recordTrail(tx, actor, now, [{ subject: { kind: 'contact', id }, type }])
  return (await findContact(tx, id)) as Contact
}
