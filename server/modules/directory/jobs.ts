import type { JobHandler } from '../jobs/index.ts'
import { associationJob } from './association-job.ts'
import { formerMembersJob } from './remove-large-company.ts'

/** What carries out the directory's long work. */
export const handlers: JobHandler[] = [associationJob, formerMembersJob]
