import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { findRunningPostgres } from '../server/lib/postgres/index.ts'
import { generate } from './generate.ts'
import { type Client, clientOf, during, followed, growthOf, saved, settled } from './meanwhile.ts'
import { openStage, type Stage } from './stage.ts'

/** `npm run bench large-company 20000` for fewer. */
const contacts = Number(process.argv.find((each) => /^\d+$/.test(each)) ?? 100_000)
const members = contacts / 2
/** What whoever deletes it waits, in milliseconds; nobody else does. */
const mostAsked = 3000
const mostSlower = 3

/** A company of 50,000 members is deleted and comes back: how long that takes, and what saves of a member and lists wait. */
export async function largeCompany(_stage: Stage): Promise<void> {
  const stage = await openStage()
  try {
    const running = await findRunningPostgres({ dataDir: stage.dataDir })
    if (!running) throw new Error('no PostgreSQL runs')
    await generate(running.ownerUrl, { contacts, companies: Math.ceil(contacts / 50) })
    const owner = new pg.Client({ connectionString: running.ownerUrl })
    await owner.connect()
    await owner.query('set statement_timeout = 0')
    const client = await clientOf(stage, owner, '{contacts.read,contacts.write,undo.write}')
    await measure(stage, client, { owner, ...(await grown(client, owner)) })
    await owner.end()
  } finally {
    await stage.close()
  }
}

/** A company that every second contact joins as her primary one, beside any that she has. */
async function grown(client: Client, owner: pg.Client): Promise<{ companyId: number; saver: number }> {
  const { id } = await client<{ id: number }>('POST', '/api/agent/companies', { body: { name: 'La mayor' } })
  await owner.query(
    `create temp table joining as
     select id from contacts where life = 'live' order by id limit $1`,
    [members],
  )
  await owner.query(
    'update memberships set is_primary = false from joining where contact_id = id and is_primary',
  )
  await owner.query(
    `insert into memberships (contact_id, company_id, is_primary, sees_company_tickets, created_at)
     select id, $1, true, false, now() from joining`,
    [id],
  )
  await owner.query('vacuum analyze memberships')
  const { rows } = await owner.query<{ id: number }>('select max(id)::int as id from joining')
  return { companyId: id, saver: rows[0]?.id ?? 0 }
}

async function measure(
  stage: Stage,
  client: Client,
  { owner, companyId, saver }: { owner: pg.Client; companyId: number; saver: number },
): Promise<void> {
  await watched(client, saver, 'idle', () => pause(3000))
  const idle = await watched(client, saver, 'idle', () => pause(10_000))
  let undoId = 0
  await watched(
    client,
    saver,
    'large company deleted',
    async () => {
      const began = performance.now()
      const gone = await client<{ undoId: number }>('DELETE', `/api/agent/companies/${companyId}`)
      undoId = gone.undoId
      const asked = performance.now() - began
      const told = await settled(owner)
      console.log(
        `large company: ${members} members gone in ${asked.toFixed(0)} ms (limit ${mostAsked}), told of in ${told.toFixed(0)} s`,
      )
    },
    idle,
  )
  await watched(
    client,
    saver,
    'large company undone',
    async () => {
      const began = performance.now()
      const { jobId } = await client<{ jobId: number }>('POST', `/api/agent/undos/${undoId}`, { body: {} })
      const { job, steps } = await followed(stage, client, jobId)
      const seconds = (performance.now() - began) / 1000
      console.log(
        `large company: ${job.done} given back, ${job.state} in ${seconds.toFixed(0)} s, ${growthOf(steps)}`,
      )
    },
    idle,
  )
}

/** Two people meanwhile: one saves a member, one reads the list of contacts; gives its 95th percentile in ms. */
async function watched(
  client: Client,
  saver: number,
  name: string,
  work: () => Promise<unknown>,
  idle?: number,
): Promise<number> {
  const times: number[] = []
  await saved(client, saver, name, () =>
    during(work, async () => {
      const began = performance.now()
      await client('GET', '/api/agent/contacts?limit=100')
      times.push(performance.now() - began)
      await pause(100)
    }),
  )
  const p95 = times.toSorted((one, other) => one - other)[Math.floor(times.length * 0.95)] ?? Number.NaN
  const beside = idle ? ` = ${(p95 / idle).toFixed(1)} × idle (limit ${mostSlower})` : ''
  console.log(`${name}: list of contacts p95 ${p95.toFixed(0)} ms${beside}`)
  return p95
}
