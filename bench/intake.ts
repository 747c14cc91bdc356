import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { findRunningPostgres } from '../server/lib/postgres/index.ts'
import { type Program, startProgram } from '../test/soak/program.ts'
import { setUp } from '../test/soak/set-up.ts'
import { sendRaw } from './mail/send-raw.ts'
import { addressOf, domains, people, signingDomains, textOf } from './mail/signed-mails.ts'
import { processorSeconds } from './stage.ts'

const count = Number(process.env.INTAKE_MAILS ?? 3000)
/** Mails before anything is measured, on both sides: threads are started, code and statements are warm, the tables counted. */
const warmUp = Number(process.env.INTAKE_WARM ?? 600)
/** How often all of them are sent for the memory; 20,000 mails by default. */
const rounds = Math.ceil(Number(process.env.INTAKE_FLAT ?? 20_000) / count)
const mailPort = Number(process.env.INTAKE_PORT ?? 2599)
const aims = { share: 40, seconds: 1 }

/** Signed mail from SMTP to a ticket that is there to be seen, against mailauth and postal-mime alone on the same mails. */
export async function intake(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'encopia-bench-mails-'))
  const warming = mkdtempSync(join(tmpdir(), 'encopia-bench-warming-'))
  const dataDir = mkdtempSync(join(tmpdir(), 'encopia-bench-intake-'))
  const signing = signingDomains()
  const dns = fork(new URL('./mail/dns.ts', import.meta.url))
  dns.send(signing.flatMap(({ records }) => records))
  const [nameServer] = (await once(dns, 'message')) as [string]
  await write(folder, 0)
  const plain = await readPlainly(folder, nameServer)
  const program = await startProgram({
    ...{ DATA_DIR: dataDir, PORT: '0', MAIL_FROM: 'soporte@alameda.example', DNS_SERVERS: nameServer },
    MAIL_LISTEN: `127.0.0.1:${mailPort}`,
    // No limit of messages a minute for this machine.
    TRUST_PROXY: '127.0.0.1',
  })
  try {
    await setUp(program)
    const client = await fill(dataDir)
    if (warmUp > 0) {
      await write(warming, -1, warmUp)
      await sendAll(client, warming, { expected: warmUp })
      await client.query('analyze')
    }
    const before = processorSeconds(program.child.pid ?? 0)
    const own = await sendAll(client, folder, {})
    const processor = processorSeconds(program.child.pid ?? 0) - before
    const rate = count / own.seconds
    console.log(
      `intake of ${count} mails with DKIM, SPF and DMARC: ${rate.toFixed(0)} a second from SMTP to a ticket, ` +
        `mailauth and postal-mime alone ${(count / plain.seconds).toFixed(0)}: ` +
        `${((100 * plain.seconds) / own.seconds).toFixed(0)} % of it (aim ≥ ${aims.share} %); ` +
        `processor ${each(processor)} ms a mail, without the database’s, and ${each(plain.processor)}; ${await outcomes(client)}`,
    )
    await write(folder, 1)
    const paced = await sendAll(client, folder, { aSecond: rate / 2 })
    const [half, most] = [0.5, 0.95].map((part) => (quantile(paced.waits, part) / 1000).toFixed(2))
    console.log(
      `accepted to visible at half that rate: half within ${half} s, 95 of 100 within ${most} s (aim ≤ ${aims.seconds} s)`,
    )
    const megabytes = [residentMegabytes(program)]
    for (let round = 2; round < rounds; round++) {
      await write(folder, round)
      await sendAll(client, folder, {})
      megabytes.push(residentMegabytes(program))
    }
    console.log(
      `memory after each ${count} of ${count * rounds} mails: ${megabytes.map((size) => size.toFixed(0)).join(', ')} MB`,
    )
    await client.end()
  } finally {
    program.child.kill('SIGTERM')
    await program.ended
    dns.kill()
    for (const each of [folder, warming, dataDir]) rmSync(each, { recursive: true, force: true })
  }

  /** Mails that nobody has seen before, as files whose names say their return paths. */
  async function write(into: string, round: number, many = count): Promise<void> {
    for (const name of readdirSync(into)) rmSync(join(into, name))
    for (let number = 0; number < many; number++) {
      const from = addressOf(number)
      const raw = await signing[number % domains]?.mail({
        ...{
          from: `Persona <${from}>`,
          subject: `Caso ${number}`,
          id: `${round}-${number}`,
          ...textOf(number),
        },
      })
      writeFileSync(join(into, `${number} ${from}.eml`), raw ?? '')
    }
  }
}

async function readPlainly(
  folder: string,
  nameServer: string,
): Promise<{ seconds: number; processor: number }> {
  const child: ChildProcess = fork(new URL('./mail/plain-reader.ts', import.meta.url))
  child.send({ folder, nameServer, warmUp })
  const [took] = (await once(child, 'message')) as [{ seconds: number; passed: number; processor: number }]
  if (took.passed !== count) throw new Error(`only ${took.passed} of ${count} mails pass DMARC`)
  return took
}

/** Everybody who writes is a contact with an account. */
async function fill(dataDir: string): Promise<pg.Client> {
  const running = await findRunningPostgres({ dataDir })
  if (!running) throw new Error('the program runs without its PostgreSQL')
  const client = new pg.Client({ connectionString: running.ownerUrl })
  // It is ended with the program.
  client.on('error', () => undefined)
  await client.connect()
  await client.query(
    `with given as (
       select nextval('person_ids') as id, number, concat('p', number, '@d', number % $2::integer, '.example') as address
       from generate_series(0, $1::integer - 1) number
     ), persons as (
       insert into people (id, kind) select id, 'contact' from given
     ), seen as (
       insert into addresses (address, first_seen_at) select address, now() from given
     ), contacts as (
       insert into contacts (id, name, sort_name, search_text, origin, created_at, updated_at)
       select id, concat('Persona ', number), concat('persona ', number), '', 'agent', now(), now() from given
     ), claimed as (
       insert into claims (address, person_id, typed, is_primary, position, verified_at, created_at)
       select address, id, address, true, 0, now(), now() from given
     )
     insert into accounts (name, sort_name, main_user_id, created_at, updated_at)
     select concat('Cuenta ', number), concat('cuenta ', number), id, now(), now() from given`,
    [people, domains],
  )
  await client.query('analyze')
  return client
}

type Sent = { seconds: number; waits: number[] }

/** Sends all over SMTP, as fast as they are taken or at a rate; ends when each is a message of a ticket. */
async function sendAll(
  client: pg.Client,
  folder: string,
  { aSecond, expected = count }: { aSecond?: number; expected?: number },
): Promise<Sent> {
  const { rows } = await client.query<{ last: number }>(
    'select coalesce(max(id), 0)::integer as last from ticket_messages',
  )
  const seen = watch(client, rows[0]?.last ?? 0, expected)
  const started = performance.now()
  const acknowledged = await sendRaw(folder, { port: mailPort, aSecond })
  const times = await seen
  return {
    seconds: (performance.now() - started) / 1000,
    waits: [...times].map(([id, at]) => Math.max(0, at - (acknowledged.get(id) ?? at))),
  }
}

/** When each mail was first seen as a message of a ticket, by whoever looks 20 times a second. */
async function watch(client: pg.Client, after: number, expected: number): Promise<Map<string, number>> {
  const seen = new Map<string, number>()
  let last = after
  while (seen.size < expected) {
    // Numbers are given before they are committed: those just below the last may still come.
    const { rows } = await client.query<{ id: number; header: string }>(
      `select message.id::integer as id, mail.message_id_header as header
       from ticket_messages message
       join raw_mails mail on mail.id = message.raw_mail_id
       where message.id > $1`,
      [Math.max(after, last - 100)],
    )
    const now = performance.now()
    for (const { id, header } of rows) {
      last = Math.max(last, id)
      if (!seen.has(header)) seen.set(header, now)
    }
    await pause(50)
  }
  return seen
}

async function outcomes(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ outcome: string; count: number }>(
    'select outcome, count(*)::integer as count from raw_mails group by outcome',
  )
  return rows.map(({ outcome, count: many }) => `${many} ${outcome}`).join(', ')
}

const each = (seconds: number): string => ((1000 * seconds) / count).toFixed(1)

const quantile = (values: readonly number[], part: number): number =>
  values.toSorted((one, other) => one - other)[Math.floor(values.length * part)] ?? Number.NaN

function residentMegabytes({ child }: Program): number {
  const status = readFileSync(`/proc/${child.pid}/status`, 'utf8')
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) / 1024
}
