import type { Job } from '../../wiring.ts'
import type { JobHandler } from '../jobs/index.ts'
import { bulkEditJob } from './bulk-edit-job.ts'
import { forgetFiles } from './forget-files.ts'
import { undoJob } from './undo-job.ts'

/** What carries out the jobs that span modules. */
export const handlers: JobHandler[] = [bulkEditJob, undoJob]

export const jobs: Record<string, Job> = {
  'forget-files': async (wiring) => {
    await forgetFiles(wiring, wiring.now())
  },
}
