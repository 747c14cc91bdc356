import type { Tx } from '../../lib/db.ts'
import { type Problem, Refusal } from '../../lib/errors.ts'
import { mayDo } from '../identity/index.ts'
import { isUndoInWork, startJob } from '../jobs/index.ts'
import {
  type Actor,
  markUndone,
  type Reversed,
  type Subject,
  standingUndo,
  takeImages,
  type UndoImage,
} from '../trail/index.ts'
import { reverses, undoJobs } from './reverses.ts'

/** What could not be put back, of which record. */
export type LeftOut = Problem & { subject: Subject }

/** So many records are put back while the request waits; more become a job. */
const atOnce = 500

/**
 * Takes a command back, record by record, as far as the world allows: what another record has taken meanwhile, or what
 * was changed again, is left out and named. It is a command of its own with its own trail entries; of many records it is a
 * job, which can be cancelled and taken up again.
 * @throws Refusal forbidden, missing, conflict 'undo.already-undone', 'undo.too-late', 'undo.in-work', 'undo.erased' (all
 * that it was about), or what stands in the way of all
 */
export async function undo(
  tx: Tx,
  actor: Actor,
  now: Date,
  id: number,
): Promise<{ subjects: Subject[]; leftOut: LeftOut[] } | { jobId: number; total: number }> {
  if (!mayDo(actor, 'undo.write')) throw new Refusal('forbidden')
  const { command, images } = await standingUndo(tx, now, id)
  if (await isUndoInWork(tx, id)) throw new Refusal('conflict', [{ path: '', code: 'undo.in-work' }])
  if (images === 0) throw new Refusal('conflict', [{ path: '', code: 'undo.erased' }])
  const begin = undoJobs[command]
  if (begin) return begin(tx, actor, now, id)
  if (images > atOnce) {
    const params = { undoId: id, command }
    const jobId = await startJob(tx, actor, now, { kind: 'undo', params, facts: params, total: images })
    return { jobId, total: images }
  }
  const reversed = await putBack(tx, actor, now, { id, command, atMost: atOnce })
  if (reversed.length > 0 && reversed.every(({ isRefused }) => isRefused))
    throw new Refusal(
      'conflict',
      reversed.flatMap(({ problems }) => problems),
    )
  await markUndone(tx, actor, now, id)
  return {
    subjects: reversed.map(({ subject }) => subject),
    leftOut: reversed.flatMap(({ subject, problems }) =>
      problems.map((problem) => ({ ...problem, subject })),
    ),
  }
}

/**
 * Puts so many records back as they were before a command, and forgets what that took.
 * @throws Refusal missing when one of them is not of the account that is named
 */
export async function putBack(
  tx: Tx,
  actor: Actor,
  now: Date,
  undone: { id: number; command: string; atMost: number; accountId?: number },
): Promise<Reversed[]> {
  const reverse = reverses[undone.command]
  if (!reverse) throw new Error(`nothing takes back ${undone.command}`)
  const images = await takeImages(tx, undone.id, undone.atMost)
  const isForeign = ({ image }: UndoImage) => (image as { accountId?: number }).accountId !== undone.accountId
  if (undone.accountId !== undefined && images.some(isForeign)) throw new Refusal('missing')
  return reverse(tx, actor, now, { undoId: undone.id, images })
}
