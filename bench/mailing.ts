import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { secretsFrom } from '../server/lib/crypto.ts'
import { findRunningPostgres } from '../server/lib/postgres/index.ts'
import { makeDkimKey, openDkimKey } from '../server/modules/delivery/dkim/dkim-keys.ts'
import { type Program, startProgram } from '../test/soak/program.ts'
import { setUp } from '../test/soak/set-up.ts'
import { processorSeconds } from './stage.ts'

const accounts = Number(process.env.MAILING_ACCOUNTS ?? 10_000)
const recipients = 3
const aim = 50
const text = {
  subject: 'Mantenimiento del sábado',
  body: '## Mantenimiento\n\nHola, {name}:\n\nEl **sábado** entre las 2:00 y las 4:00 pasamos {account} a otro servidor. No hace falta que hagas nada.\n\n- El correo sigue llegando.\n- El sitio puede tardar unos minutos.\n\nMás en [la página de estado](https://estado.alameda.example).',
}

/** A mailing to many accounts, signed, against nodemailer alone sending as many such messages to the same server. */
export async function mailing(): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'encopia-bench-mailing-'))
  const sink = fork(new URL('./mail/sink.ts', import.meta.url))
  const [{ port }] = (await once(sink, 'message')) as [{ port: number }]
  const program = await startProgram({
    DATA_DIR: dataDir,
    PORT: '0',
    SMTP_URL: `smtp://127.0.0.1:${port}`,
    MAIL_FROM: 'soporte@alameda.example',
  })
  try {
    const { apiKey } = await setUp(program)
    const { mail, dkim } = await fill(program, { dataDir, apiKey })
    const count = accounts * recipients
    const plain = await sendPlainly({ port, count, dkim, mail })
    const own = await sendMailing(program, { apiKey, dataDir, count })
    const share = (100 * plain.seconds) / own.seconds
    const each = ({ processor }: Took): string => ((1000 * processor) / count).toFixed(2)
    const rate = (seconds: number): string => (count / seconds).toFixed(0)
    console.log(
      `mailing to ${accounts} accounts, ${recipients} recipients each, signed: ${rate(own.seconds)} mails/s, ` +
        `plain pooled nodemailer ${rate(plain.seconds)} mails/s: ${share.toFixed(0)} % of it (aim ≥ ${aim} %); ` +
        `processor ${each(own)} ms a mail, of which ${each(plain)} nodemailer’s; ` +
        `memory ${own.megabytes.map((each) => each.toFixed(0)).join(', ')} MB at each fifth`,
    )
  } finally {
    program.child.kill('SIGTERM')
    await program.ended
    sink.kill()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

/** Seconds by the clock, and of processor. */
type Took = { seconds: number; processor: number }
type Key = { domainName: string; keySelector: string; privateKey: string }
type Mail = { subject: string; text: string; html: string }

/** Accounts with a main user and two contacts who are ticked, a key in use, and the mail as one of them would get it. */
async function fill(
  program: Program,
  { dataDir, apiKey }: { dataDir: string; apiKey: string },
): Promise<{ mail: Mail; dkim: Key }> {
  const secrets = secretsFrom(readFileSync(join(dataDir, 'secret'), 'utf8').trim())
  const made = await makeDkimKey(secrets)
  const client = await connect(dataDir)
  await client.query(
    `insert into dkim_keys (domain, selector, sealed_key, public_key, created_at, in_use_since)
     values ('alameda.example', 'bench', $1, $2, now(), now())`,
    [made.sealedKey, made.publicKey],
  )
  await client.query(
    `with given as (
       select nextval('person_ids') as id, number, concat('c', number, '@m', number % 100, '.example') as address
       from generate_series(1, $1::integer) number
     ), persons as (
       insert into people (id, kind) select id, 'contact' from given
     ), seen as (
       insert into addresses (address, first_seen_at)
       select address, now() from given
       union all
       select concat('k', card, '-', address), now() from given cross join generate_series(1, $2::integer) card
     ), contacts as (
       insert into contacts (id, name, sort_name, search_text, origin, created_at, updated_at)
       select id, concat('Contacto ', number), concat('contacto ', number), '', 'agent', now(), now() from given
     ), claimed as (
       insert into claims (address, person_id, typed, is_primary, position, verified_at, created_at)
       select address, id, address, true, 0, now(), now() from given
     ), opened as (
       insert into accounts (name, sort_name, main_user_id, created_at, updated_at)
       select concat('Cuenta ', number), concat('cuenta ', number), id, now(), now() from given
       returning id, main_user_id
     )
     insert into additional_contacts
       (account_id, address, typed_address, name, sort_name, categories, created_at, updated_at)
     select opened.id, concat('k', card, '-', given.address), concat('k', card, '-', given.address),
            concat('Copia ', card), concat('copia ', card), array['support'], now(), now()
     from opened
     join given on given.id = opened.main_user_id
     cross join generate_series(1, $2::integer) card`,
    [accounts, recipients - 1],
  )
  await client.query('analyze')
  await client.end()
  const preview = await call<{ mails: Mail[] }>(program, apiKey, '/api/agent/mailings/preview', {
    ...{ category: 'support', filter: {}, ...text },
  })
  const [mail] = preview.mails
  if (!mail) throw new Error('no preview')
  const pem = openDkimKey(secrets, made.sealedKey)?.export({ type: 'pkcs8', format: 'pem' })
  return {
    mail: { subject: mail.subject, text: mail.text, html: mail.html },
    dkim: { domainName: 'alameda.example', keySelector: 'bench', privateKey: String(pem) },
  }
}

async function sendPlainly(order: { port: number; count: number; dkim: Key; mail: Mail }): Promise<Took> {
  const child: ChildProcess = fork(new URL('./mail/plain-sender.ts', import.meta.url))
  child.send(order)
  const [took] = (await once(child, 'message')) as [Took]
  return took
}

/** From the request to the last mail, with the memory of the program at each fifth of the way. */
async function sendMailing(
  program: Program,
  { apiKey, dataDir, count }: { apiKey: string; dataDir: string; count: number },
): Promise<Took & { megabytes: number[] }> {
  const client = await connect(dataDir)
  const megabytes: number[] = []
  const before = processorSeconds(program.child.pid ?? 0)
  const started = performance.now()
  await call(program, apiKey, '/api/agent/mailings', {
    ...{ name: 'bench', category: 'support', filter: {}, ...text },
  })
  for (let sent = 0; sent < count; ) {
    await pause(500)
    const { rows } = await client.query<{ sent: number }>(
      `select count(*)::integer as sent from deliveries where state = 'sent' and lane = 'mailing'`,
    )
    sent = rows[0]?.sent ?? 0
    if (sent >= ((megabytes.length + 1) * count) / 5) megabytes.push(residentMegabytes(program))
  }
  await client.end()
  const processor = processorSeconds(program.child.pid ?? 0) - before
  return { seconds: (performance.now() - started) / 1000, processor, megabytes }
}

function residentMegabytes({ child }: Program): number {
  const status = readFileSync(`/proc/${child.pid}/status`, 'utf8')
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) / 1024
}

async function connect(dataDir: string): Promise<pg.Client> {
  const running = await findRunningPostgres({ dataDir })
  if (!running) throw new Error('the program runs without its PostgreSQL')
  const client = new pg.Client({ connectionString: running.ownerUrl })
  await client.connect()
  return client
}

async function call<Answer>(program: Program, apiKey: string, path: string, body: object): Promise<Answer> {
  const answer = await fetch(`${program.url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${apiKey}` },
    body: JSON.stringify(body),
  })
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`)
  return (await answer.json()) as Answer
}
