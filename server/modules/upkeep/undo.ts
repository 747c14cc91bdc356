import type { Tx } from '../../lib/db.ts'
import { type Problem, Refusal } from '../../lib/errors.ts'
import { reopenAccounts } from '../accounts/index.ts'
import { type ChangeImage, restoreContact, undoChange } from '../directory/index.ts'
import { mayDo } from '../identity/index.ts'
import { type Actor, markUndone, type Subject, standingUndo, type UndoImage } from '../trail/index.ts'
import type { DeletedContactImage } from './delete-contacts.ts'

/** What could not be put back, of which record. */
export type LeftOut = Problem & { subject: Subject }
type Reverse = (tx: Tx, actor: Actor, now: Date, undone: UndoImage & { undoId: number }) => Promise<Problem[]>

/** Every command that can be undone, and what takes it back. */
const reverses: Readonly<Record<string, Reverse>> = {
  'change-contact': async (tx, actor, now, { subject, image, undoId }) => {
    const { leftOut } = await undoChange(tx, actor, now, {
      id: subject.id,
      undoId,
      image: image as ChangeImage,
    })
    return leftOut
  },
  'delete-contacts': async (tx, actor, now, { subject, image }) => {
    const deleted = image as DeletedContactImage
    const { leftOut } = await restoreContact(tx, actor, now, { id: subject.id, image: deleted })
    await reopenAccounts(tx, actor, now, { accountIds: deleted.accountIds, mainUserId: subject.id })
    return leftOut
  },
}

/**
 * Takes a command back, record by record, as far as the world allows: what another record has taken meanwhile, or what
 * was changed again, is left out and named. It is a command of its own with its own trail entries.
 * @throws Refusal forbidden, missing, conflict 'undo.already-undone', 'undo.too-late', or what stands in the way of all
 */
export async function undo(
  tx: Tx,
  actor: Actor,
  now: Date,
  id: number,
): Promise<{ subjects: Subject[]; leftOut: LeftOut[] }> {
  if (!mayDo(actor, 'undo.write')) throw new Refusal('forbidden')
  const { command, images } = await standingUndo(tx, now, id)
  const reverse = reverses[command]
  if (!reverse) throw new Error(`nothing takes back ${command}`)
  const leftOut: LeftOut[] = []
  for (const { subject, image } of images) {
    const problems = await reverse(tx, actor, now, { subject, image, undoId: id })
    leftOut.push(...problems.map((problem) => ({ ...problem, subject })))
  }
  await markUndone(tx, actor, now, id)
  return { subjects: images.map(({ subject }) => subject), leftOut }
}
