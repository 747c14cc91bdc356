import pg from 'pg'
import { findRunningPostgres } from '../../server/lib/postgres/index.ts'
import type { Program } from './program.ts'

export const owner = {
  name: 'Iker Zubizarreta',
  email: 'iker@alameda.example',
  password: 'correcto caballo grapa',
}

/** Makes the workspace and its owner by the link that a first start prints; gives an API key of the owner's. */
export async function setUp({ url, said }: Program): Promise<{ apiKey: string }> {
  const send = async (path: string, body: object, headers: Record<string, string> = {}) => {
    const answer = await fetch(`${url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    })
    if (answer.status !== 201) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`)
    return answer
  }
  const done = await send('/api/set-up', {
    secret: /set-up\/([\w-]{43})/.exec(said)?.[1],
    workspace: { name: 'Alameda Hosting', language: 'es', country: 'MX', timeZone: 'America/Mexico_City' },
    owner,
  })
  const made = await send(
    '/api/agent/me/api-keys',
    {
      name: 'CRM',
      scopes: ['contacts.read', 'contacts.write', 'accounts.read', 'notices.send', 'undo.write'],
    },
    { cookie: cookieOf(done), origin: url },
  )
  return { apiKey: ((await made.json()) as { key: string }).key }
}

export const cookieOf = (answer: Response): string => answer.headers.get('set-cookie')?.split(';')[0] ?? ''

/** A statement to the program's embedded PostgreSQL, past the program but in its role. */
export async function query<Row>(dataDir: string, text: string, values: unknown[] = []): Promise<Row[]> {
  const running = await findRunningPostgres({ dataDir })
  if (!running) throw new Error('no PostgreSQL runs')
  const client = new pg.Client({ connectionString: running.programUrl })
  await client.connect()
  try {
    return (await client.query(text, values)).rows as Row[]
  } finally {
    await client.end()
  }
}
