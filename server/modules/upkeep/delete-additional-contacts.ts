import type { Tx } from '../../lib/db.ts'
import { Refusal } from '../../lib/errors.ts'
import { type NewHolder, removeAdditionalContacts } from '../additional-contacts/index.ts'
import { type Actor, keepUndo, recordTrail } from '../trail/index.ts'

/**
 * Deletes cards of an account; the domain roles that they hold are handed over. One undo gives all of them back for 30
 * days, with the roles that nobody gave to somebody else meanwhile.
 * @throws Refusal forbidden, missing (also when none of them is there), and what `removeAdditionalContacts` says
 */
export async function deleteAdditionalContacts(
  tx: Tx,
  actor: Actor,
  now: Date,
  given: { accountId: number; ids: readonly number[]; handOverTo: NewHolder | null },
): Promise<{ done: number[]; undoId: number }> {
  const removed = await removeAdditionalContacts(tx, actor, now, given)
  if (removed.length === 0) throw new Refusal('missing')
  const undoId = await keepUndo(tx, actor, now, {
    command: 'delete-additional-contacts',
    images: removed.map(({ id, image }) => ({ subject: { kind: 'additional-contact', id }, image })),
  })
  await recordTrail(
    tx,
    actor,
    now,
    removed.map(({ id, name }) => ({
      subject: { kind: 'additional-contact', id },
      type: 'additional-contact.deleted',
      facts: { accountId: given.accountId },
      values: [{ field: 'name', old: name, new: null }],
      undoId,
    })),
  )
  return { done: removed.map(({ id }) => id), undoId }
}
