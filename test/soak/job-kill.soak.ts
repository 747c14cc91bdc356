import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inTransaction, openDatabase } from '../../server/lib/db.ts'
import { findRunningPostgres } from '../../server/lib/postgres/index.ts'
import { createContacts } from '../../server/modules/directory/index.ts'
import type { FieldAnswer } from '../../server/modules/fields/wire.ts'
import type { JobAnswer } from '../../server/modules/jobs/wire.ts'
import { noteFigure, sayProgress, share } from '../harness/soak.ts'
import { crash, type Program, startProgram } from './program.ts'
import { query, setUp, underWay } from './set-up.ts'

const contacts = share({ test: 3000, soak: 100_000 })
const kills = share({ test: 1, soak: 40 })

/** So long a job may stand still on a machine with too much to do. */
const patience = 5 * 60_000

let dataDir: string
let program: Program
let apiKey: string
const start = () => startProgram({ DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: 'warn' })
beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'encopia-job-kill-'))
  program = await start()
  apiKey = (await setUp(program)).apiKey
  await fill()
})
afterAll(async () => {
  program.child.kill('SIGTERM')
  await program.ended
  rmSync(dataDir, { recursive: true, force: true })
})

const system = { kind: 'system', door: 'job', ip: null, requestId: null, language: 'es' } as const
const batch = 1000

async function fill(): Promise<void> {
  const running = await findRunningPostgres({ dataDir })
  if (!running) throw new Error('no PostgreSQL runs')
  const { db } = openDatabase({ url: running.programUrl, onError: () => undefined })
  for (let from = 0; from < contacts; from += batch) {
    const drafts = Array.from({ length: batch }, (_, at) => ({
      name: `Persona ${from + at}`,
      emails: [`p${from + at}@kill.example`],
      sendActivation: false,
    }))
    await inTransaction(db, (tx) => createContacts(tx, system, new Date(), drafts))
  }
  await db.destroy()
}

async function call<Answer>(path: string, body?: object, version?: number): Promise<Answer> {
  const answer = await fetch(`${program.url}${path}`, {
    method: body ? 'POST' : 'GET',
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${apiKey}`,
      ...(version === undefined ? {} : { 'if-match': `"${version}"` }),
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
  })
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}\n${lastWords()}`)
  return (await answer.json()) as Answer
}

const lastWords = (): string => `the program said last: ${program.said.slice(-4000)}`

/** Kills the program each time the job has come further, and lets it end; gives how often that was midway. */
async function killedMidway(jobId: number): Promise<{ midway: number; job: JobAnswer }> {
  let midway = 0
  let seen = 0
  let until = performance.now() + patience
  using _ = sayProgress(() => `${seen} of ${contacts} done, ${midway} kills midway`)
  for (;;) {
    const job = await call<JobAnswer>(`/api/agent/jobs/${jobId}`)
    if (job.finishedAt) return { midway, job }
    if (job.done > seen) {
      seen = job.done
      until = performance.now() + patience
      if (midway < kills) {
        midway += 1
        await crash(program)
        program = await start()
      }
    }
    if (performance.now() > until)
      throw new Error(
        `job ${jobId} stands still at ${seen}: ${JSON.stringify(await underWay(dataDir))}\n${lastWords()}`,
      )
    await pause(20)
  }
}

/** A field that all contacts have a value of, as it stands in their rows. */
async function madeField(type: string, value: string, options?: object[]): Promise<FieldAnswer> {
  const labels = { es: `De todos: ${type}` }
  const field = await call<FieldAnswer>('/api/agent/fields', {
    record: 'contact',
    type,
    labels,
    ...(options ? { options } : {}),
  })
  await query(dataDir, `update contacts set custom = custom || jsonb_build_object($1::text, ${value})`, [
    String(field.id),
  ])
  return field
}

/** What contacts hold of a field, under whatever key. */
const held = (id: number, expected: string): Promise<object[]> =>
  query(
    dataDir,
    `select custom -> coalesce(value_key, fields.id::text) = to_jsonb(${expected}) as "isRight",
            (select count(*)::int from jsonb_object_keys(custom) key where split_part(key, '.', 1) = fields.id::text) as keys,
            count(*)::int as contacts
     from contacts, fields
     where fields.id = $1
     group by 1, 2`,
    [id],
  )

/** The program's own work after a job, which nobody follows, is done too. */
async function settled(): Promise<void> {
  for (;;) {
    const [left] = await query<{ many: number }>(
      dataDir,
      'select count(*)::int as many from jobs where finished_at is null',
    )
    if (left?.many === 0) return
    await pause(50)
  }
}

/** How often each contact was changed by entries of its trail, by what its row says, and what it holds now. */
async function standing(): Promise<object[]> {
  return query(
    dataDir,
    `select entries, version, tags, count(*)::int as contacts
     from (
       select contacts.version, contacts.tags, count(entry.id)::int as entries
       from contacts
       left join trail_entries entry on entry.subject_kind = 'contact' and entry.subject_id = contacts.id
         and entry.type = 'contact.changed'
       group by contacts.id
     ) each
     group by entries, version, tags`,
  )
}

test(`a bulk edit of ${contacts} contacts and its undo repeat and lose nothing when they are killed`, async (context) => {
  const { jobId, total } = await call<{ jobId: number; total: number }>('/api/agent/bulk-edits', {
    record: 'contact',
    selection: { filter: null },
    change: { kind: 'add-tags', tags: ['feria'] },
  })
  expect(total).toBe(contacts)
  const edit = await killedMidway(jobId)
  expect(edit.job).toMatchObject({ state: 'done', done: contacts, refused: 0 })
  expect(await standing()).toEqual([{ entries: 1, version: 2, tags: ['feria'], contacts }])
  const undo = await call<{ jobId: number }>(`/api/agent/undos/${edit.job.undo?.id}`, {})
  const undone = await killedMidway(undo.jobId)
  expect(undone.job).toMatchObject({ state: 'done', done: contacts, refused: 0, leftOut: 0 })
  expect(await standing()).toEqual([{ entries: 2, version: 3, tags: [], contacts }])
  noteFigure(
    context,
    `Bulk edit of ${contacts} contacts, killed ${edit.midway} times midway, and its undo, killed ${undone.midway} times: each contact was changed exactly once by each.`,
  )
  expect(edit.midway + undone.midway).toBeGreaterThan(0)
})

test(`another type and merged choices of ${contacts} contacts come to the same end when they are killed`, async (context) => {
  const text = await madeField('text', 'contacts.id::text')
  const asked = (path: string, body: object, { id, version }: FieldAnswer) =>
    call<{ jobId: number; undoId: number | null }>(`/api/agent/fields/${id}${path}`, body, version)
  const { jobId } = await asked('/conversion', { type: 'number', lost: 0 }, text)
  const converted = await killedMidway(jobId)
  await settled()
  expect(converted.job.state).toBe('done')
  expect(await held(text.id, 'contacts.id')).toEqual([{ isRight: true, keys: 1, contacts }])
  const back = await call<{ jobId: number }>(`/api/agent/undos/${converted.job.undo?.id}`, {})
  const undone = await killedMidway(back.jobId)
  await settled()
  expect(await held(text.id, 'contacts.id::text')).toEqual([{ isRight: true, keys: 1, contacts }])

  const choice = await madeField(
    'dropdown',
    `(select min(id) from options where field_id = $1::text::bigint)`,
    ['uno', 'dos'].map((es) => ({ labels: { es } })),
  )
  const [from, into] = choice.options.map(({ id }) => id)
  const merging = await asked(`/options/${from}/merge`, { into }, choice)
  const merged = await killedMidway(merging.jobId)
  expect(await held(choice.id, `${into}`)).toEqual([{ isRight: true, keys: 1, contacts }])
  const parting = await call<{ jobId: number }>(`/api/agent/undos/${merging.undoId}`, {})
  const parted = await killedMidway(parting.jobId)
  expect(await held(choice.id, `${from}`)).toEqual([{ isRight: true, keys: 1, contacts }])
  const midway = [converted, undone, merged, parted].map((each) => each.midway)
  noteFigure(
    context,
    `Another type, its undo, a merge, its undo of ${contacts} contacts, killed ${midway.join(', ')} times midway.`,
  )
  expect(Math.max(...midway)).toBeGreaterThan(0)
})
