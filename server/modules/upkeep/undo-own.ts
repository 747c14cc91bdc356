import type { Tx } from '../../lib/db.ts'
import { Refusal } from '../../lib/errors.ts'
import { type Actor, markUndone, type Subject, standingUndo } from '../trail/index.ts'
import { type LeftOut, putBack } from './undo.ts'

/** What customers can take back themselves; each image of these names its account. */
const ofCustomers: ReadonlySet<string> = new Set(['delete-additional-contacts', 'change-domain-roles'])
const atOnce = 500

/**
 * Takes back what a customer has done himself to an account of his. What others did, and other accounts', does not exist
 * for him.
 * @throws Refusal missing, conflict as `undo` does
 */
export async function undoOwn(
  tx: Tx,
  actor: Actor & { kind: 'customer' },
  now: Date,
  of: { accountId: number; undoId: number },
): Promise<{ subjects: Subject[]; leftOut: LeftOut[] }> {
  const { command, actorId } = await standingUndo(tx, now, of.undoId)
  if (actorId !== actor.id || !ofCustomers.has(command)) throw new Refusal('missing')
  const { accountId, undoId: id } = of
  const reversed = await putBack(tx, actor, now, { id, command, atMost: atOnce, accountId })
  if (reversed.length > 0 && reversed.every(({ isRefused }) => isRefused))
    throw new Refusal(
      'conflict',
      reversed.flatMap(({ problems }) => problems),
    )
  await markUndone(tx, actor, now, of.undoId)
  return {
    subjects: reversed.map(({ subject }) => subject),
    leftOut: reversed.flatMap(({ subject, problems }) =>
      problems.map((problem) => ({ ...problem, subject })),
    ),
  }
}
