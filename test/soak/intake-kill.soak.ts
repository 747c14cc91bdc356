import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type DnsServer, startDnsServer } from '../harness/dns-server.ts'
import { noDovecot, startDovecot } from '../harness/dovecot.ts'
import { talkTo } from '../harness/smtp-talk.ts'
import { noteFigure, sayProgress, share } from '../harness/soak.ts'
import { crash, type Program, startProgram } from './program.ts'
import { query, setUp } from './set-up.ts'
import { type SigningDomain, signingDomain } from './signed-mail.ts'

const mails = share({ test: 40, soak: 1000 })
const kills = share({ test: 2, soak: 60 })
const clients = 4

let dns: DnsServer
let domain: SigningDomain
beforeAll(async () => {
  domain = signingDomain('papelera.example')
  dns = await startDnsServer(domain.records)
})
afterAll(() => dns.stop())

/** The program with its department, killed and started again as often as one likes. */
async function onStage(env: Record<string, string>) {
  const dataDir = mkdtempSync(join(tmpdir(), 'encopia-intake-'))
  const all = {
    ...env,
    DATA_DIR: dataDir,
    PORT: '0',
    TRUST_PROXY: '127.0.0.1',
    DNS_SERVERS: dns.address,
    MAIL_FROM: 'soporte@alameda.example',
  }
  let program: Program = await startProgram(all)
  await setUp(program)
  return {
    dataDir,
    async crash() {
      await crash(program)
      program = await startProgram(all)
    },
    async [Symbol.asyncDispose]() {
      program.child.kill('SIGTERM')
      await program.ended
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

// So many that none of them is stopped for writing faster than people do.
const people = 200

const mail = (number: number): Promise<Buffer> =>
  domain.mail({
    from: `"Persona ${number % people}" <p${number % people}@papelera.example>`,
    subject: `Caso ${number}`,
    id: `m${number}`,
  })

/** Waits until nothing waits to be read; then which mails became how many messages of tickets. */
async function readTo(dataDir: string, count: number): Promise<Record<string, number>> {
  // What the killed were at waits for their leases to end, which nobody here waits for.
  await query(
    dataDir,
    "update raw_mails set leased_until = now() where state = 'waiting' and leased_until is not null",
  )
  const state = () =>
    query<{ waiting: number; came: number }>(
      dataDir,
      `select count(*) filter (where state = 'waiting')::integer as waiting,
              count(distinct coalesce(message_id_header, id::text))::integer as came
       from raw_mails`,
    )
  await expect
    .poll(async () => (await state())[0], { timeout: 120_000 })
    .toMatchObject({ waiting: 0, came: expect.toSatisfy((came: number) => came >= count) })
  expect(await withoutMessage(dataDir)).toEqual([])
  const [found] = await query<Record<string, number>>(
    dataDir,
    `select count(*) filter (where messages = 1)::integer as once,
            count(*) filter (where messages > 1)::integer as more,
            count(*) filter (where messages = 0)::integer as never
     from (
       select message_id_header, count(message.id) as messages
       from raw_mails mail
       left join ticket_messages message on message.raw_mail_id = mail.id
       group by message_id_header
     ) each`,
  )
  return found ?? {}
}

/** What became of mails that are no message and no repetition of one. */
const withoutMessage = (dataDir: string) =>
  query(
    dataDir,
    `select outcome, reason, facts ->> 'words' as words, count(*)::integer
     from raw_mails mail
     where outcome <> 'duplicate'
       and not exists (select from ticket_messages where raw_mail_id = mail.id)
     group by 1, 2, 3`,
  )

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer()
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })

const ways =
  noDovecot === null ? 'over SMTP and as many in a mailbox' : `over SMTP (in a mailbox not: ${noDovecot})`

test(`each of ${mails} mails ${ways} becomes one message, whenever the program is killed`, async (context) => {
  const port = await freePort()
  const dovecot = noDovecot === null ? await startDovecot() : null
  try {
    const imap = dovecot
      ? `imap://soporte:${encodeURIComponent(dovecot.password)}@127.0.0.1:${dovecot.port}/INBOX?security=none`
      : ''
    await using stage = await onStage({ MAIL_LISTEN: `127.0.0.1:${port}`, IMAP_URL: imap })
    if (dovecot) {
      const looked = () => query(stage.dataDir, 'select from mailboxes where checked_at is not null')
      await expect.poll(looked).toHaveLength(1)
    }
    let next = 0
    let taken = 0
    using _ = sayProgress(() => `${taken} of ${mails} mails ${ways}`)
    // As a mail server does: again and again until it is taken.
    const send = async (): Promise<void> => {
      while (next < mails) {
        const number = next++
        const raw = await mail(number)
        while (!(await isTaken(port, raw, number))) await pause(50)
        dovecot?.deliver('soporte', await mail(mails + number))
        taken += 1
      }
    }
    const sending = Promise.all(Array.from({ length: clients }, send))
    for (let killed = 0; killed < kills; killed++) {
      await pause((randomBytes(1).readUInt8() / 255) * 800)
      await stage.crash()
    }
    await sending
    const count = dovecot ? 2 * mails : mails
    const found = await readTo(stage.dataDir, count)
    noteFigure(
      context,
      `${mails} mails ${ways}, the program killed ${kills} times: ${JSON.stringify(found)} as messages of tickets.`,
    )
    expect(found).toEqual({ once: count, more: 0, never: 0 })
  } finally {
    await dovecot?.stop()
  }
})

async function isTaken(port: number, raw: Buffer, number: number): Promise<boolean> {
  const talk = await talkTo(port)
  try {
    for (const line of [
      'EHLO papelera.example',
      `MAIL FROM:<p${number % people}@papelera.example>`,
      'RCPT TO:<soporte@alameda.example>',
    ])
      if (!(await talk.say(line)).startsWith('250')) return false
    if (!(await talk.say('DATA')).startsWith('354')) return false
    return (await talk.sayBytes(Buffer.concat([raw, Buffer.from('\r\n.\r\n')]))).startsWith('250')
  } finally {
    talk.end()
  }
}
