import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { findRunningPostgres } from '../server/lib/postgres/index.ts'
import type { FieldAnswer } from '../server/modules/fields/wire.ts'
import type { JobAnswer } from '../server/modules/jobs/wire.ts'
import { megabytesOf } from '../test/soak/program.ts'
import { generate } from './generate.ts'
import { type Client, clientOf, followed, growthOf, saved, settled } from './meanwhile.ts'
import { openStage, type Stage } from './stage.ts'

/** `npm run bench field-values 20000` for fewer. */
const contacts = Number(process.argv.find((each) => /^\d+$/.test(each)) ?? 100_000)

/** Another type and merged choices of a field that 100,000 contacts have: how long a save waits meanwhile, and memory. */
export async function fieldValues(_stage: Stage): Promise<void> {
  const stage = await openStage()
  try {
    const running = await findRunningPostgres({ dataDir: stage.dataDir })
    if (!running) throw new Error('no PostgreSQL runs')
    await generate(running.ownerUrl, { contacts, companies: Math.ceil(contacts / 50) })
    const owner = new pg.Client({ connectionString: running.ownerUrl })
    await owner.connect()
    await owner.query('set statement_timeout = 0')
    const client = await clientOf(stage, owner, '{contacts.read,contacts.write,undo.write,settings.manage}')
    await measure(stage, client, { ...(await filled(client, owner)), owner })
    await owner.end()
  } finally {
    await stage.close()
  }
}

type Fields = { text: FieldAnswer; choice: FieldAnswer; saver: number }
type Begun = { jobId: number }

/** A text that is a number and a choice, of which every contact has the first. */
async function filled(client: Client, owner: pg.Client): Promise<Fields> {
  const made = (field: object) =>
    client<FieldAnswer>('POST', '/api/agent/fields', { body: { record: 'contact', ...field } })
  const text = await made({ type: 'text', labels: { es: 'De todos' } })
  const options = ['uno', 'dos'].map((es) => ({ labels: { es } }))
  const choice = await made({ type: 'dropdown', labels: { es: 'Elegido por todos' }, options })
  await owner.query(
    `update contacts set custom = custom || jsonb_build_object($1::text, id::text, $2::text, $3::bigint)`,
    [text.id, choice.id, choice.options[0]?.id],
  )
  await owner.query('vacuum analyze contacts')
  const { rows } = await owner.query<{ id: number }>('select max(id)::int as id from contacts')
  return { text, choice, saver: rows[0]?.id ?? 0 }
}

async function measure(stage: Stage, client: Client, given: Fields & { owner: pg.Client }): Promise<void> {
  const { text, choice, saver, owner } = given
  await saved(client, saver, 'idle', () => pause(3000))
  const [from, into] = choice.options.map(({ id }) => id)
  const start = (path: string, body: object, { id, version }: FieldAnswer) =>
    client<Begun>('POST', `/api/agent/fields/${id}${path}`, { body, version })
  const undone = ({ undo }: JobAnswer) => client<Begun>('POST', `/api/agent/undos/${undo?.id}`, { body: {} })
  const run = (name: string, begin: () => Promise<Begun>) =>
    rewritten(stage, client, { saver, owner, name, begin })
  const converted = await run('another type', () => start('/conversion', { type: 'number', lost: 0 }, text))
  const merged = await run('merged choices', () => start(`/options/${from}/merge`, { into }, choice))
  await run('another type undone', () => undone(converted))
  await run('merged choices undone', () => undone(merged))
}

async function rewritten(
  stage: Stage,
  client: Client,
  {
    saver,
    owner,
    name,
    begin,
  }: { saver: number; owner: pg.Client; name: string; begin: () => Promise<Begun> },
): Promise<JobAnswer> {
  const idle = megabytesOf(stage.program)
  let most = 0
  let ended: JobAnswer | undefined
  await saved(client, saver, name, async () => {
    const began = performance.now()
    const { jobId } = await begin()
    const asked = performance.now() - began
    const { job, steps } = await followed(stage, client, jobId, () => {
      most = Math.max(most, megabytesOf(stage.program))
    })
    const seconds = (performance.now() - began) / 1000
    console.log(
      `${name}: ${contacts} values ${job.state} in ${seconds.toFixed(0)} s, asked for in ${asked.toFixed(0)} ms, memory ${(most - idle).toFixed(0)} MB over before, ${growthOf(steps)}`,
    )
    ended = job
    // What stood there before is taken away afterwards.
    const left = await settled(owner)
    if (left > 1) console.log(`${name}: former values taken away in ${left.toFixed(0)} s more`)
  })
  if (!ended) throw new Error('nothing was rewritten')
  return ended
}
