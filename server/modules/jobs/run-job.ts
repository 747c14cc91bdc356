import { collectGarbageAbove } from '../../lib/collect-garbage.ts'
import { randomSecret } from '../../lib/crypto.ts'
import { type Db, inTransaction, type Tx } from '../../lib/db.ts'
import { type Problem, Refusal } from '../../lib/errors.ts'
import { hurrying } from '../../lib/giving-way.ts'
import type { Log } from '../../lib/log.ts'
import { agentAsNow } from '../identity/index.ts'
import type { Actor } from '../trail/index.ts'
import {
  countFailedAttempt,
  type LockedJob,
  lockJob,
  takeLease,
  writeEnd,
  writeProgress,
} from './store/jobs.ts'
import { insertProblems } from './store/problems.ts'
import type { JobHandler, JobState, RunningJob } from './types.ts'
import { wakeJob } from './wake-jobs.ts'

type Given = { db: Db; now: () => Date; publicUrl: string; log: Pick<Log, 'error'> }

/** How long one turn lasts: then the job goes to the end of the queue, so that others and a stop have theirs. */
const turn = 2000
const attemptsAtMost = 5
/** Little more than an idle process holds: long work is not to make it larger for good. */
const kept = 48 * 1024 * 1024

/**
 * Carries a job on, chunk by chunk, for one turn. Whoever carried it on before stops at his next chunk. What a chunk
 * wrote, how far it came and what was refused commit together, so that a kill at any moment repeats nothing.
 */
export async function runJob(given: Given, handlers: readonly JobHandler[], id: number): Promise<void> {
  const lease = randomSecret()
  const began = given.now().getTime()
  let isFirst = true
  while (await tryChunk(given, handlers, { id, lease, takesOver: isFirst })) {
    isFirst = false
    if (given.now().getTime() - began < turn) continue
    await inTransaction(given.db, (tx) => wakeJob(tx, id))
    collectGarbageAbove(kept)
    return
  }
}

type Run = { id: number; lease: string; takesOver: boolean }

/** True while there is more to do. */
async function tryChunk(given: Given, handlers: readonly JobHandler[], run: Run): Promise<boolean> {
  try {
    return await inTransaction(given.db, (tx) => runChunk(given, tx, handlers, run))
  } catch (error) {
    const failure = await failureOf(given, run.id, error)
    if (!failure) throw error
    await endAsFailed(given, handlers, { id: run.id, failure })
    return false
  }
}

/** Also where its handler is missing or cannot finish: a job that could not end would be woken again for ever. */
async function endAsFailed(
  given: Given,
  handlers: readonly JobHandler[],
  { id, failure }: { id: number; failure: readonly Problem[] },
): Promise<void> {
  try {
    await inTransaction(given.db, async (tx) => {
      const job = await lockJob(tx, id)
      if (job) await end(given, tx, { handler: handlerOf(handlers, job), job, state: 'failed', failure })
    })
  } catch (error) {
    await inTransaction(given.db, async (tx) => {
      if (await lockJob(tx, id)) await writeEnd(tx, { id, now: given.now(), state: 'failed', failure })
    })
    given.log.error({ err: error, jobId: id }, 'bug')
  }
}

async function runChunk(
  given: Given,
  giving: Tx,
  handlers: readonly JobHandler[],
  run: Run,
): Promise<boolean> {
  const job = await lockJob(giving, run.id)
  if (!job || (!run.takesOver && job.lease !== run.lease)) return false
  const now = given.now()
  const handler = handlerOf(handlers, job)
  // Before and after the chunk nothing is waited for: what it has locked would stay so.
  const tx = hurrying(giving)
  if (job.isCancelling) {
    await end(given, tx, { handler, job, state: 'cancelled' })
    return false
  }
  const actor = await actorAsNow(tx, now, job)
  if (!actor) throw new Refusal('forbidden', [{ path: '', code: 'job.no-right' }])
  if (run.takesOver) await takeLease(tx, { ...run, now })
  const outcome = await handler.runChunk(giving, asRunning(given, now, job, actor))
  await writeProgress(tx, { id: job.id, now, outcome })
  await insertProblems(tx, job.id, { refused: outcome.refused ?? [], leftOut: outcome.leftOut ?? [] })
  if (!outcome.isFinished) return true
  const after: LockedJob = {
    ...job,
    total: outcome.total ?? job.total,
    done: job.done + outcome.done,
    refused: job.refused + (outcome.refused?.length ?? 0),
    position: outcome.position,
    undoId: outcome.undoId ?? job.undoId,
  }
  await end(given, tx, { handler, job: after, state: 'done' })
  return false
}

async function end(
  given: Given,
  tx: Tx,
  ended: { handler: JobHandler; job: LockedJob; state: JobState; failure?: readonly Problem[] },
): Promise<void> {
  const { handler, job, state } = ended
  const now = given.now()
  await writeEnd(tx, { id: job.id, now, state, failure: ended.failure ?? null })
  const actor = (await actorAsNow(tx, now, job)) ?? systemFor(job)
  await handler.finish?.(tx, { ...asRunning(given, now, job, actor), state })
}

/** What a job ends with because of an error; null when it is worth another try. */
async function failureOf(given: Given, id: number, error: unknown): Promise<readonly Problem[] | null> {
  if (error instanceof Refusal)
    return error.problems.length > 0 ? error.problems : [{ path: '', code: failureCode(error) }]
  const attempts = await inTransaction(given.db, (tx) => countFailedAttempt(tx, id))
  return attempts >= attemptsAtMost ? [{ path: '', code: 'job.failed' }] : null
}

const failureCode = ({ kind }: Refusal): string =>
  kind === 'forbidden' ? 'job.no-right' : kind === 'missing' ? 'job.gone' : 'job.failed'

function handlerOf(handlers: readonly JobHandler[], job: { kind: string }): JobHandler {
  const handler = handlers.find(({ kind }) => kind === job.kind)
  if (!handler) throw new Error(`nothing carries out jobs of kind ${job.kind}`)
  return handler
}

/** Who started it, with the rights he has today; null when he or his key has none left. */
async function actorAsNow(tx: Tx, now: Date, job: LockedJob): Promise<Actor | null> {
  if (job.actorId === null) return systemFor(job)
  return agentAsNow(tx, now, { ...job, id: job.actorId })
}

const systemFor = ({ door, ip, requestId, language }: LockedJob): Actor => ({
  kind: 'system',
  door,
  ip,
  requestId,
  language,
})

function asRunning(given: Given, now: Date, job: LockedJob, actor: Actor): RunningJob {
  const { id, params, position, undoId, total, done, refused } = job
  return { id, actor, now, params, position, undoId, total, done, refused, publicUrl: given.publicUrl }
}
