import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { noteFigure, sayProgress, share } from '../harness/soak.ts'
import { crash, crashPostgres, type Program, startProgram, whileItRuns } from './program.ts'
import { query, setUp } from './set-up.ts'

const kills = share({ test: 20, soak: 500 })
const clients = 4

let dataDir: string
let program: Program
let apiKey: string
beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'encopia-kill-'))
  program = await startProgram({ DATA_DIR: dataDir, PORT: '0' })
  apiKey = (await setUp(program)).apiKey
})
afterAll(async () => {
  program.child.kill('SIGTERM')
  await program.ended
  rmSync(dataDir, { recursive: true, force: true })
})

type Acknowledged = { id: number; email: string }

/** Creates contacts until told to stop; a request whose answer was lost is sent again under its key. */
async function create(acknowledged: Acknowledged[], isOver: () => boolean): Promise<void> {
  while (!isOver()) {
    const email = `${randomBytes(8).toString('hex')}@kill.example`
    for (let answered = false; !answered && !isOver(); ) {
      const made = await fetch(`${program.url}/api/agent/contacts`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          authorization: `Bearer ${apiKey}`,
          'idempotency-key': email,
        },
        body: JSON.stringify({ name: 'Íñigo Muñoz', emails: [email], sendActivation: true }),
        signal: AbortSignal.timeout(5000),
      })
        .then(async (answer) => (answer.status === 201 ? ((await answer.json()) as { id: number }) : null))
        .catch(() => null)
      answered = made !== null
      if (made) acknowledged.push({ id: made.id, email })
      else await pause(30)
    }
  }
}

test(`${kills} kills lose no acknowledged contact, trail entry or mail`, async (context) => {
  const acknowledged: Acknowledged[] = []
  let over = false
  let done = 0
  using _ = sayProgress(() => `${done} of ${kills} kills, ${acknowledged.length} contacts acknowledged`)
  const work = Promise.all(Array.from({ length: clients }, () => create(acknowledged, () => over)))
  try {
    for (; done < kills; done++) {
      // By what is done too, not by time alone: on a slow machine all kills would come before anything begins.
      await whileItRuns(
        program,
        until(() => acknowledged.length > done),
      )
      await pause(50 + Math.floor((randomBytes(1).readUInt8() / 255) * 350))
      if (done % 2 === 0) {
        await crash(program)
        program = await startProgram({ DATA_DIR: dataDir, PORT: '0' })
      } else {
        crashPostgres(dataDir)
        await whileItRuns(program, until(isReady))
      }
    }
  } finally {
    over = true
  }
  await work
  const [found] = await query<{ contacts: number; entries: number; mails: number; twice: number }>(
    dataDir,
    `select count(contacts.id)::int as contacts,
            count(entry.id)::int as entries,
            count(deliveries.message_id)::int as mails,
            (select count(*)::int from (select 1 from claims group by person_id having count(*) > 1) as more) as twice
     from unnest($1::bigint[], $2::text[]) as acknowledged (id, email)
     left join claims on claims.address = acknowledged.email and claims.person_id = acknowledged.id
     left join contacts on contacts.id = claims.person_id
     left join trail_entries entry on entry.subject_kind = 'contact' and entry.subject_id = contacts.id and entry.type = 'contact.created'
     left join messages on messages.subject_kind = 'contact' and messages.subject_id = contacts.id and messages.event = 'activation'
     left join deliveries on deliveries.message_id = messages.id`,
    [acknowledged.map((each) => each.id), acknowledged.map((each) => each.email)],
  )
  const count = acknowledged.length
  noteFigure(
    context,
    `${kills} kills of the program and of PostgreSQL: ${count} contacts acknowledged, of which were found ${JSON.stringify(found)}. This shows crashes of processes. Power loss, which also takes what the disk had not written, it does not show.`,
  )
  expect(count).toBeGreaterThanOrEqual(kills)
  expect(found).toEqual({ contacts: count, entries: count, mails: count, twice: 0 })
})

async function until(isSo: () => Promise<boolean> | boolean): Promise<void> {
  while (!(await isSo())) await pause(20)
}

const isReady = () =>
  fetch(`${program.url}/readyz`).then(
    ({ ok }) => ok,
    () => false,
  )
