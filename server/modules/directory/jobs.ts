import type { JobHandler } from '../jobs/index.ts'
import { associationJob } from './association-job.ts'

/** What carries out the directory's long work. */
export const handlers: JobHandler[] = [associationJob]
