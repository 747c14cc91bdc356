import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTerminal, type Terminal } from '../../test/harness/command-line.ts'
import { startSmtpSink } from '../../test/harness/smtp-sink.ts'
import type { Finding } from './doctor/finding.ts'

let terminal: Terminal
beforeAll(async () => {
  terminal = await openTerminal('empty')
})
afterAll(() => terminal.close())

async function examine(
  env: Record<string, string> = {},
): Promise<{ code: number; of: (about: string) => Finding | undefined }> {
  const ran = await terminal.encopia(['doctor', '--json'], { env })
  expect(ran.err).toBe('')
  const findings: Finding[] = JSON.parse(ran.out)
  return { code: ran.code, of: (about) => findings.find((finding) => finding.about === about) }
}

// The test's PostgreSQL does not wait for the disk, on purpose; the doctor sees it.
test('a database that does not wait for the disk is wrong, and the end is 1', async () => {
  const { code, of } = await examine()
  expect(code).toBe(1)
  expect(of('Durability')).toMatchObject({ state: 'wrong', words: expect.stringContaining('fsync') })
  expect(of('Node')?.state).toBe('ok')
  expect(of('Schema')?.state).toBe('ok')
  expect(of('Extensions')?.state).toBe('ok')
  expect(of('Clocks')?.state).toBe('ok')
  expect(of('Disk')).toBeDefined()
})

test('two roles keep the program from changing the trail; one role for both does not', async () => {
  expect((await examine()).of('Trail')?.state).toBe('ok')
  const one = { DATABASE_URL: terminal.database.ownerUrl, MIGRATE_DATABASE_URL: '' }
  expect((await examine(one)).of('Trail')).toMatchObject({
    state: 'attention',
    words: expect.stringContaining('one role does both works'),
  })
})

test('passwords over plain http to another machine deserve attention, and https without a trusted proxy too', async () => {
  expect((await examine()).of('Address')?.state).toBe('ok')
  const plain = await examine({ PUBLIC_URL: 'http://soporte.alameda.example' })
  expect(plain.of('Address')?.state).toBe('attention')
  const behind = await examine({ PUBLIC_URL: 'https://soporte.alameda.example' })
  expect(behind.of('Address')?.state).toBe('ok')
  expect(behind.of('Proxy')?.state).toBe('attention')
})

test('mail: kept without SMTP, ok when the server lets us in, wrong with its words when not; nothing is sent', async () => {
  expect((await examine()).of('Mail')?.state).toBe('attention')
  const sink = await startSmtpSink()
  try {
    expect((await examine({ SMTP_URL: sink.url })).of('Mail')?.state).toBe('ok')
    expect(sink.received).toEqual([])
  } finally {
    await sink.stop()
  }
  const refused = await examine({ SMTP_URL: 'smtp://someone:secret-word@127.0.0.1:1' })
  expect(refused.of('Mail')).toMatchObject({ state: 'wrong', words: expect.stringContaining('ECONNREFUSED') })
  expect(JSON.stringify(refused.of('Mail'))).not.toContain('secret-word')
})

test('mail that should have left is wrong, and paused mail deserves attention', async () => {
  expect((await examine()).of('Deliveries')?.state).toBe('ok')
  await terminal.query(`
    with address as (insert into addresses (address, first_seen_at) values ('a@b.example', now()) returning address),
    template as (
      insert into mail_templates (event, door, language, version, is_shipped, subject, body, reason, created_at)
      values ('password-changed', 'agent', 'es', 99, false, 'x', 'x', 'x', now()) returning id
    ), message as (
      insert into messages (event, lane, subject_kind, subject_id, created_at)
      select 'password-changed', 'credential', 'contact', 1, now() from generate_series(1, 2) returning id
    ), recipient as (
      insert into message_recipients (message_id, position, address, typed_address, name, language, time_zone, template_id, verdict, rule)
      select message.id, 0, address, address, 'A', 'es', 'UTC', template.id, 'in', 'person' from message, address, template
      returning message_id
    )
    insert into deliveries (message_id, position, lane, destination, state, next_at)
    select message_id, 0, 'credential', 'b.example', case when message_id % 2 = 0 then 'queued' else 'paused' end,
           now() - interval '1 hour'
    from recipient`)
  const { of } = await examine()
  expect(of('Deliveries')).toMatchObject({
    state: 'wrong',
    words: expect.stringMatching(/^1 should have left, the oldest 6\d minutes/),
  })
  expect(of('Paused mail')?.state).toBe('attention')
  await terminal.query('insert into sending_pauses (at) values (now())')
  expect((await examine()).of('Deliveries')).toMatchObject({
    state: 'attention',
    words: expect.stringContaining('halted all sending'),
  })
})

test('a key that SECRET does not open leaves mail unsigned, which is wrong', async () => {
  expect((await examine()).of('Signing')?.state).toBe('ok')
  await terminal.query(`
    insert into dkim_keys (domain, selector, sealed_key, public_key, created_at, in_use_since)
    values ('localhost', 'lost', '\\x00', 'AAAA', now(), now())`)
  expect((await examine()).of('Signing')).toMatchObject({
    state: 'wrong',
    words: expect.stringContaining('leaves unsigned'),
  })
})

test('a database of an earlier version deserves attention', async () => {
  await terminal.query(
    'delete from schema_migrations where number = (select max(number) from schema_migrations)',
  )
  const { of } = await examine()
  expect(of('Schema')).toMatchObject({ state: 'attention', todo: expect.stringContaining('encopia migrate') })
})

test('a database that cannot be reached is one finding among the others', async () => {
  const { code, of } = await examine({
    DATABASE_URL: 'postgresql://x@127.0.0.1:1/x',
    MIGRATE_DATABASE_URL: '',
  })
  expect(code).toBe(1)
  expect(of('Database')?.state).toBe('wrong')
  expect(of('Node')?.state).toBe('ok')
})
