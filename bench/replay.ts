import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { routes } from '../server/http/api.ts'
import { buildServer } from '../server/http/server.ts'
import { secretsFrom } from '../server/lib/crypto.ts'
import { openDatabase } from '../server/lib/db.ts'
import { openFileStore } from '../server/lib/file-store.ts'
import { noLiveFeed } from '../server/lib/live-feed.ts'
import { openLog } from '../server/lib/log.ts'
import { noRecords } from '../test/harness/files.ts'
import { apiKey } from './stage.ts'

/** A statement as it was sent, with the ids that it gave back: later statements carry them. */
export type Statement = { text: string; values: unknown[]; ids: number[] }

const recordedEmail = 'recorded@bench.example'

/** The statements that one creation sends, in their order, begin and commit included; written down while it happens. */
export async function recordCreation(databaseUrl: string): Promise<Statement[]> {
  const { app, pool, close } = await openRecorded(databaseUrl)
  const statements: Statement[] = []
  const create = async (email: string): Promise<void> => {
    const response = await app.inject({
      method: 'POST',
      url: '/api/agent/contacts',
      headers: { authorization: `Bearer ${apiKey}` },
      payload: {
        name: 'Íñigo Muñoz Ibáñez',
        emails: [email],
        mobilePhone: '+52 477 123 4567',
        sendActivation: false,
      },
    })
    if (response.statusCode !== 201) throw new Error(response.payload)
  }
  // The first fills what is filled once, such as the key's "last used". Ids far from all other numbers are found again
  // in what later statements send.
  await create(`warm-${recordedEmail}`)
  await pool.query("select setval('person_ids', 7000000001), setval('trail_ids', 8000000001)")
  pool.on('acquire', (client) => writeDown(client, statements))
  await create(recordedEmail)
  await close()
  return statements
}

/** The statements that each of some reads sends. */
export async function recordReads(databaseUrl: string, paths: readonly string[]): Promise<Statement[][]> {
  const { app, pool, close } = await openRecorded(databaseUrl)
  const statements: Statement[] = []
  const read = async (url: string): Promise<Statement[]> => {
    statements.length = 0
    const response = await app.inject({ url, headers: { authorization: `Bearer ${apiKey}` } })
    if (response.statusCode !== 200) throw new Error(response.payload)
    return [...statements]
  }
  await read(paths[0] ?? '/')
  pool.on('acquire', (client) => writeDown(client, statements))
  const recorded: Statement[][] = []
  for (const path of paths) recorded.push(await read(path))
  await close()
  return recorded
}

/** The program in this process on a single connection, without a port. */
async function openRecorded(databaseUrl: string) {
  const { db, pool } = openDatabase({ url: databaseUrl, connections: 1, onError: () => undefined })
  const app = await buildServer(
    {
      db,
      secrets: secretsFrom('a secret for the benchmarks, long enough'),
      publicUrl: 'http://localhost',
      sendsMail: false,
      mailAddress: 'no-reply@localhost',
      mailDomain: 'localhost',
      resolveTxt: async () => [],
      resolveDns: noRecords,
      files: openFileStore(mkdtempSync(join(tmpdir(), 'encopia-files-'))),
      live: noLiveFeed,
      now: () => new Date(),
    },
    routes,
    { trustProxy: undefined, log: openLog('fatal'), webRoot: null, isReady: async () => true },
  )
  const close = async (): Promise<void> => {
    await app.close()
    await db.destroy()
  }
  return { app, pool, close }
}

type Query = (...args: unknown[]) => Promise<{ rows: Record<string, unknown>[] }>

function writeDown(client: pg.PoolClient, statements: Statement[]): void {
  const target = client as unknown as { query: Query; watched?: true }
  if (target.watched) return
  target.watched = true
  const query = target.query.bind(client)
  target.query = async (...args) => {
    const result = await query(...args)
    const [text, values] = args
    if (typeof text === 'string')
      statements.push({ text, values: Array.isArray(values) ? values : [], ids: idsIn(result.rows) })
    return result
  }
}

const idsIn = (rows: readonly Record<string, unknown>[]): number[] =>
  rows.map((row) => Number(row.id)).filter((id) => id > 7_000_000_000)

/** Plain pg doing the same on its own connections: named statements, an address of its own each time, ids as they come. */
export async function openReplay(
  databaseUrl: string,
  statements: readonly Statement[],
  connections: number,
): Promise<{ once: (loop: number) => Promise<void>; close: () => Promise<void> }> {
  const clients = await Promise.all(
    Array.from({ length: connections }, async () => {
      const client = new pg.Client({ connectionString: databaseUrl })
      await client.connect()
      return client
    }),
  )
  let number = 0
  return {
    once: async (loop) => {
      const client = clients[loop] as pg.Client
      const swaps = new Map([[recordedEmail, `plain-${++number}-${process.pid}@bench.example`]])
      for (const [index, { text, values, ids }] of statements.entries()) {
        const config =
          values.length > 0
            ? { name: `s${index}`, text, values: values.map((value) => swapped(value, swaps)) }
            : text
        const { rows } = await client.query<Record<string, unknown>>(config as pg.QueryConfig)
        for (const [place, id] of idsIn(rows).entries()) swaps.set(String(ids[place]), String(id))
      }
    },
    close: async () => {
      await Promise.all(clients.map((client) => client.end()))
    },
  }
}

function swapped(value: unknown, swaps: ReadonlyMap<string, string>): unknown {
  if (typeof value === 'number' && swaps.has(String(value))) return Number(swaps.get(String(value)))
  if (Array.isArray(value)) return value.map((each) => swapped(each, swaps))
  if (typeof value !== 'string') return value
  let text = value
  for (const [recorded, own] of swaps) text = text.replaceAll(recorded, own)
  return text
}
