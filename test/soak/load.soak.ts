import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type SmtpSink, startSmtpSink } from '../harness/smtp-sink.ts'
import { noteFigure, sayProgress, share } from '../harness/soak.ts'
import { agentWorks } from './load/agent.ts'
import { openClient } from './load/client.ts'
import { collectable } from './load/collect-garbage.ts'
import { differences, unlikeDoor, unlikeMails } from './load/compare.ts'
import { collect, customersCome, type Post } from './load/customer.ts'
import { connections, heldMemory, openFiles, waiting } from './load/health.ts'
import { emptyLedger, requestsOf, tableOf } from './load/ledger.ts'
import { megabytesOf, type Program, startProgram, whileItRuns } from './program.ts'
import { cookieOf, owner, setUp } from './set-up.ts'

const clients = share({ test: 24, soak: 64 })
const turns = share({ test: 30, soak: 800 })
const customersAtOnce = 4
const patience = { timeout: share({ test: 60_000, soak: 1_800_000 }), interval: 100 }
const growthAtMost = { heap: 50, all: 150 }
// The pool's, the one that listens for jobs, and those to the mail server.
const connectionsAtMost = { database: 11, mail: 7 }

let dataDir: string
let sink: SmtpSink
let program: Program
let apiKey: string
beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'encopia-load-'))
  sink = await startSmtpSink()
  program = await startProgram({ DATA_DIR: dataDir, PORT: '0', SMTP_URL: sink.url, ...collectable })
  apiKey = (await setUp(program)).apiKey
})
afterAll(async () => {
  program.child.kill('SIGTERM')
  await program.ended
  await sink.stop()
  rmSync(dataDir, { recursive: true, force: true })
})

test(`${clients} clients at once: every acknowledged write is there once, with its trail and mail, and nothing is left held`, async (context) => {
  const { url } = program
  const ledger = emptyLedger()
  const post: Post = { came: new Map(), unopened: [] }
  const who = [{ authorization: `Bearer ${apiKey}` }, { cookie: await signIn() }] as const
  const agents = Array.from({ length: clients }, (_, number) => openClient(url, who[number % 2] ?? who[0]))
  const before = { files: openFiles(program), ...(await heldMemory(program)) }
  let peak = before.all
  using _collecting = every(20, () => collect(sink, post))
  using _measuring = every(500, () => {
    peak = Math.max(peak, megabytesOf(program))
  })
  using _progress = sayProgress(
    () =>
      `load: ${requestsOf(ledger)} requests, ${ledger.contacts.length} contacts of ${(clients * turns) / 4}, ${post.came.size} mails, ${megabytesOf(program).toFixed(0)} MB`,
  )

  const began = performance.now()
  let isOver = false
  const customers = Promise.all(
    Array.from({ length: customersAtOnce }, () => customersCome(ledger, post, { url, isOver: () => isOver })),
  )
  const work = agents.map((client, number) => agentWorks(ledger, client, { number, turns }))
  await whileItRuns(program, Promise.all(work))
  const seconds = (performance.now() - began) / 1000
  await expect.poll(() => waiting(dataDir), patience).toEqual({ mails: 0, jobs: 0 })
  const drained = (performance.now() - began) / 1000 - seconds
  isOver = true
  await whileItRuns(program, customers)

  const idle = { idle: expect.toSatisfy((count: number) => count <= connectionsAtMost.database) }
  await expect.poll(() => connections(dataDir), patience).toEqual(idle)
  const filesAtMost = before.files + connectionsAtMost.database + connectionsAtMost.mail
  await expect.poll(() => openFiles(program), patience).toBeLessThanOrEqual(filesAtMost)
  const after = { files: openFiles(program), ...(await heldMemory(program)) }
  const requests = requestsOf(ledger)
  noteFigure(
    context,
    [
      `${clients} clients at once, ${requests} requests in ${seconds.toFixed(0)} s (${(requests / seconds).toFixed(0)}/s): ${ledger.contacts.length} contacts, ${post.came.size} mails, the last ${drained.toFixed(1)} s later; ${ledger.surprises.length} answers that were not to be`,
      `  memory ${before.all} MB before (heap ${before.heap}), ${peak.toFixed(0)} at most, ${after.all} after (heap ${after.heap}); open files ${before.files} before, ${after.files} after`,
      tableOf(ledger),
    ].join('\n'),
  )
  expect(ledger.surprises).toEqual([])
  expect(await differences(ledger, dataDir)).toEqual([])
  expect(await unlikeMails(ledger, post.came, dataDir)).toEqual([])
  expect(await unlikeDoor(ledger, openClient(url, who[0]))).toEqual([])
  expect(after.heap - before.heap).toBeLessThanOrEqual(growthAtMost.heap)
  expect(after.all - before.all).toBeLessThanOrEqual(growthAtMost.all)
})

async function signIn(): Promise<string> {
  const { email, password } = owner
  const answer = await fetch(`${program.url}/api/session/agent`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: program.url },
    body: JSON.stringify({ email, password }),
  })
  expect(answer.status).toBe(200)
  return cookieOf(answer)
}

function every(milliseconds: number, work: () => void): Disposable {
  const timer = setInterval(work, milliseconds)
  return { [Symbol.dispose]: () => clearInterval(timer) }
}
