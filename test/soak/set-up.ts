import pg from 'pg'
import { findRunningPostgres } from '../../server/lib/postgres/index.ts'
import type { Program } from './program.ts'

export const owner = {
  name: 'Iker Zubizarreta',
  email: 'iker@alameda.example',
  password: 'correcto caballo grapa',
}

/** Makes the workspace and its owner by the link that a first start prints; gives an API key of the owner's, and his session. */
export async function setUp({ url, said }: Program): Promise<{ apiKey: string; cookie: string }> {
  const done = await send(url, '/api/set-up', {
    secret: /set-up\/([\w-]{43})/.exec(said)?.[1],
    workspace: { name: 'Alameda Hosting', language: 'es', country: 'MX', timeZone: 'America/Mexico_City' },
    owner,
  })
  const cookie = cookieOf(done)
  const scopes = [
    'contacts.read',
    'contacts.write',
    'accounts.read',
    'notices.send',
    'undo.write',
    'settings.manage',
  ]
  const { key } = await makeKey<{ key: string }>(url, cookie, { scopes })
  return { apiKey: key, cookie }
}

/** Another key of the owner's; what is secret of it is shown this once. */
export async function makeKey<Made>(url: string, cookie: string, key: object): Promise<Made> {
  const body = { name: 'CRM', ...key }
  return (await (await send(url, '/api/agent/me/api-keys', body, { cookie, origin: url })).json()) as Made
}

async function send(
  url: string,
  path: string,
  body: object,
  headers: Record<string, string> = {},
): Promise<Response> {
  const answer = await fetch(`${url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })
  if (answer.status !== 201) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`)
  return answer
}

export const cookieOf = (answer: Response): string => answer.headers.get('set-cookie')?.split(';')[0] ?? ''

/** A statement to the program's embedded PostgreSQL, past the program but in its role. */
export async function query<Row>(dataDir: string, text: string, values: unknown[] = []): Promise<Row[]> {
  const running = await findRunningPostgres({ dataDir })
  if (!running) throw new Error('no PostgreSQL runs')
  const client = new pg.Client({ connectionString: running.programUrl })
  // A PostgreSQL that is killed ends what was asked, which says so itself.
  client.on('error', () => undefined)
  await client.connect()
  try {
    return (await client.query(text, values)).rows as Row[]
  } finally {
    await client.end()
  }
}

/** What the program's PostgreSQL is busy with, for whoever has to find out why nothing moves. */
export const underWay = (dataDir: string): Promise<object[]> =>
  query(
    dataDir,
    `select pid, state, wait_event, now() - xact_start as lasts, pg_blocking_pids(pid) as "waitsFor", left(query, 200) as query
     from pg_stat_activity
     where datname = current_database()
       and state <> 'idle'`,
  )
