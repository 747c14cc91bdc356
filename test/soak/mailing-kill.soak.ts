import { randomInt } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDatabase } from '../../server/lib/db.ts'
import { findRunningPostgres } from '../../server/lib/postgres/index.ts'
import type { MailingAnswer } from '../../server/modules/notices/wire.ts'
import { addAccounts } from '../harness/accounts.ts'
import { readMail } from '../harness/mail-reader.ts'
import { type SmtpSink, startSmtpSink } from '../harness/smtp-sink.ts'
import { noteFigure, sayProgress, share } from '../harness/soak.ts'
import { crash, crashPostgres, type Program, startProgram, whileItRuns } from './program.ts'
import { query, setUp } from './set-up.ts'

const accounts = share({ test: 120, soak: 2000 })
const kills = share({ test: 2, soak: 24 })
/** Every account has a main user; every other one a contact who is ticked for it. */
const copies = accounts * 1.5
/** A kill repeats at most what was on the wire and what was leased: connections, and a full hand. */
const repeatedByKill = 5 + 30

let dataDir: string
let sink: SmtpSink
let program: Program
let apiKey: string
const start = () => startProgram({ DATA_DIR: dataDir, PORT: '0', SMTP_URL: sink.url })
beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'encopia-mailing-kill-'))
  sink = await startSmtpSink({ behaviour: { delay: 5 } })
  program = await start()
  apiKey = (await setUp(program)).apiKey
  const running = await findRunningPostgres({ dataDir })
  if (!running) throw new Error('no PostgreSQL runs')
  const { db } = openDatabase({ url: running.programUrl, onError: () => undefined })
  await addAccounts(db, accounts)
  await db.destroy()
})
afterAll(async () => {
  program.child.kill('SIGTERM')
  await program.ended
  await sink.stop()
  rmSync(dataDir, { recursive: true, force: true })
})

async function call<Answer>(path: string, body?: object): Promise<Answer> {
  const answer = await fetch(`${program.url}${path}`, {
    method: body ? 'POST' : 'GET',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${apiKey}` },
    ...(body ? { body: JSON.stringify(body) } : {}),
  })
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`)
  return (await answer.json()) as Answer
}

const leaseLasts = 3 * 60_000

/** Kills the program and starts it again; what it had leased is free at once, as it would be three minutes later. */
async function killProgram(): Promise<void> {
  await crash(program)
  const killed = new Date(Date.now() + leaseLasts)
  program = await start()
  await query(dataDir, 'update deliveries set leased_until = now() where leased_until <= $1', [killed])
}

async function until(isSo: () => Promise<boolean> | boolean): Promise<void> {
  const waited = async (): Promise<void> => {
    while (!(await isSo())) await pause(20)
  }
  await whileItRuns(program, waited())
}

const isReady = () =>
  fetch(`${program.url}/readyz`).then(
    ({ ok }) => ok,
    () => false,
  )
const standing = async () => {
  const [row] = await query<{ notices: number; sent: number; other: number }>(
    dataDir,
    `select (select count(*)::int from notices) as notices,
            count(*) filter (where state = 'sent')::int as sent,
            count(*) filter (where state <> 'sent')::int as other
     from deliveries
     join messages on messages.id = deliveries.message_id
     where messages.event = 'notice'`,
  )
  return row
}

test(`a mailing to ${accounts} accounts, killed ${kills} times, reaches everybody once`, async (context) => {
  let done = 0
  using _ = sayProgress(() => `${done} of ${kills} kills, ${sink.received.length} of ${copies} copies`)
  const mailing = {
    name: 'Mantenimiento',
    category: 'products',
    filter: {},
    subject: 'Corte',
    body: 'Hola, {name}.',
  }
  const { id } = await call<MailingAnswer>('/api/agent/mailings', mailing)
  await pause(randomInt(200))
  for (; done < kills; done++) {
    await until(() => sink.received.length >= (done * copies) / (kills + 1))
    await pause(randomInt(100))
    if (done % 2 === 0) await killProgram()
    else {
      crashPostgres(dataDir)
      await until(isReady)
    }
  }
  // What a lost PostgreSQL left leased to the program that lives on.
  await killProgram()
  await until(async () => (await call<MailingAnswer>(`/api/agent/mailings/${id}`)).counts.sent === copies)

  const acknowledged = sink.received.filter((each) => each.acknowledged)
  const mails = await Promise.all(acknowledged.map(({ raw }) => readMail(raw)))
  const idsTo = Map.groupBy(mails, (mail) => mail.to.join())
  const repeated = mails.length - copies
  noteFigure(
    context,
    `A mailing to ${accounts} accounts, ${done + 1} kills of the program and of PostgreSQL: ${copies} copies, ${mails.length} mails arrived, ${repeated} of them repeats with the same Message-ID (at most ${repeatedByKill * (done + 1)}).`,
  )
  expect(await standing()).toEqual({ notices: accounts, sent: copies, other: 0 })
  expect(idsTo.size).toBe(copies)
  for (const theirs of idsTo.values())
    expect(new Set(theirs.map((mail) => mail.header('message-id'))).size).toBe(1)
  expect(repeated).toBeLessThanOrEqual(repeatedByKill * (done + 1))
})
