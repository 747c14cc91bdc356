import type { JobHandler } from '../jobs/index.ts'
import { bulkEditJob } from './bulk-edit-job.ts'
import { undoJob } from './undo-job.ts'

/** What carries out the jobs that span modules. */
export const handlers: JobHandler[] = [bulkEditJob, undoJob]
