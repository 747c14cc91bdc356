import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sha256 } from '../../server/lib/crypto.ts'
import { findRunningPostgres } from '../../server/lib/postgres/index.ts'
import { crash, crashPostgres, type Program, startProgram } from './program.ts'

const kills = process.env.SOAK === '1' ? 500 : 20
const clients = 4
const apiKey = 'encopia_key_for_the_kill_test'

let dataDir: string
let program: Program
beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'encopia-kill-'))
  program = await startProgram({ DATA_DIR: dataDir, PORT: '0' })
  const secret = /set-up\/([\w-]{43})/.exec(program.said)?.[1]
  const response = await fetch(`${program.url}/api/set-up`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      secret,
      workspace: { name: 'Alameda Hosting', language: 'es', country: 'MX', timeZone: 'America/Mexico_City' },
      owner: { name: 'Iker Zubizarreta', email: 'iker@alameda.example', password: 'correcto caballo grapa' },
    }),
  })
  expect(response.status).toBe(201)
  await query(
    `insert into api_keys (agent_id, name, hint, secret_hash, scopes, created_at)
     select id, 'kill', 'test', $1, '{contacts.read,contacts.write}', now() from agents`,
    [sha256(apiKey)],
  )
})
afterAll(async () => {
  program.child.kill('SIGTERM')
  await program.ended
  rmSync(dataDir, { recursive: true, force: true })
})

async function query<Row>(text: string, values: unknown[] = []): Promise<Row[]> {
  const running = await findRunningPostgres({ dataDir })
  if (!running) throw new Error('no PostgreSQL runs')
  const client = new pg.Client({ connectionString: running.ownerUrl })
  await client.connect()
  try {
    return (await client.query(text, values)).rows as Row[]
  } finally {
    await client.end()
  }
}

type Acknowledged = { id: number; email: string }

/** Creates contacts until told to stop; a request whose answer was lost is sent again under its key. */
async function create(acknowledged: Acknowledged[], isOver: () => boolean): Promise<void> {
  while (!isOver()) {
    const email = `${randomBytes(8).toString('hex')}@kill.example`
    for (let answered = false; !answered && !isOver(); ) {
      const response = await fetch(`${program.url}/api/agent/contacts`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          authorization: `Bearer ${apiKey}`,
          'idempotency-key': email,
        },
        body: JSON.stringify({ name: 'Íñigo Muñoz', emails: [email], sendActivation: true }),
        signal: AbortSignal.timeout(5000),
      }).catch(() => null)
      answered = response?.status === 201
      if (response && answered)
        acknowledged.push({ id: ((await response.json()) as { id: number }).id, email })
      else await pause(30)
    }
  }
}

test(`${kills} kills lose no acknowledged contact, trail entry or mail`, async () => {
  const acknowledged: Acknowledged[] = []
  let over = false
  const work = Promise.all(Array.from({ length: clients }, () => create(acknowledged, () => over)))
  for (let kill = 0; kill < kills; kill++) {
    await pause(50 + Math.floor((randomBytes(1).readUInt8() / 255) * 350))
    if (kill % 2 === 0) {
      await crash(program)
      program = await startProgram({ DATA_DIR: dataDir, PORT: '0' })
    } else {
      crashPostgres(dataDir)
      await untilReady()
    }
  }
  over = true
  await work
  const [found] = await query<{ contacts: number; entries: number; mails: number; twice: number }>(
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
  console.log(
    `${kills} kills of the program and of PostgreSQL, ${count} contacts acknowledged: ${JSON.stringify(found)}.`,
  )
  console.log(
    'This shows crashes of processes. Power loss, which also takes what the disk had not written, it does not show.',
  )
  expect(count).toBeGreaterThan(kills)
  expect(found).toEqual({ contacts: count, entries: count, mails: count, twice: 0 })
})

async function untilReady(): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt++) {
    const response = await fetch(`${program.url}/readyz`).catch(() => null)
    if (response?.status === 200) return
    await pause(50)
  }
  throw new Error('the program did not find its PostgreSQL again')
}
