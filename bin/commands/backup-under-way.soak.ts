import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDatabase } from '../../server/lib/db.ts'
import { createContacts } from '../../server/modules/directory/index.ts'
import { checkArchive } from '../../server/modules/upkeep/index.ts'
import { openTerminal, type Terminal } from '../../test/harness/command-line.ts'
import { noteFigure, sayProgress, share } from '../../test/harness/soak.ts'

const kills = share({ test: 6, soak: 60 })

let origin: Terminal
let file: string
beforeAll(async () => {
  origin = await openTerminal('empty')
  await origin.query(`insert into workspace (name, language, country, time_zone, created_at)
    values ('Alameda', 'es', 'MX', 'America/Mexico_City', now())`)
  await origin.encopia(['seed', '--contacts', '4000', '--companies', '100'])
  file = join(origin.folder, 'encopia.zip')
})
afterAll(() => origin.close())

test('a backup beside writes is the state of one moment: everybody with trail and addresses, nobody by half', async () => {
  const writing = keepWriting(origin)
  const made = await origin.encopia(['backup', file])
  const written = await writing.stop()
  expect(made).toMatchObject({ code: 0, err: '' })
  expect(written).toBeGreaterThan(0)
  const copy = await openTerminal('blank')
  expect((await copy.encopia(['restore', file])).code).toBe(0)
  const rows = `select 'contact ' || contacts::text as row from contacts
    union all select 'claim ' || claims::text from claims
    union all select 'value ' || trail_values::text from trail_values`
  const there = new Set((await origin.query<{ row: string }>(rows)).map(({ row }) => row))
  const restored = await copy.query<{ row: string }>(rows)
  expect(restored.length).toBeLessThan(there.size)
  expect(restored.filter(({ row }) => !there.has(row))).toEqual([])
  const [halves] = await copy.query(`
    select count(*) filter (where trail is null)::integer as trail,
           count(*) filter (where claim is null and contacts.name ~ '^Alta ')::integer as claims
    from contacts
    left join (select distinct subject_id as trail from trail_entries where type = 'contact.created') entries on trail = contacts.id
    left join (select distinct person_id as claim from claims) claims on claim = contacts.id`)
  expect(halves).toEqual({ trail: 0, claims: 0 })
  // Numbers are never given again, whatever was written while the copy was made.
  expect((await copy.encopia(['seed', '--contacts', '50'])).code).toBe(0)
  await copy.close()
})

test(`a backup that is killed (${kills} times) leaves no file that looks whole`, async (context) => {
  rmSync(file, { force: true })
  const lasts = await lastsFrom(origin.begin(['backup', file]), () => existsSync(`${file}.part`))
  let done = 0
  let whole = 0
  using _progress = sayProgress(() => `${done} of ${kills} backups killed`)
  for (; done < kills; done++) {
    rmSync(file, { force: true })
    rmSync(`${file}.part`, { force: true })
    const child = origin.begin(['backup', file])
    await until(() => existsSync(`${file}.part`) || existsSync(file))
    await pause((done / kills) * lasts)
    await killed(child)
    // Complete, and killed before it had its name, is whole too.
    const read = await checkArchive(existsSync(file) ? file : `${file}.part`).catch(String)
    if (typeof read !== 'string') whole += 1
    else {
      expect(read).toMatch(/cut off/)
      expect(existsSync(file)).toBe(false)
    }
  }
  expect((await origin.encopia(['backup', file, '--force'])).code).toBe(0)
  expect(existsSync(`${file}.part`)).toBe(false)
  noteFigure(context, `${kills} backups killed: ${whole} were whole, ${kills - whole} said to be cut off`)
})

test(`a restore that is killed (${kills} times) leaves an empty database or the whole, and can be begun again`, async (context) => {
  if (!existsSync(file)) expect((await origin.encopia(['backup', file])).code).toBe(0)
  const contacts = await contactsOf(origin)
  let copy = await openTerminal('blank')
  const lasts = await lastsFrom(copy.begin(['restore', file]), () => isRestoring(copy))
  let done = 0
  let empty = 0
  using _progress = sayProgress(() => `${done} of ${kills} restores killed`)
  for (; done < kills; done++) {
    if ((await contactsOf(copy)) !== null) {
      await copy.close()
      copy = await openTerminal('blank')
    }
    const child = copy.begin(['restore', file])
    await until(() => isRestoring(copy))
    await pause((done / kills) * lasts)
    await killed(child)
    await until(async () => !(await isRestoring(copy)))
    const found = await contactsOf(copy)
    if (found === null) empty += 1
    else expect(found).toBe(contacts)
  }
  expect(empty).toBeGreaterThan(0)
  if ((await contactsOf(copy)) === null) expect((await copy.encopia(['restore', file])).code).toBe(0)
  expect(await contactsOf(copy)).toBe(contacts)
  await copy.close()
  noteFigure(
    context,
    `${kills} restores killed: ${empty} left an empty database, ${kills - empty} the whole one`,
  )
})

/** How long a command lasts from then on, when nobody kills it: over so long the kills are spread. */
async function lastsFrom(child: ChildProcess, hasBegun: () => boolean | Promise<boolean>): Promise<number> {
  const ended = once(child, 'exit')
  await until(hasBegun)
  const began = performance.now()
  expect(await ended).toEqual([0, null])
  return performance.now() - began
}

/** How many contacts there are; null in a database without a workspace, which then must hold none. */
async function contactsOf(terminal: Terminal): Promise<number | null> {
  const [schema] = await terminal.query<{ there: boolean }>(
    "select to_regclass('contacts') is not null as there",
  )
  if (!schema?.there) return null
  const [found] = await terminal.query<{ workspaces: number; contacts: number }>(`
    select (select count(*)::integer from workspace) as workspaces, (select count(*)::integer from contacts) as contacts`)
  if (found?.workspaces === 1) return found.contacts
  expect(found).toEqual({ workspaces: 0, contacts: 0 })
  return null
}

/** Goes on making contacts through the program's own command until it is stopped; gives how many. */
function keepWriting(terminal: Terminal): { stop(): Promise<number> } {
  const { db } = openDatabase({ url: terminal.database.programUrl, onError: () => undefined })
  const actor = { kind: 'system', door: 'job', ip: null, requestId: null, language: 'es' } as const
  let isStopping = false
  let written = 0
  const work = async () => {
    while (!isStopping) {
      const drafts = Array.from({ length: 20 }, (_, at) => ({
        name: `Alta ${written + at}`,
        emails: [`alta${written + at}@alta.example`],
        sendActivation: false,
      }))
      const { done } = await db.transaction().execute((tx) => createContacts(tx, actor, new Date(), drafts))
      written += done.length
    }
  }
  const working = work()
  return {
    async stop() {
      isStopping = true
      await working
      await db.destroy()
      return written
    },
  }
}

async function isRestoring(terminal: Terminal): Promise<boolean> {
  const rows = await terminal.query(
    "select from pg_stat_activity where datname = current_database() and application_name = 'encopia restore'",
  )
  return rows.length > 0
}

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  const end = performance.now() + 60_000
  while (!(await holds())) {
    if (performance.now() > end) throw new Error('waited in vain')
    await pause(5)
  }
}

async function killed(child: ChildProcess): Promise<void> {
  const ended = child.exitCode === null ? once(child, 'exit') : undefined
  child.kill('SIGKILL')
  await ended
}
