export { stopJob } from './cancel-job.ts'
export { startJob } from './start-job.ts'
export { isJobInWork, isUndoInWork } from './store/jobs.ts'
export {
  insertPlaced as freezeInOrder,
  insertSelected as freezeSelected,
  insertSubjects as freezeSubjects,
  subjectsAfter,
} from './store/subjects.ts'
export type { ChunkOutcome, JobHandler, JobProblem, JobState, RunningJob } from './types.ts'
export { resumeJobs } from './wake-jobs.ts'
