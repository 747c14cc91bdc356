import { z } from 'zod'
import type { Job } from '../../wiring.ts'
import type { JobHandler } from '../jobs/index.ts'
import { bulkEditJob } from './bulk-edit-job.ts'
import { finishErasures } from './finish-erasures.ts'
import { forgetFiles } from './forget-files.ts'
import { removeContent } from './remove-content.ts'
import { undoJob } from './undo-job.ts'

const Content = z.object({ hashes: z.array(z.string()) })

/** What carries out the jobs that span modules. */
export const handlers: JobHandler[] = [bulkEditJob, undoJob]

export const jobs: Record<string, Job> = {
  'finish-erasures': ({ db, now }) => finishErasures(db, now),
  'remove-content': (wiring, payload) => removeContent(wiring, wiring.now(), Content.parse(payload).hashes),
  'forget-files': async (wiring) => {
    await forgetFiles(wiring, wiring.now())
  },
}
