import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { noteFigure, sayProgress, share } from '../../../test/harness/soak.ts'
import { startTestServer, type TestServer } from '../../../test/harness/test-server.ts'
import { inTransaction } from '../../lib/db.ts'
import { createContacts } from '../directory/index.ts'

const contacts = share({ test: 3000, soak: 100_000 })
const kills = share({ test: 2, soak: 40 })
const batch = 1000
const patient = 600_000
const system = { kind: 'system', door: 'job', ip: null, requestId: null, language: 'es' } as const
const names = ['Ana Quetzal', 'Bruno Ñandú', 'Íker Zorzal', 'Li Wu', 'Óscar Alondra', 'Zoé Gorrión']

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
  for (let from = 0; from < contacts; from += batch) {
    const drafts = Array.from({ length: batch }, (_, at) => ({
      name: `${names[(from + at) % names.length]} ${from + at}`,
      emails: [`p${from + at}@tops.example`],
      sendActivation: false,
    }))
    await inTransaction(server.wiring.db, (tx) => createContacts(tx, system, new Date(), drafts))
  }
})
afterAll(() => {
  // Those that a test that failed left behind: they would go on, and the run would wait for them.
  for (const keeper of started) keeper.kill('SIGKILL')
  return server.stop()
})

const started = new Set<ChildProcess>()
function startKeeper(): ChildProcess {
  const script = new URL('../../../test/harness/tops-process.ts', import.meta.url)
  const keeper = spawn(process.execPath, [fileURLToPath(script), server.databaseUrl], {
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  started.add(keeper)
  keeper.once('close', () => started.delete(keeper))
  return keeper
}

const place = async (): Promise<string> => {
  const { rows } = await sql<{ place: string }>`
    select xid || ' ' || entry_id as place
    from trail_followers`.execute(server.wiring.db)
  return rows[0]?.place ?? ''
}

/** Lists that do not have just those of ours that stand first in them, of all whose words begin so; the cast has no trail. */
async function wrongLists(): Promise<object[]> {
  const { rows } = await sql<object>`
    with meant as (
      select prefix, id, updated_at, row_number() over (partition by prefix order by standing, updated_at desc, id desc) as place
      from (
        select distinct left(word, length) as prefix, id, updated_at,
               case
                 when fold_text(name) like left(word, length) || '%' then 0
                 when fold_text(name) like '% ' || left(word, length) || '%' then 1
                 else 2
               end as standing
        from contacts
        cross join lateral string_to_table(search_text, ' ') as word
        cross join generate_series(1, 2) as length
        where search_text like '%@tops.example%'
          and char_length(word) >= length
      ) beginning
    ), top as (
      select search_tops.prefix, record_id, touched_at
      from search_tops
      join contacts on contacts.id = record_id
      where record = 'contact'
        and search_text like '%@tops.example%'
    )
    select coalesce(meant.prefix, top.prefix) as prefix, meant.id, top.record_id
    from (select prefix, id, updated_at from meant where place <= 40) meant
    full join top on top.prefix = meant.prefix and top.record_id = meant.id and top.touched_at = meant.updated_at
    where meant.id is null
       or top.record_id is null`.execute(server.wiring.db)
  return rows
}

test('keepers killed midway, and two at once, leave the lists as if nothing had been', async (context) => {
  let midway = 0
  using _ = sayProgress(() => `${midway} of ${kills} kills midway`)
  while (midway < kills) {
    const before = await place()
    const keepers = [startKeeper(), startKeeper()]
    // A first step over all that is there takes long on a busy machine.
    await expect.poll(place, { interval: 5, timeout: patient }).not.toBe(before)
    await Promise.all(keepers.map(kill))
    midway += 1
  }
  const began = performance.now()
  const left = await remaining()
  const last = startKeeper()
  await expect.poll(wrongLists, { interval: 500, timeout: patient }).toEqual([])
  const [megabytes, seconds] = [mostMegabytesOf(last), (performance.now() - began) / 1000]
  await kill(last)
  noteFigure(
    context,
    `${midway} kills midway of ${contacts} entries; the last keeper took ${seconds.toFixed(1)} s for ${left} and ${megabytes.toFixed(0)} MB at most`,
  )
  expect(megabytes).toBeLessThan(300)
})

async function kill(keeper: ChildProcess): Promise<void> {
  const ended = once(keeper, 'close')
  keeper.kill('SIGKILL')
  await ended
}

/** The most memory that a process has had (proc(5)). */
const mostMegabytesOf = (keeper: ChildProcess): number =>
  Number(/^VmHWM:\s+(\d+)/m.exec(readFileSync(`/proc/${keeper.pid}/status`, 'utf8'))?.[1]) / 1024

async function remaining(): Promise<number> {
  const { rows } = await sql<{ many: number }>`
    select count(*) as many
    from trail_entries
    join trail_followers on (trail_entries.xid, trail_entries.id) > (trail_followers.xid, trail_followers.entry_id)`.execute(
    server.wiring.db,
  )
  return rows[0]?.many ?? 0
}
