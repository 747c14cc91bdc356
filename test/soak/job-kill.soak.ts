import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inTransaction, openDatabase } from '../../server/lib/db.ts'
import { findRunningPostgres } from '../../server/lib/postgres/index.ts'
import { createContacts } from '../../server/modules/directory/index.ts'
import type { JobAnswer } from '../../server/modules/jobs/wire.ts'
import { noteFigure, sayProgress, share } from '../harness/soak.ts'
import { crash, type Program, startProgram } from './program.ts'
import { query, setUp } from './set-up.ts'

const contacts = share({ test: 3000, soak: 100_000 })
const kills = share({ test: 1, soak: 40 })

let dataDir: string
let program: Program
let apiKey: string
beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'encopia-job-kill-'))
  program = await startProgram({ DATA_DIR: dataDir, PORT: '0' })
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

async function call<Answer>(path: string, body?: object): Promise<Answer> {
  const answer = await fetch(`${program.url}${path}`, {
    method: body ? 'POST' : 'GET',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${apiKey}` },
    ...(body ? { body: JSON.stringify(body) } : {}),
  })
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`)
  return (await answer.json()) as Answer
}

/** Kills the program each time the job has come further, and lets it end; gives how often that was midway. */
async function killedMidway(jobId: number): Promise<{ midway: number; job: JobAnswer }> {
  let midway = 0
  let seen = 0
  using _ = sayProgress(() => `${seen} of ${contacts} done, ${midway} kills midway`)
  for (;;) {
    const job = await call<JobAnswer>(`/api/agent/jobs/${jobId}`)
    if (job.finishedAt) return { midway, job }
    if (job.done > seen && midway < kills) {
      seen = job.done
      midway += 1
      await crash(program)
      program = await startProgram({ DATA_DIR: dataDir, PORT: '0' })
    } else await pause(20)
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
