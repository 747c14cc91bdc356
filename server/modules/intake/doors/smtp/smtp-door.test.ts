import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createTransport } from 'nodemailer'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Talk, talkTo } from '../../../../../test/harness/smtp-talk.ts'
import { startTestServer, type TestServer } from '../../../../../test/harness/test-server.ts'
import { openLog } from '../../../../lib/log.ts'
import { listenForMail, type MailDoor } from './listen-for-mail.ts'
import type { PeerLimits } from './peers.ts'

let server: TestServer
let folder: string
const doors: MailDoor[] = []
beforeAll(async () => {
  server = await startTestServer()
  folder = mkdtempSync(join(tmpdir(), 'encopia-door-'))
})
afterAll(async () => {
  for (const door of doors) await door.close()
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
})

async function open(
  limits: Partial<PeerLimits> = {},
  site: Partial<TestServer['wiring']> = {},
): Promise<number> {
  const door = await listenForMail(
    { ...server.wiring, ...site },
    {
      at: { host: '127.0.0.1', port: 0, isGiven: true },
      name: 'mx.alameda.example',
      tlsFolder: folder,
      trusted: [],
      log: openLog('silent'),
      limits,
    },
  )
  if (!door) throw new Error('no door')
  doors.push(door)
  return door.port
}

/** What is stored and waits, oldest first. */
async function waiting() {
  const rows = await server.wiring.db
    .selectFrom('raw_mails')
    .select(['id', 'hash', 'envelope', 'via', 'state'])
    .orderBy('id')
    .execute()
  return Promise.all(
    rows.map(async (row) => ({
      ...row,
      content: (await server.wiring.files.readWhole(row.hash)).toString('latin1'),
    })),
  )
}
const countBefore = async () => (await waiting()).length

async function upToData(port: number): Promise<Talk> {
  const talk = await talkTo(port)
  await talk.say('EHLO mail.cliente.example')
  await talk.say('MAIL FROM:<mfnunez@papeleradelbajio.example>')
  await talk.say('RCPT TO:<soporte@alameda.example>')
  await talk.say('DATA')
  return talk
}

test('rule 1: a mail is stored as it came, with its envelope, before it is answered 250', async () => {
  const talk = await upToData(await open())
  const raw = 'From: mfnunez@papeleradelbajio.example\r\nSubject: =?x?=\r\n\r\nHola \xf1\r\n.. dos puntos\r\n'
  expect(await talk.sayBytes(Buffer.from(`${raw.replace('\r\n..', '\r\n...')}.\r\n`, 'latin1'))).toMatch(
    /^250 2\.6\.0 Taken as \d+$/,
  )
  const [mail] = (await waiting()).slice(-1)
  expect(mail).toMatchObject({
    content: raw,
    via: 'smtp',
    state: 'waiting',
    envelope: {
      from: 'mfnunez@papeleradelbajio.example',
      to: ['soporte@alameda.example'],
      peer: '127.0.0.1',
      helo: 'mail.cliente.example',
    },
  })
  talk.end()
})

test('only addresses of departments are taken, with or without a plus, in any case; nothing is relayed', async () => {
  const talk = await talkTo(await open())
  await talk.say('EHLO mail.cliente.example')
  await talk.say('MAIL FROM:<>')
  for (const ours of [
    'soporte@alameda.example',
    'SOPORTE+r2x@ALAMEDA.example',
    'Postmaster',
    'postmaster@alameda.example',
  ])
    expect(await talk.say(`RCPT TO:<${ours}>`), ours).toMatch(/^250 /)
  expect(await talk.say('RCPT TO:<ventas@alameda.example>')).toMatch(/^550 5\.1\.1 /)
  for (const foreign of [
    'oscar@cenzontle.example',
    'soporte%cenzontle.example@relay.example',
    '@alameda.example:oscar@cenzontle.example',
  ])
    expect(await talk.say(`RCPT TO:<${foreign}>`), foreign).toMatch(/^(550 5\.7\.1|501) /)
  expect(await talk.say('AUTH PLAIN AAAA')).toMatch(/^5\d\d /)
  talk.end()
})

test('where a department was before, answers to copies are taken still, and nothing else', async () => {
  const owner = server.as('owner')
  const path = '/api/agent/settings/departments'
  const made = (await owner.post(path, { name: 'Ventas', address: 'antes@ventas.example' })).body
  const { department } = (await owner.patch(`${path}/${made.id}`, { address: 'ventas@ventas.example' }, made))
    .body
  const talk = await talkTo(await open())
  const judged = async (to: string) => (await talk.say(`RCPT TO:<${to}>`)).slice(0, 3)
  await talk.say('EHLO mail.cliente.example')
  await talk.say('MAIL FROM:<>')
  expect(await judged('Antes+r2x@ventas.example')).toBe('250')
  expect(await judged('antes@ventas.example')).toBe('550')
  await owner.patch(`${path}/${made.id}`, { address: 'antes@ventas.example' }, department)
  for (const each of ['antes', 'antes+r2x', 'ventas+r2x'])
    expect(await judged(`${each}@ventas.example`), each).toBe('250')
  expect(await judged('ventas@ventas.example')).toBe('550')
  talk.end()
})

test.each([
  ['LF dot LF', '\n.\n'],
  ['LF dot CR LF', '\n.\r\n'],
  ['CR LF dot LF', '\r\n.\n'],
  ['CR dot CR', '\r.\r'],
  ['CR dot CR LF', '\r.\r\n'],
  ['CR LF dot CR', '\r\n.\r'],
])('a bare CR or LF around a dot ends nothing and smuggles no second message: %s', async (_name, end) => {
  const before = await countBefore()
  const talk = await upToData(await open())
  const second =
    'MAIL FROM:<iker@alameda.example>\r\nRCPT TO:<soporte@alameda.example>\r\nDATA\r\nFrom: iker@alameda.example\r\n\r\nsecond\r\n.\r\n'
  expect(await talk.sayBytes(`Subject: first\r\n\r\nfirst${end}${second}`)).toMatch(/^550 5\.6\.11 /)
  expect(await talk.say('NOOP')).toMatch(/^250 /)
  expect(await countBefore()).toBe(before)
  talk.end()
})

test('bare line ends that mean no end are content, kept to the byte, and commands sent ahead are a mail of their own', async () => {
  const before = await countBefore()
  const talk = await upToData(await open())
  const first = 'Subject: uno\n\nuna línea\nsuelta\r.y otra\r\n'
  talk.write(
    `${first}.\r\nMAIL FROM:<oscar@cenzontle.example>\r\nRCPT TO:<soporte@alameda.example>\r\nDATA\r\n`,
  )
  for (const code of [250, 250, 250, 354]) expect(await talk.hear()).toMatch(new RegExp(`^${code} `))
  expect(await talk.sayBytes('Subject: dos\r\n\r\n\r\n.\r\n')).toMatch(/^250 /)
  const [one, two] = (await waiting()).slice(before)
  expect(one?.content).toBe(Buffer.from(first).toString('latin1'))
  expect(two).toMatchObject({
    content: 'Subject: dos\r\n\r\n\r\n',
    envelope: { from: 'oscar@cenzontle.example' },
  })
  talk.end()
})

test('a message that is too large is refused for good, by what it says and by what it is', async () => {
  const port = await open()
  const talk = await talkTo(port)
  expect(await talk.say('EHLO mail.cliente.example')).toMatch(/SIZE 26214400/)
  expect(await talk.say('MAIL FROM:<a@b.example> SIZE=26214401')).toMatch(/^552 /)
  talk.end()
})

test('a message that could not be stored may be sent again', async () => {
  const before = await countBefore()
  const files = { ...server.wiring.files, put: async () => Promise.reject(new Error('no room on the disk')) }
  const talk = await upToData(await open({}, { files }))
  expect(await talk.sayBytes('Subject: x\r\n\r\ny\r\n.\r\n')).toMatch(/^451 4\.3\.0 /)
  expect(await countBefore()).toBe(before)
  talk.end()
})

test('a connection that is cut in the middle of a message leaves none', async () => {
  const before = await countBefore()
  const port = await open()
  const talk = await upToData(port)
  talk.write('Subject: half\r\n\r\n')
  talk.end()
  const next = await upToData(port)
  expect(await next.sayBytes('Subject: whole\r\n\r\n.\r\n')).toMatch(/^250 /)
  expect((await waiting()).slice(before).map((mail) => mail.content)).toEqual(['Subject: whole\r\n\r\n'])
  next.end()
})

test('one peer alone cannot use up the door', async () => {
  const port = await open({ connections: 2, messagesAMinute: 2, strangersAnHour: 1 })
  const one = await talkTo(port)
  const two = await talkTo(port)
  const three = await talkTo(port)
  expect(await three.say('EHLO x')).toBe('')
  expect(await one.say('EHLO x')).toMatch(/^250/)
  await one.say('MAIL FROM:<>')
  expect(await one.say('RCPT TO:<nadie@alameda.example>')).toMatch(/^550 /)
  expect(await one.say('RCPT TO:<ninguno@alameda.example>')).toMatch(/^421 4\.7\.0 /)
  for (const talk of [one, two, three]) talk.end()
})

test('mail comes in encrypted by a key pair of our own making, in UTF-8 addresses, by an ordinary mail library', async () => {
  const port = await open()
  const transport = createTransport({
    port,
    host: '127.0.0.1',
    requireTLS: true,
    tls: { rejectUnauthorized: false },
  })
  const sent = await transport.sendMail({
    from: 'ñandú@cenzontle.example',
    to: 'soporte@alameda.example',
    subject: 'Cifrado',
    text: 'Hola',
  })
  transport.close()
  expect(sent.accepted).toEqual(['soporte@alameda.example'])
  const [mail] = (await waiting()).slice(-1)
  expect(mail?.envelope).toMatchObject({
    tls: expect.stringMatching(/^TLSv1\.3 /),
    from: 'ñandú@cenzontle.example',
  })
})
