import type { Problem } from '../../lib/errors.ts'
import type { NamedProblem } from './store/problems.ts'
import type { Job } from './types.ts'
import type { JobAnswer, JobProblemsAnswer } from './wire.ts'

type Sentence = (problem: Problem) => string

/** A job as its starter is told of it. */
export function presentJob(job: Job, sentence: Sentence): JobAnswer {
  return {
    ...job,
    failure: job.failure?.map((problem) => told(problem, sentence)) ?? null,
    createdAt: job.createdAt.toISOString(),
    startedAt: job.startedAt?.toISOString() ?? null,
    finishedAt: job.finishedAt?.toISOString() ?? null,
    undo: job.undo && {
      id: job.undo.id,
      until: job.undo.until.toISOString(),
      undoneAt: job.undo.undoneAt?.toISOString() ?? null,
    },
  }
}

export function presentProblem(
  { problems, ...rest }: NamedProblem,
  sentence: Sentence,
): JobProblemsAnswer['items'][number] {
  return { ...rest, problems: problems.map((problem) => told(problem, sentence)) }
}

function told(problem: Problem, sentence: Sentence): JobProblemsAnswer['items'][number]['problems'][number] {
  const { params, ...rest } = problem
  return { ...rest, ...(params ? { params: { ...params } } : {}), message: sentence(problem) }
}
