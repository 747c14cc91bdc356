import { setTimeout as pause } from 'node:timers/promises'
import type pg from 'pg'
import { sha256 } from '../server/lib/crypto.ts'
import type { JobAnswer } from '../server/modules/jobs/wire.ts'
import { processorSecondsOf, type Stage } from './stage.ts'

/** What a save may wait for long work, in milliseconds. */
const mostWait = 500
/** What a record takes at the end of a job, beside the beginning. */
const mostGrowth = 1.5

/** One who saves and follows jobs through the program's API. */
export type Client = <Answer>(
  method: string,
  path: string,
  sent?: { body?: object; version?: number },
) => Promise<Answer>

/** Makes a key with these scopes; a save that another change came before (412) is no error. */
export async function clientOf({ program }: Stage, owner: pg.Client, scopes: string): Promise<Client> {
  const key = 'encopia_key_for_long_work_in_benchmarks'
  await owner.query(
    `insert into api_keys (agent_id, name, hint, secret_hash, scopes, created_at)
     select id, 'long work', 'arks', $1, $2::text::text[], now() from agents limit 1`,
    [sha256(key), scopes],
  )
  return async <Answer>(
    method: string,
    path: string,
    { body, version }: { body?: object; version?: number } = {},
  ) => {
    const answer = await fetch(`${program.url}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${key}`,
        ...(body ? { 'content-type': 'application/json' } : {}),
        ...(version === undefined ? {} : { 'if-match': `"${version}"` }),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    })
    if (!answer.ok && answer.status !== 412)
      throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`)
    return (await answer.json()) as Answer
  }
}

/** Somebody saves a contact again and again, as it is by then, until the work is over. */
export async function saved(
  client: Client,
  id: number,
  name: string,
  work: () => Promise<unknown>,
): Promise<void> {
  const times: number[] = []
  await during(work, async (turn) => {
    const { version } = await client<{ version: number }>('GET', `/api/agent/contacts/${id}`)
    const began = performance.now()
    await client('PATCH', `/api/agent/contacts/${id}`, { body: { jobTitle: `Turno ${turn}` }, version })
    times.push(performance.now() - began)
    await pause(20)
  })
  const sorted = times.toSorted((one, other) => one - other)
  console.log(
    `${name}: ${times.length} saves meanwhile, median ${sorted[sorted.length >> 1]?.toFixed(0)} ms, longest ${sorted.at(-1)?.toFixed(0)} ms (limit ${mostWait})`,
  )
}

/** Does something again and again until the work is over. */
export async function during(
  work: () => Promise<unknown>,
  again: (turn: number) => Promise<void>,
): Promise<void> {
  let isOver = false
  const doing = (async () => {
    for (let turn = 0; !isOver; turn++) await again(turn)
  })()
  await work()
  isOver = true
  await doing
}

export type Step = { done: number; processor: number }

/** Follows a job to its end, with what the program and PostgreSQL had used when it had come so far. */
export async function followed(
  stage: Stage,
  client: Client,
  jobId: number,
  look: () => void = () => undefined,
): Promise<{ job: JobAnswer; steps: Step[] }> {
  const steps: Step[] = []
  for (;;) {
    await pause(100)
    look()
    const job = await client<JobAnswer>('GET', `/api/agent/jobs/${jobId}`)
    steps.push({ done: job.done, processor: processorSecondsOf(stage) })
    if (job.finishedAt) return { job, steps }
  }
}

/** Processor time of program and PostgreSQL for a thousand records, requests meanwhile included: the first fifth and the last. */
export function growthOf(steps: readonly Step[]): string {
  const all = steps.at(-1)?.done ?? 0
  const at = (share: number) => steps.find(({ done }) => done >= share * all) as Step
  const per = (from: Step, to: Step) => ((to.processor - from.processor) / (to.done - from.done)) * 1e6
  const [first, last] = [per(at(0), at(0.2)), per(at(0.8), at(1))]
  return `processor for 1,000 records ${first.toFixed(0)} ms in the first fifth, ${last.toFixed(0)} ms in the last = ${(last / first).toFixed(2)} × (limit ${mostGrowth})`
}

/** Waits until no job is left, the program's own included; gives the seconds it took. */
export async function settled(owner: pg.Client): Promise<number> {
  const began = performance.now()
  for (;;) {
    const { rowCount } = await owner.query('select from jobs where finished_at is null limit 1')
    if (rowCount === 0) return (performance.now() - began) / 1000
    await pause(100)
  }
}
