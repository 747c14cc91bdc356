import type { Tx } from '../../lib/db.ts'
import { type Problem, Refusal } from '../../lib/errors.ts'
import { departmentsWith } from '../identity/index.ts'
import { type Actor, recordTrail } from '../trail/index.ts'
import { accountToWrite } from './account-to-write.ts'
import { nameOfHolder, recordHandOver } from './record-hand-over.ts'
import type { DeletedCardImage } from './remove-additional-contacts.ts'
import { ofDepartment } from './rules/of-department.ts'
import { lockDeleted } from './store/deleted.ts'
import { takeBack } from './store/roles.ts'
import { setLives } from './store/write-cards.ts'

/**
 * Gives a deleted card back, with the domain roles that are still with whom they were handed to. She is
 * told only if she was still to be told.
 * @throws Refusal forbidden, missing, conflict 'contact.account-closed', 'undo.contact-gone', 'undo.contact-taken' when
 * another card of the account has the address by now, 'contact.is-department' when a department has it
 */
export async function restoreAdditionalContact(
  tx: Tx,
  actor: Actor,
  now: Date,
  deleted: { id: number; undoId: number; image: DeletedCardImage },
): Promise<Problem[]> {
  const { accountId, roles, handedTo } = deleted.image
  const account = await accountToWrite(tx, actor, accountId)
  const card = await lockDeleted(tx, { accountId, id: deleted.id })
  if (!card) throw new Refusal('conflict', [{ path: '', code: 'undo.contact-gone' }])
  if (card.isTaken) {
    const params = { email: card.email }
    throw new Refusal('conflict', [{ path: 'email', code: 'undo.contact-taken', params }])
  }
  const departments = await departmentsWith(tx, [card.address])
  if (departments.length > 0) throw new Refusal('conflict', departments.map(ofDepartment))
  await setLives(tx, now, [deleted.id], 'live')
  const leftOut: Problem[] = []
  const back: typeof roles = []
  for (const role of roles) {
    const became = await takeBack(tx, { ...role, cardId: deleted.id, from: handedTo })
    if (became === 'done') back.push(role)
    else
      leftOut.push({
        path: 'roles',
        code: became === 'gone' ? 'undo.domain-gone' : 'undo.role-taken',
        params: { domain: role.domain },
      })
  }
  const cardId = deleted.id
  const [old, name] = [await nameOfHolder(tx, account, handedTo), await nameOfHolder(tx, account, cardId)]
  await recordHandOver(tx, actor, now, {
    accountId,
    moved: back.map((role) => ({ ...role, old: old ?? '', new: name ?? '' })),
  })
  await recordTrail(tx, actor, now, [
    {
      subject: { kind: 'additional-contact', id: cardId },
      type: 'additional-contact.restored',
      facts: { accountId, undoes: deleted.undoId },
    },
  ])
  return leftOut
}
