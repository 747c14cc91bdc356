import { randomBytes } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { sha256 } from '../server/lib/crypto.ts'
import { findRunningPostgres } from '../server/lib/postgres/index.ts'
import type { JobAnswer } from '../server/modules/jobs/wire.ts'
import { crash, megabytesOf, startProgram } from '../test/soak/program.ts'
import { generate } from './generate.ts'
import { ask } from './load.ts'
import { openStage, type Stage } from './stage.ts'

const contacts = 100_000
const mostMegabytes = 50
const mostSlower = 3

/** A bulk edit of 100,000 contacts: progress, undo, cancel, kill and resume; memory over idle, lists meanwhile. */
export async function bulkEdit(_stage: Stage): Promise<void> {
  const stage = await openStage()
  try {
    await measure(stage)
  } finally {
    // The one that was killed is not the one that runs now.
    stage.program.child.kill('SIGTERM')
    await stage.program.ended
    await stage.close()
  }
}

async function measure(stage: Stage): Promise<void> {
  const running = await findRunningPostgres({ dataDir: stage.dataDir })
  if (!running) throw new Error('no PostgreSQL runs')
  await generate(running.ownerUrl, { contacts, companies: 2000 })
  const key = await makeKey(running.ownerUrl)
  await listTimes(stage, key, () => pause(3000))
  await pause(3000)
  const idle = { megabytes: megabytesOf(stage.program), p95: 0 }
  const before = await listTimes(stage, key, () => pause(10_000))
  idle.p95 = p95(before.all)
  console.log(
    `bulk edit: memory idle ${idle.megabytes.toFixed(0)} MB, list p95 idle ${idle.p95.toFixed(0)} ms (${before.byList})`,
  )

  const edit = await follow(stage, key, idle, 'edit', await begin(stage, key, 'feria'))
  const undo = await call<{ jobId: number }>(stage, key, `/api/agent/undos/${edit.undo?.id}`, {})
  await follow(stage, key, idle, 'undo', undo.jobId)
  const after = await listTimes(stage, key, () => pause(10_000))
  console.log(
    `bulk edit: list p95 idle again, after 200,000 changes ${p95(after.all).toFixed(0)} ms (${after.byList})`,
  )
  await cancelMidway(stage, key)
  await killMidway(stage, key)
}

async function begin(stage: Stage, key: string, tag: string): Promise<number> {
  const started = performance.now()
  const { jobId } = await call<{ jobId: number }>(stage, key, '/api/agent/bulk-edits', {
    record: 'contact',
    selection: { filter: null },
    change: { kind: 'add-tags', tags: [tag] },
  })
  const took = performance.now() - started
  console.log(`bulk edit: ${contacts} contacts selected and frozen in ${took.toFixed(0)} ms`)
  return jobId
}

type Idle = { megabytes: number; p95: number }

async function follow(
  stage: Stage,
  key: string,
  idle: Idle,
  name: string,
  jobId: number,
): Promise<JobAnswer> {
  const began = performance.now()
  let most = 0
  let job: JobAnswer | undefined
  const times = await listTimes(stage, key, async () => {
    do {
      await pause(250)
      most = Math.max(most, megabytesOf(stage.program))
      job = await jobOf(stage, key, jobId)
    } while (!job.finishedAt)
  })
  if (!job) throw new Error('nothing was followed')
  const seconds = (performance.now() - began) / 1000
  const meanwhile = p95(times.all)
  console.log(
    `bulk ${name}: ${job.done} of ${contacts} ${job.state} in ${seconds.toFixed(0)} s (${(job.done / seconds).toFixed(0)} a second), ` +
      `memory ${(most - idle.megabytes).toFixed(0)} MB over idle (limit ${mostMegabytes}), ` +
      `list p95 ${meanwhile.toFixed(0)} ms = ${(meanwhile / idle.p95).toFixed(1)} × idle (limit ${mostSlower}; ${times.byList})`,
  )
  return job
}

async function cancelMidway(stage: Stage, key: string): Promise<void> {
  const jobId = await begin(stage, key, 'cancelada')
  await reached(stage, key, jobId, contacts / 10)
  const asked = performance.now()
  await call(stage, key, `/api/agent/jobs/${jobId}/cancel`, {})
  const job = await ended(stage, key, jobId)
  console.log(
    `bulk cancel: ${job.state} after ${job.done} contacts, ${(performance.now() - asked).toFixed(0)} ms after it was asked for`,
  )
}

async function killMidway(stage: Stage, key: string): Promise<void> {
  const jobId = await begin(stage, key, 'a pesar de todo')
  const { done } = await reached(stage, key, jobId, contacts / 3)
  await crash(stage.program)
  const killed = performance.now()
  stage.program = await startProgram({ DATA_DIR: stage.dataDir, PORT: '0' })
  const further = await reached(stage, key, jobId, done + 1)
  const resumed = performance.now() - killed
  const job = await ended(stage, key, jobId)
  console.log(
    `bulk kill: killed at ${done}, at ${further.done} by ${resumed.toFixed(0)} ms later with the start of the program, ${job.state} with ${job.done} done and ${job.refused} refused`,
  )
}

async function reached(stage: Stage, key: string, jobId: number, done: number): Promise<JobAnswer> {
  for (;;) {
    const job = await jobOf(stage, key, jobId)
    if (job.done >= done || job.finishedAt) return job
    await pause(50)
  }
}

const ended = (stage: Stage, key: string, jobId: number): Promise<JobAnswer> =>
  reached(stage, key, jobId, Number.POSITIVE_INFINITY)
const jobOf = (stage: Stage, key: string, jobId: number): Promise<JobAnswer> =>
  call<JobAnswer>(stage, key, `/api/agent/jobs/${jobId}`)

/** One person goes through lists, ten times a second at most, until the work is over: times in ms, in words by list too. */
async function listTimes(
  stage: Stage,
  key: string,
  work: () => Promise<unknown>,
): Promise<{ all: number[]; byList: string }> {
  const times = Object.keys(lists).map((): number[] => [])
  let isOver = false
  const looking = (async () => {
    for (let turn = 0; !isOver; turn++) {
      const at = turn % times.length
      const began = performance.now()
      await call(stage, key, Object.values(lists)[at] ?? '')
      times[at]?.push(performance.now() - began)
      await pause(100)
    }
  })()
  await work()
  isOver = true
  await looking
  const byList = Object.keys(lists).map((name, at) => `${name} ${p95(times[at] ?? []).toFixed(0)}`)
  return { all: times.flat(), byList: byList.join(', ') }
}

const filtered = JSON.stringify({
  match: 'all',
  conditions: [{ field: 'tags', operator: 'any-of', value: ['vip'] }],
})
const lists = {
  all: '/api/agent/contacts?limit=100',
  'by letter': '/api/agent/contacts?limit=100&initial=M',
  newest: '/api/agent/contacts?limit=100&sort=-createdAt',
  'by tag': `/api/agent/contacts?limit=100&filter=${encodeURIComponent(filtered)}`,
}

async function call<Answer>({ program }: Stage, key: string, path: string, body?: object): Promise<Answer> {
  const wanted = path.endsWith('/bulk-edits') || path.includes('/undos/') ? 202 : 200
  const text = await ask(`${program.url}${path}`, {
    method: body ? 'POST' : 'GET',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
    ...(body ? { body: JSON.stringify(body) } : {}),
    status: wanted,
  })
  return JSON.parse(text) as Answer
}

async function makeKey(ownerUrl: string): Promise<string> {
  const key = randomBytes(16).toString('hex')
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  await client.query(
    `insert into api_keys (agent_id, name, hint, secret_hash, scopes, created_at)
     select id, 'bench', 'arks', $1, '{contacts.read,contacts.write,undo.write}', now() from agents limit 1`,
    [sha256(key)],
  )
  await client.end()
  return key
}

const p95 = (times: readonly number[]): number =>
  times.toSorted((one, other) => one - other)[Math.floor(times.length * 0.95)] ?? Number.NaN
