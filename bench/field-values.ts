import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { sha256 } from '../server/lib/crypto.ts'
import { findRunningPostgres } from '../server/lib/postgres/index.ts'
import type { FieldAnswer } from '../server/modules/fields/wire.ts'
import type { JobAnswer } from '../server/modules/jobs/wire.ts'
import { megabytesOf } from '../test/soak/program.ts'
import { generate } from './generate.ts'
import { openStage, type Stage } from './stage.ts'

const contacts = 100_000
const mostWait = 500
const key = 'encopia_key_for_fields_in_benchmarks'

/** Another type and merged choices of a field that 100,000 contacts have: how long a save waits meanwhile, and memory. */
export async function fieldValues(_stage: Stage): Promise<void> {
  const stage = await openStage()
  try {
    const running = await findRunningPostgres({ dataDir: stage.dataDir })
    if (!running) throw new Error('no PostgreSQL runs')
    await generate(running.ownerUrl, { contacts, companies: 2000 })
    await measure(stage, running.ownerUrl)
  } finally {
    await stage.close()
  }
}

async function measure(stage: Stage, ownerUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  await client.query('set statement_timeout = 0')
  await client.query(
    `insert into api_keys (agent_id, name, hint, secret_hash, scopes, created_at)
     select id, 'fields', 'arks', $1, '{contacts.read,contacts.write,undo.write,settings.manage}', now() from agents limit 1`,
    [sha256(key)],
  )
  const text = await made(stage, { type: 'text', labels: { es: 'De todos' } })
  const options = ['uno', 'dos'].map((es) => ({ labels: { es } }))
  const choice = await made(stage, { type: 'dropdown', labels: { es: 'Elegido por todos' }, options })
  const [from, into] = choice.options.map(({ id }) => id)
  await client.query(
    `update contacts set custom = custom || jsonb_build_object($1::text, id::text, $2::text, $3::bigint)`,
    [text.id, choice.id, from],
  )
  await client.query('vacuum analyze contacts')
  const { rows } = await client.query<{ id: number }>('select max(id)::int as id from contacts')
  await client.end()
  const saver = rows[0]?.id ?? 0
  await saved(stage, saver, 'idle', () => pause(3000))
  const start = (path: string, body: object, { id, version }: FieldAnswer) =>
    call<{ jobId: number }>(stage, 'POST', `/api/agent/fields/${id}${path}`, { body, version })
  const converted = await followed(stage, saver, 'another type', () =>
    start('/conversion', { type: 'number', lost: 0 }, text),
  )
  await followed(stage, saver, 'merged choices', () => start(`/options/${from}/merge`, { into }, choice))
  await followed(stage, saver, 'another type undone', () =>
    call<{ jobId: number }>(stage, 'POST', `/api/agent/undos/${converted.undo?.id}`, { body: {} }),
  )
}

const made = (stage: Stage, field: object): Promise<FieldAnswer> =>
  call<FieldAnswer>(stage, 'POST', '/api/agent/fields', { body: { record: 'contact', ...field } })

async function followed(
  stage: Stage,
  saver: number,
  name: string,
  begin: () => Promise<{ jobId: number }>,
): Promise<JobAnswer> {
  const idle = megabytesOf(stage.program)
  let most = 0
  let job: JobAnswer | undefined
  await saved(stage, saver, name, async () => {
    const began = performance.now()
    const { jobId } = await begin()
    const asked = performance.now() - began
    do {
      await pause(250)
      most = Math.max(most, megabytesOf(stage.program))
      job = await call<JobAnswer>(stage, 'GET', `/api/agent/jobs/${jobId}`)
    } while (!job.finishedAt)
    const seconds = (performance.now() - began) / 1000
    console.log(
      `${name}: ${contacts} values ${job.state} in ${seconds.toFixed(0)} s, asked for in ${asked.toFixed(0)} ms, memory ${(most - idle).toFixed(0)} MB over before`,
    )
    // What stood there before is taken away afterwards.
    await pause(15_000)
  })
  if (!job) throw new Error('nothing was followed')
  return job
}

/** Somebody saves a contact again and again, as it is by then, until the work is over. */
async function saved(stage: Stage, id: number, name: string, work: () => Promise<unknown>): Promise<void> {
  const times: number[] = []
  let isOver = false
  const saving = (async () => {
    for (let turn = 0; !isOver; turn++) {
      const { version } = await call<{ version: number }>(stage, 'GET', `/api/agent/contacts/${id}`)
      const began = performance.now()
      await call(stage, 'PATCH', `/api/agent/contacts/${id}`, {
        body: { jobTitle: `Turno ${turn}` },
        version,
      })
      times.push(performance.now() - began)
      await pause(20)
    }
  })()
  await work()
  isOver = true
  await saving
  const sorted = times.toSorted((one, other) => one - other)
  console.log(
    `${name}: ${times.length} saves meanwhile, median ${sorted[sorted.length >> 1]?.toFixed(0)} ms, longest ${sorted.at(-1)?.toFixed(0)} ms (limit ${mostWait})`,
  )
}

async function call<Answer>(
  { program }: Stage,
  method: string,
  path: string,
  { body, version }: { body?: object; version?: number } = {},
): Promise<Answer> {
  const answer = await fetch(`${program.url}${path}`, {
    method,
    headers: {
      authorization: `Bearer ${key}`,
      ...(body ? { 'content-type': 'application/json' } : {}),
      ...(version === undefined ? {} : { 'if-match': `"${version}"` }),
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
  })
  // A save that another change came before is made again.
  if (!answer.ok && answer.status !== 412)
    throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`)
  return (await answer.json()) as Answer
}
