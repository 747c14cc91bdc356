import { once } from 'node:events'
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTerminal, type Terminal, terminalSecret } from '../../test/harness/command-line.ts'
import { cast, fillEveryTable, rowsOf, schemaOf, storedMail } from './backup-rows.ts'

const patient = 120_000

let origin: Terminal
let file: string
beforeAll(async () => {
  origin = await openTerminal('empty')
  await fillEveryTable(origin)
  file = join(origin.folder, 'encopia.zip')
}, patient)
afterAll(() => origin.close())

test(
  'what comes back is what there was: every row, file, number and table, and nobody signed in',
  async () => {
    const before = await rowsOf(origin)
    const made = await origin.encopia(['backup', file])
    expect(made).toMatchObject({ code: 0 })
    expect(made.out).toMatch(/^[\d,]+ rows and 3 files, .* in .*encopia\.zip\.\n$/)
    const copy = await openTerminal('blank')
    const restored = await copy.encopia(['restore', file, '--json'])
    expect(restored).toMatchObject({ code: 0 })
    const after = await rowsOf(copy)
    expect(Object.keys(after.tables)).toEqual(Object.keys(before.tables))
    const leftBehind = [
      'sessions',
      'guesses',
      'trail_followers',
      'search_tops',
      'ticket_presence',
      'page_bookmarks',
    ]
    for (const [name, rows] of Object.entries(before.tables))
      expect([name, after.tables[name]]).toEqual([name, leftBehind.includes(name) ? [] : rows])
    expect(after.sequences).toEqual(before.sequences)
    const [mail] = await copy.query<{ hash: string }>("select encode(hash, 'hex') as hash from raw_mails")
    const stored = join(copy.folder, 'files', mail?.hash.slice(0, 2) ?? '', mail?.hash ?? '')
    expect(readFileSync(stored, 'utf8')).toBe(storedMail)
    expect(await schemaOf(copy)).toBe(await schemaOf(origin))
    await copy.close()
  },
  patient,
)

test('the archive is its owner’s alone, opens with other programs, and its making stands in the trail', async () => {
  expect(statSync(file).mode & 0o777).toBe(0o600)
  const [entry] = await origin.query<{ facts: { files: number }; door: string }>(
    "select facts, door from trail_entries where type = 'workspace.backed-up'",
  )
  expect(entry).toMatchObject({ door: 'command-line', facts: { files: 3 } })
  const bytes = readFileSync(file)
  expect(bytes.subarray(0, 4).toString('latin1')).toBe('PK\x03\x04')
})

test(
  'mail that was waiting is paused until somebody lets it leave, and a mailing that was under way is stopped',
  async () => {
    const midway = join(origin.folder, 'midway.zip')
    const job =
      "insert into jobs (kind, params, door, language, created_at) values ('mailing', '{}', 'agent', 'es', now())"
    await origin.query(job)
    await origin.encopia(['backup', midway])
    const copy = await openTerminal('empty')
    const restored = await copy.encopia(['restore', midway])
    const stopped = "select kind from jobs join job_cancellations on job_id = id where kind = 'mailing'"
    expect(await copy.query(stopped)).toHaveLength(1)
    expect(restored.out).toContain('2 deliveries that were waiting are paused: "encopia deliveries resume"')
    const states = 'select state, leased_until, lease_token from deliveries order by message_id'
    const paused = { state: 'paused', leased_until: null, lease_token: null }
    expect(await copy.query(states)).toMatchObject([paused, paused, { state: 'kept' }])
    expect((await copy.encopia(['deliveries', 'resume'])).out).toBe('2 deliveries leave now.\n')
    expect(await copy.query(states)).toMatchObject([
      { state: 'queued' },
      { state: 'queued' },
      { state: 'kept' },
    ])
    expect((await copy.encopia(['deliveries', 'resume'])).out).toBe('Nothing was paused.\n')
    const types = 'select type from trail_entries where subject_kind = $1 order by id desc limit 2'
    expect(await copy.query(types, ['workspace'])).toEqual([
      { type: 'workspace.mail-resumed' },
      { type: 'workspace.restored' },
    ])
    await copy.close()
  },
  patient,
)

test(
  'a database that somebody uses is left alone',
  async () => {
    const before = await rowsOf(origin)
    const ran = await origin.encopia(['restore', file])
    expect(ran.code).toBe(1)
    expect(ran.err).toMatch(/^A backup is restored into an empty database only, and this one is in use/)
    expect(await rowsOf(origin)).toEqual(before)
  },
  patient,
)

test(
  'tables that are not ours stay, and nothing is restored beside them',
  async () => {
    const copy = await openTerminal('blank')
    await copy.query('create table somebody_elses (id integer)')
    expect((await copy.encopia(['restore', file])).code).toBe(1)
    expect(await copy.query("select tablename from pg_tables where schemaname = 'public'")).toEqual([
      { tablename: 'somebody_elses' },
    ])
    await copy.close()
  },
  patient,
)

test(
  'without the same SECRET it says what must be made again; with it nothing must',
  async () => {
    const other = { SECRET: 'another secret that is long enough, too' }
    const copy = await openTerminal('blank')
    const without = await copy.encopia(['restore', file], { env: other })
    expect(without.out).toContain('1 second factors cannot be read and must be made again')
    const doctor = await copy.encopia(['doctor'], { env: other })
    expect(doctor.code).toBe(1)
    expect(doctor.out).toContain('wrong      SECRET: cannot read 1 of 1 second factors')
    const released = await copy.encopia(['agent', 'reset-second-factor', cast.ownerEmail], { env: other })
    expect(released.out).toContain('signs in with the password alone from now on')
    await copy.close()

    const secretFile = join(origin.folder, 'with-secret.zip')
    expect((await origin.encopia(['backup', secretFile, '--with-secret'])).code).toBe(0)
    const second = await openTerminal('blank')
    const withSecret = await second.encopia(['restore', secretFile], { env: other })
    const kept = join(second.folder, 'secret.restored')
    expect(withSecret.out).toContain(`The SECRET of the backup is in ${kept}`)
    expect(readFileSync(kept, 'utf8')).toBe(`${terminalSecret}\n`)
    expect(statSync(kept).mode & 0o777).toBe(0o600)
    await second.close()
  },
  patient,
)

test(
  'an archive that was cut off anywhere, or altered anywhere, brings nothing in',
  async () => {
    const whole = readFileSync(file)
    const damaged = join(origin.folder, 'damaged.zip')
    const { checkArchive } = await import('../../server/modules/upkeep/index.ts')
    expect((await checkArchive(file)).tables.length).toBeGreaterThan(20)
    const places = Array.from({ length: 24 }, (_, at) => Math.floor((whole.length * (at + 0.5)) / 24))
    for (const place of [0, 1, 100, ...places, whole.length - 1]) {
      writeFileSync(damaged, whole.subarray(0, place))
      await expect(checkArchive(damaged)).rejects.toThrow(/cut off/)
      const altered = Buffer.from(whole)
      altered[place] = (altered[place] ?? 0) ^ 0x20
      writeFileSync(damaged, altered)
      await expect(checkArchive(damaged), `byte ${place} altered`).rejects.toThrow()
    }
    const copy = await openTerminal('empty')
    const altered = Buffer.from(whole)
    const middle = whole.indexOf('tables/trail_entries.ndjson') + 200
    altered[middle] = (altered[middle] ?? 0) ^ 1
    writeFileSync(damaged, altered)
    const ran = await copy.encopia(['restore', damaged])
    expect(ran.code).toBe(1)
    expect(ran.err).toMatch(
      /^(?:Restoring \w+…\n)*The backup cannot be used: tables\/\w+\.ndjson in it was altered\.\n$/,
    )
    expect(await copy.query('select from people union all select from workspace')).toEqual([])
    expect(
      await copy.query("select count(*)::integer as count from pg_constraint where contype = 'f'"),
    ).toEqual(await origin.query("select count(*)::integer as count from pg_constraint where contype = 'f'"))
    await copy.close()
  },
  patient,
)

test(
  'standard output takes the same archive as a file',
  async () => {
    const child = origin.begin(['backup', '-'])
    const chunks: Buffer[] = []
    child.stdout?.on('data', (chunk: Buffer) => chunks.push(chunk))
    const [code] = await once(child, 'close')
    expect(code).toBe(0)
    const piped = join(origin.folder, 'piped.zip')
    writeFileSync(piped, Buffer.concat(chunks))
    const checked = await origin.encopia(['restore', piped, '--check'])
    expect(checked.out).toMatch(/^The backup of .* is whole: /)
  },
  patient,
)

test('a backup that is there already is kept, unless told otherwise', async () => {
  const before = readFileSync(file)
  const ran = await origin.encopia(['backup', file])
  expect(ran).toMatchObject({ code: 1, out: '' })
  expect(ran.err).toMatch(/encopia\.zip is there already: give another name, or --force to replace it\.\n$/)
  expect(readFileSync(file).equals(before)).toBe(true)
  expect((await origin.encopia(['backup', file, '--force'])).code).toBe(0)
  expect(readFileSync(file).equals(before)).toBe(false)
})

test('a folder that cannot be written is one sentence', async () => {
  const ran = await origin.encopia(['backup', '/nowhere/encopia.zip'])
  expect(ran).toMatchObject({
    code: 1,
    out: '',
    err: '/nowhere/encopia.zip.part cannot be written (ENOENT).\n',
  })
  expect(existsSync('/nowhere')).toBe(false)
})
