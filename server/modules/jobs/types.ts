import type { Tx } from '../../lib/db.ts'
import type { Problem } from '../../lib/errors.ts'
import type { Actor, Subject } from '../trail/index.ts'

export type JobState = 'waiting' | 'running' | 'done' | 'cancelled' | 'failed'

/** What became of one record of a job that was not done, or not wholly. */
export type JobProblem = { subject: Subject; problems: readonly Problem[] }

/** A job as its handler sees it, with the actor's rights of today. */
export type RunningJob<Params = unknown, Position = unknown> = {
  id: number
  actor: Actor
  now: Date
  params: Params
  /** Null before the first chunk; then what the last one gave. */
  position: Position | null
  /** The undo that grows with each chunk; null until a chunk began one. */
  undoId: number | null
  total: number | null
  done: number
  refused: number
  publicUrl: string
}

/** What one chunk did. All of it commits with the chunk's own writes, so that a kill repeats nothing. */
export type ChunkOutcome = {
  done: number
  /** Records that stay as they were. */
  refused?: readonly JobProblem[]
  /** Records that are counted as done, but not wholly. */
  leftOut?: readonly JobProblem[]
  position: unknown
  isFinished: boolean
  undoId?: number | null
  /** Known only now. */
  total?: number
  /** What the starter finds in the end: the file of an export. */
  result?: Record<string, unknown>
}

/** What carries out the jobs of one kind: a plain value in `jobs.ts` of the module that owns the command. */
export type JobHandler<Params = unknown, Position = unknown> = {
  kind: string
  /** One transaction's share, about half a second. A Refusal ends the job as failed; anything else is tried again. */
  runChunk(tx: Tx, job: RunningJob<Params, Position>): Promise<ChunkOutcome>
  /** In the transaction that ends the job, however it ends: the summary in the trail. */
  finish?(tx: Tx, job: RunningJob<Params, Position> & { state: JobState }): Promise<void>
}

/** A job as its starter follows it. */
export type Job = {
  id: number
  kind: string
  state: JobState
  total: number | null
  done: number
  refused: number
  leftOut: number
  facts: Record<string, unknown>
  result: Record<string, unknown> | null
  failure: Problem[] | null
  isCancelling: boolean
  createdAt: Date
  startedAt: Date | null
  finishedAt: Date | null
  undo: { id: number; until: Date; undoneAt: Date | null } | null
}
