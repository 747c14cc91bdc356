import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Dovecot, noDovecot, startDovecot } from '../../../../../test/harness/dovecot.ts'
import { startTestServer, type TestServer } from '../../../../../test/harness/test-server.ts'
import { openLog } from '../../../../lib/log.ts'
import { keepMailboxes } from './keep-mailboxes.ts'

const settings = '/api/agent/settings/mailboxes'
const values = {
  name: 'Soporte',
  host: 'imap.alameda.example',
  port: 993,
  security: 'tls',
  userName: 'soporte',
  password: 'una contraseña',
}
let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

test('a mailbox is made, changed, deleted and taken back; its password is kept sealed and never told', async () => {
  const admin = server.as('admin')
  const made = await admin.post(settings, { ...values, authservIds: ['MX.alameda.example'] })
  expect(made).toMatchObject({
    status: 201,
    body: {
      name: 'Soporte',
      folder: 'INBOX',
      authservIds: ['mx.alameda.example'],
      checkedAt: null,
      failure: null,
    },
  })
  const path = `${settings}/${made.body.id}`
  const changed = await admin.patch(path, { password: 'otra', isPaused: true }, { version: 1 })
  expect(changed).toMatchObject({ status: 200, body: { mailbox: { isPaused: true, version: 2 } } })
  expect(JSON.stringify([made.body, changed.body, (await admin.get(path)).body])).not.toMatch(
    /contraseña|otra/,
  )
  const gone = await admin.delete(path, { version: 2 })
  expect((await admin.get(settings)).body.items).toEqual([])
  expect((await admin.post(`/api/agent/undos/${gone.body.undoId}`)).status).toBe(200)
  expect((await admin.get(path)).body).toMatchObject({ name: 'Soporte', isPaused: true })
  const stored = await server.wiring.db
    .selectFrom('mailboxes')
    .select('sealed_password')
    .executeTakeFirstOrThrow()
  expect(stored.sealed_password.toString('latin1')).not.toContain('otra')
})

test('everything that is wrong with a mailbox is said at once', async () => {
  const { body } = await server.as('admin').post(settings, {
    ...{ name: ' ', host: 'no host', port: 0, security: 'tls', userName: '', password: '', folder: '' },
    departmentId: 999_999,
  })
  expect(body.problems.map(({ path, code }: { path: string; code: string }) => [path, code])).toEqual([
    ['name', 'mailbox.no-name'],
    ['host', 'mailbox.host'],
    ['userName', 'mailbox.no-user'],
    ['folder', 'mailbox.no-folder'],
    ['port', 'mailbox.port'],
    ['password', 'mailbox.no-password'],
    ['departmentId', 'mailbox.department'],
  ])
})

test('the password that is kept is tried on its own server only', async () => {
  const admin = server.as('admin')
  const { body } = await admin.post(settings, { ...values, isPaused: true })
  const { host: _host, password: _password, name: _name, ...same } = values
  const tried = await admin.post(`${settings}/try`, { ...same, host: 'elsewhere.example', id: body.id })
  expect(tried).toMatchObject({ status: 422, body: { problems: [{ code: 'mailbox.password-elsewhere' }] } })
})

describe.skipIf(noDovecot !== null)(`with a real IMAP server${noDovecot ? ` (${noDovecot})` : ''}`, () => {
  let dovecot: Dovecot
  beforeAll(async () => {
    dovecot = await startDovecot()
  })
  afterAll(() => dovecot.stop())

  const reached = (userName: string) => ({
    ...{ host: '127.0.0.1', port: dovecot.port, security: 'none', userName, password: dovecot.password },
  })
  const mail = (subject: string) =>
    `From: mfnunez@papeleradelbajio.example\r\nSubject: ${subject}\r\n\r\nHola\r\n`
  const subjects = async (mailboxId: number): Promise<string[]> => {
    const rows = await server.wiring.db
      .selectFrom('raw_mails')
      .select(['hash', 'envelope'])
      .where('via', '=', 'imap')
      .orderBy('id')
      .execute()
    const own = rows.filter(({ envelope }) => (envelope as { mailboxId: number }).mailboxId === mailboxId)
    const contents = await Promise.all(own.map(({ hash }) => server.wiring.files.readWhole(hash)))
    return contents.map((content) => /Subject: (.*)\r/.exec(content.toString())?.[1] ?? '')
  }
  /** Follows the mailboxes while something is done. */
  async function following(work: () => Promise<void>): Promise<void> {
    const ending = new AbortController()
    const kept = keepMailboxes({ ...server.wiring, log: openLog('silent') }, ending.signal)
    try {
      await work()
    } finally {
      ending.abort()
      await kept
    }
  }
  const make = async (userName: string, more: object = {}): Promise<number> =>
    (await server.as('admin').post(settings, { name: userName, ...reached(userName), ...more })).body.id
  const standing = async (id: number) => (await server.as('admin').get(`${settings}/${id}`)).body

  test('a connection is tried before it is kept: what works is said, and what does not in the server’s words', async () => {
    dovecot.deliver('probada', mail('uno'))
    const attempt = (more: object) =>
      server
        .as('admin')
        .post(`${settings}/try`, { ...reached('probada'), ...more })
        .then(({ body }) => body)
    expect(await attempt({})).toEqual({ result: 'works', messages: 1, folders: ['INBOX'] })
    expect(await attempt({ password: 'otra' })).toMatchObject({ result: 'refused' })
    expect(await attempt({ folder: 'Nada' })).toMatchObject({ result: 'no-folder' })
    expect(await attempt({ security: 'starttls' })).toMatchObject({ result: 'not-encrypted' })
    expect(await attempt({ port: 1 })).toMatchObject({ result: 'unreachable' })
  })

  test('a mailbox begins with what comes from now on, hears of it at once, and goes on where it was; nothing is marked', async () => {
    dovecot.deliver('nueva', mail('antes'))
    const id = await make('nueva')
    await following(async () => {
      await expect.poll(async () => (await standing(id)).checkedAt).not.toBeNull()
      dovecot.deliver('nueva', mail('uno'))
      await expect.poll(() => subjects(id)).toEqual(['uno'])
    })
    dovecot.deliver('nueva', mail('dos'))
    await following(() => expect.poll(() => subjects(id)).toEqual(['uno', 'dos']))
    const tried = await server.as('admin').post(`${settings}/try`, reached('nueva'))
    expect(tried.body).toMatchObject({ messages: 3 })
  })

  test('all that is there is taken where that is asked for; numbered anew by its server, no mail is lost', async () => {
    for (const subject of ['uno', 'dos']) dovecot.deliver('vieja', mail(subject))
    const id = await make('vieja', { takes: 'all' })
    await following(async () => {
      await expect.poll(async () => (await subjects(id)).toSorted()).toEqual(['dos', 'uno'])
      await expect.poll(async () => (await standing(id)).checkedAt).not.toBeNull()
    })
    await dovecot.renumber('vieja')
    dovecot.deliver('vieja', mail('tres'))
    // Stored again under their new numbers; what is the same by its content is decided to be one later.
    await following(() =>
      expect.poll(async () => (await subjects(id)).toSorted()).toEqual(['dos', 'dos', 'tres', 'uno', 'uno']),
    )
  })

  test('what is too large stays there, is told in settings, and is told no longer once it is gone', async () => {
    const id = await make('llena', { takes: 'all' })
    const large = `Subject: Planos\r\nFrom: obra@firma.example\r\n\r\n${'x'.repeat(76).concat('\r\n').repeat(340_000)}`
    dovecot.deliver('llena', large)
    await following(async () => {
      await expect.poll(async () => (await standing(id)).left?.count).toBe(1)
      dovecot.deliver('llena', mail('pequeño'))
      await expect.poll(() => subjects(id)).toEqual(['pequeño'])
      expect((await standing(id)).left).toMatchObject({
        ...{ count: 1, since: expect.any(String) },
        latest: {
          subject: 'Planos',
          sender: 'obra@firma.example',
          reason: 'too-large',
          size: expect.any(Number),
        },
      })
    })
    dovecot.empty('llena')
    await following(() => expect.poll(async () => (await standing(id)).left).toBeNull())
    expect(await subjects(id)).toEqual(['pequeño'])
  })

  test('a mailbox that cannot be looked at says why', async () => {
    const id = await make('cerrada', { password: 'otra' })
    await following(() =>
      expect.poll(async () => (await standing(id)).failure?.words).toMatch(/authentication failed/i),
    )
  })
})
