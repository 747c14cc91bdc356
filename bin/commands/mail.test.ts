import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTerminal, type Terminal } from '../../test/harness/command-line.ts'

let terminal: Terminal
beforeAll(async () => {
  terminal = await openTerminal('empty')
})
afterAll(() => terminal.close())

const raw = 'Subject: sin remitente\r\n\r\nHola\r\n'

test('a mail from the pipe of a mail server is stored with what that server knows, and can be read again later', async () => {
  await terminal.query(
    `insert into departments
       (name, folded_name, address, typed_address, category, unknown_senders, created_at, updated_at)
     values ('Soporte', 'soporte', 'soporte@alameda.example', 'soporte@alameda.example', 'support', 'accept', now(), now())`,
  )
  const args = ['mail', 'deliver', '--from', 'a@b.example', '--peer', '192.0.2.1', 'soporte@alameda.example']
  expect(await terminal.encopia(args, { input: raw })).toMatchObject({ code: 0, out: '', err: '' })
  const stored = () =>
    terminal.query<{ id: number }>('select id, via, envelope, state, outcome from raw_mails')
  expect(await stored()).toMatchObject([
    {
      via: 'command-line',
      envelope: { from: 'a@b.example', to: ['soporte@alameda.example'], peer: '192.0.2.1' },
      state: 'waiting',
    },
  ])
  const nobody = await terminal.encopia(['mail', 'deliver', 'nadie@otro.example'], { input: raw })
  expect([nobody.code, nobody.err]).toEqual([67, expect.stringContaining('nadie@otro.example')])
  expect(await terminal.encopia(['mail', 'deliver'], { input: '' })).toMatchObject({
    code: 65,
    err: 'The mail is empty: not a byte came.\n',
  })
  expect(await stored()).toHaveLength(1)
  await terminal.query(
    "update raw_mails set state = 'decided', outcome = 'ignored', step = 'none', decided_at = now()",
  )
  const [mail] = await stored()
  expect(await terminal.encopia(['mail', 'reprocess', String(mail?.id)])).toMatchObject({
    code: 0,
    out: '1 mails were read again.\n',
  })
  expect(await stored()).toMatchObject([{ state: 'decided', outcome: 'held' }])
  expect((await terminal.encopia(['mail', 'reprocess'])).code).toBe(2)
})

test('a mail that cannot be stored is left with its mail server, which tries again', async () => {
  const { code, err } = await terminal.encopia(['mail', 'deliver'], {
    input: raw,
    env: { DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/none' },
  })
  expect(code).toBe(75)
  expect(err).not.toBe('')
})
