import type { Tx } from '../../lib/db.ts'
import { type Problem, Refusal } from '../../lib/errors.ts'
import { reopenAccounts } from '../accounts/index.ts'
import { mayWriteContacts, restoreContacts } from '../directory/index.ts'
import { mayDo } from '../identity/index.ts'
import { isUndoInWork } from '../jobs/index.ts'
import { type Actor, markUndone, remainingImages, standingUndo, takeImage } from '../trail/index.ts'
import type { DeletedContactImage } from './delete-contacts.ts'
import { lifeOf, undoOfDeletion } from './store/deleted-contacts.ts'

/**
 * Gives one deleted contact back, however many were deleted together with her: the others wait for their own. What another
 * has taken meanwhile is left out and named.
 * @throws Refusal forbidden, missing (not there, or erased), conflict 'contact.not-deleted', 'contact.is-merged',
 * 'undo.too-late' or 'undo.in-work'
 */
export async function restoreDeletedContact(
  tx: Tx,
  actor: Actor,
  now: Date,
  id: number,
): Promise<{ leftOut: readonly Problem[] }> {
  if (!mayWriteContacts(actor) || !mayDo(actor, 'undo.write')) throw new Refusal('forbidden')
  const life = await lifeOf(tx, id)
  if (life === null || life === 'erased') throw new Refusal('missing')
  if (life === 'merged') throw new Refusal('conflict', [{ path: '', code: 'contact.is-merged' }])
  if (life !== 'deleted') throw new Refusal('conflict', [{ path: '', code: 'contact.not-deleted' }])
  const undoId = await undoOfDeletion(tx, id)
  if (undoId === null) throw new Refusal('conflict', [{ path: '', code: 'undo.too-late' }])
  await standingUndo(tx, now, undoId)
  if (await isUndoInWork(tx, undoId)) throw new Refusal('conflict', [{ path: '', code: 'undo.in-work' }])
  const taken = await takeImage(tx, undoId, { kind: 'contact', id })
  if (!taken) throw new Refusal('conflict', [{ path: '', code: 'contact.not-deleted' }])
  const image = taken.image as DeletedContactImage
  const leftOut = (await restoreContacts(tx, actor, now, [{ id, image }])).get(id) ?? []
  if (image.accountIds.length > 0)
    await reopenAccounts(tx, actor, now, { accountIds: image.accountIds, mainUserId: id })
  if ((await remainingImages(tx, undoId)) === 0) await markUndone(tx, actor, now, undoId)
  return { leftOut }
}
