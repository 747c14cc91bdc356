import type { JobHandler } from '../jobs/index.ts'
import { markUndone } from '../trail/index.ts'
import { putBack } from './undo.ts'

const chunk = 100

/** Takes a command back that touched many records. What is put back is forgotten, so that a cancelled undo can go on later. */
export const undoJob: JobHandler<{ undoId: number; command: string }> = {
  kind: 'undo',
  async runChunk(tx, { actor, now, params }) {
    const { undoId: id, command } = params
    const reversed = await putBack(tx, actor, now, { id, command, atMost: chunk })
    const isFinished = reversed.length < chunk
    if (isFinished) await markUndone(tx, actor, now, id)
    const refused = reversed.filter(({ isRefused }) => isRefused)
    return {
      done: reversed.length - refused.length,
      refused,
      leftOut: reversed.filter(({ isRefused, problems }) => !isRefused && problems.length > 0),
      position: null,
      isFinished,
    }
  },
}
