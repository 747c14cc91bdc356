import { inSavepoint, type Tx } from '../../lib/db.ts'
import { type Problem, Refusal } from '../../lib/errors.ts'
import type { Actor, Subject, UndoImage } from './types.ts'

/** What became of one record that was put back: what was left out of it, or why all of it was. */
export type Reversed = { subject: Subject; problems: readonly Problem[]; isRefused: boolean }

/** Puts records back as they were before a command, and says what became of each. */
export type Reverse = (
  tx: Tx,
  actor: Actor,
  now: Date,
  undone: { undoId: number; images: readonly UndoImage[] },
) => Promise<Reversed[]>

/** What takes back each command of a module, by the command's name. */
export type Reverses = Readonly<Record<string, Reverse>>

/** What begins a job that takes a command back, by the command's name, where this cannot go record by record. */
export type UndoJobs = Readonly<
  Record<
    string,
    (tx: Tx, actor: Actor, now: Date, undoId: number) => Promise<{ jobId: number; total: number }>
  >
>

/**
 * Puts back one record after the other with a command for one, which gives what it left out. A record that it refuses for
 * how the world is by now stays as it is, and the others come back.
 */
export function reverseEach<Image>(
  putBack: (
    tx: Tx,
    actor: Actor,
    now: Date,
    undone: { id: number; undoId: number; image: Image },
  ) => Promise<readonly Problem[]>,
): Reverse {
  return async (tx, actor, now, { undoId, images }) => {
    const reversed: Reversed[] = []
    for (const { subject, image } of images)
      try {
        const undone = { id: subject.id, undoId, image: image as Image }
        const problems = await inSavepoint(tx, () => putBack(tx, actor, now, undone))
        reversed.push({ subject, problems, isRefused: false })
      } catch (error) {
        if (!(error instanceof Refusal) || error.kind !== 'conflict') throw error
        reversed.push({ subject, problems: error.problems, isRefused: true })
      }
    return reversed
  }
}

/** Puts back many records in a few statements with a command for many, which gives what it left out of each. */
export function reverseTogether<Image>(
  putBack: (
    tx: Tx,
    actor: Actor,
    now: Date,
    undone: { undoId: number; images: readonly { id: number; image: Image }[] },
  ) => Promise<ReadonlyMap<number, readonly Problem[]>>,
  /** Whether problems mean that nothing of a record came back. */
  isRefused: (problems: readonly Problem[]) => boolean,
): Reverse {
  return async (tx, actor, now, { undoId, images }) => {
    const given = images.map(({ subject, image }) => ({ id: subject.id, image: image as Image }))
    const leftOut = await putBack(tx, actor, now, { undoId, images: given })
    return images.map(({ subject }) => {
      const problems = leftOut.get(subject.id) ?? []
      return { subject, problems, isRefused: isRefused(problems) }
    })
  }
}
