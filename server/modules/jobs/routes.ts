import { anyAgent, commandRoute, type Route, readRoute } from '../../http/route.ts'
import { Refusal } from '../../lib/errors.ts'
import { cancelJob } from './cancel-job.ts'
import { ownerFor } from './policy.ts'
import { presentJob } from './present-job.ts'
import { readProblems } from './read-problems.ts'
import { findOwnJob, findOwnJobs, type JobOwner } from './store/read-jobs.ts'
import { JobAnswer, JobParams, JobProblemsAnswer, JobProblemsQuery, JobsAnswer, JobsQuery } from './wire.ts'

const job = '/api/agent/jobs/:id'

/** An agent's own jobs: whoever starts one follows it, of his API keys only as far as `ownerFor` lets them. */
export const routes: Route[] = [
  readRoute({
    path: '/api/agent/jobs',
    summary: 'One’s own jobs, newest first',
    access: anyAgent(),
    query: JobsQuery,
    answers: { 200: JobsAnswer },
    handle: async ({ db, actor, query, sentence }) => {
      const found = await findOwnJobs(db, {
        owner: ownerFor(actor),
        before: query.before ?? null,
        unfinishedOnly: query.unfinished === 'true',
        limit: query.limit + 1,
      })
      const shown = found.slice(0, query.limit)
      return {
        items: shown.map((each) => presentJob(each, sentence)),
        next: found.length > query.limit ? String(shown.at(-1)?.id) : null,
        previous: null,
      }
    },
  }),
  readRoute({
    path: job,
    summary: 'A job: how far it is and how it ended',
    access: anyAgent(),
    params: JobParams,
    answers: { 200: JobAnswer },
    handle: async ({ db, actor, params, sentence }) =>
      presentJob(await ownJob(db, { id: params.id, owner: ownerFor(actor) }), sentence),
  }),
  readRoute({
    path: `${job}/problems`,
    summary: 'Which records a job refused or did not do wholly, and why',
    access: anyAgent(),
    params: JobParams,
    query: JobProblemsQuery,
    answers: { 200: JobProblemsAnswer },
    handle: async ({ db, actor, params, query, sentence }) => {
      const { id } = await ownJob(db, { id: params.id, owner: ownerFor(actor) })
      return readProblems(db, actor, { jobId: id, after: query.after, limit: query.limit, sentence })
    },
  }),
  commandRoute({
    method: 'POST',
    path: `${job}/cancel`,
    summary: 'Stop a job; what it has done stays, and can be undone',
    access: anyAgent(),
    params: JobParams,
    answers: { 200: JobAnswer },
    handle: async ({ tx, actor, now, params, sentence }) =>
      presentJob(await cancelJob(tx, actor, now, params.id), sentence),
  }),
]

async function ownJob(
  db: Parameters<typeof findOwnJob>[0],
  of: { id: number; owner: JobOwner },
): Promise<NonNullable<Awaited<ReturnType<typeof findOwnJob>>>> {
  const found = await findOwnJob(db, of)
  if (!found) throw new Refusal('missing')
  return found
}
