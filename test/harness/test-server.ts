import { Readable } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import { routes } from '../../server/http/api.ts'
import type { Route } from '../../server/http/route.ts'
import { buildServer } from '../../server/http/server.ts'
import { secretsFrom } from '../../server/lib/crypto.ts'
import { openDatabase } from '../../server/lib/db.ts'
import { openLiveFeed } from '../../server/lib/live-feed.ts'
import { openLog } from '../../server/lib/log.ts'
import { countRequests, type RequestsUnderWay } from '../../server/lib/requests-under-way.ts'
import { liveChannel } from '../../server/modules/tickets/index.ts'
import type { Wiring } from '../../server/wiring.ts'
import { type Cast, castOf } from './cast.ts'
import { folderOfFiles, noRecords } from './files.ts'
import { type TestClient, testClient } from './test-client.ts'
import { cloneDatabase } from './test-database.ts'

const origin = 'http://localhost:3000'

export type TestServer = {
  app: FastifyInstance
  wiring: Wiring
  /** Those that it is answering. */
  requests: RequestsUnderWay
  /** As the program's role: for processes of their own. */
  databaseUrl: string
  /** As the role that owns the tables. */
  ownerUrl: string
  cast: Cast
  /** Moves the program's clock; nothing sleeps. */
  pass: (time: { minutes?: number; hours?: number; days?: number }) => void
  /** A client for a member of the cast, for the API key, or for nobody. */
  as: (who: MemberName | 'nobody' | 'apiKey', more?: { language?: string }) => TestClient
  stop: () => Promise<void>
}
type MemberName = Exclude<keyof Cast, 'apiKey'>

/** The whole program but its jobs, on a database of its own with the cast in it. `afterAll(() => server.stop())`. */
export async function startTestServer(
  options: Partial<Pick<Wiring, 'publicUrl' | 'sendsMail' | 'resolveTxt' | 'resolveDns'>> & {
    empty?: true
    requestsOfKey?: number
    trustProxy?: string
  } = {},
): Promise<TestServer> {
  const database = await cloneDatabase()
  const { db, pool } = openDatabase({ url: database.programUrl, connections: 8, onError: () => undefined })
  const files = folderOfFiles()
  let now = new Date()
  const wiring: Wiring = {
    db,
    secrets: secretsFrom('a secret for tests that is long enough'),
    publicUrl: options.publicUrl ?? origin,
    sendsMail: options.sendsMail ?? false,
    mailAddress: 'no-reply@alameda.example',
    mailDomain: 'alameda.example',
    resolveTxt: options.resolveTxt ?? (async () => []),
    resolveDns: options.resolveDns ?? noRecords,
    files: files.store,
    live: openLiveFeed({
      url: database.programUrl,
      channel: liveChannel,
      now: () => new Date(now),
      onFailure: () => undefined,
    }),
    now: () => new Date(now),
  }
  const requests = countRequests()
  const app = await buildServer(wiring, routes, {
    trustProxy: options.trustProxy,
    log: openLog(process.env.LOG_LEVEL ?? 'fatal'),
    webRoot: null,
    isReady: () => pool.query('select 1').then(() => true),
    requests,
    ...(options.requestsOfKey ? { requestsOfKey: options.requestsOfKey } : {}),
    seeAnswer: holdAgainstShape,
  })
  const cast = options.empty ? (null as unknown as Cast) : await castOf(db, now)
  return {
    app,
    wiring,
    requests,
    databaseUrl: database.programUrl,
    ownerUrl: database.ownerUrl,
    cast,
    pass: ({ minutes = 0, hours = 0, days = 0 }) => {
      now = new Date(now.getTime() + minutes * 60_000 + hours * 3_600_000 + days * 86_400_000)
    },
    as: (who, more = {}) =>
      testClient(app, {
        origin: new URL(wiring.publicUrl).origin,
        ...more,
        ...(who === 'apiKey'
          ? { apiKey: cast.apiKey }
          : who === 'nobody'
            ? {}
            : { cookies: cast[who].cookie }),
      }),
    stop: async () => {
      await wiring.live.close()
      await app.close()
      await db.destroy()
      await database.drop()
      files.remove()
    },
  }
}

/** The same program as another process would be, on the same database: nothing that one keeps in memory is the other's. */
export async function startBeside(
  server: TestServer,
): Promise<{ app: FastifyInstance; stop: () => Promise<void> }> {
  const { db, pool } = openDatabase({ url: server.databaseUrl, connections: 4, onError: () => undefined })
  const app = await buildServer({ ...server.wiring, db }, routes, {
    trustProxy: undefined,
    log: openLog(process.env.LOG_LEVEL ?? 'fatal'),
    webRoot: null,
    isReady: () => pool.query('select 1').then(() => true),
    requests: countRequests(),
    seeAnswer: holdAgainstShape,
  })
  return {
    app,
    stop: async () => {
      await app.close()
      await db.destroy()
    },
  }
}

/** A route that answers with what it does not declare is a bug, whichever test finds it. */
function holdAgainstShape(route: Route, status: number, body: unknown): void {
  const shape = route.answers[status]
  if (shape === undefined)
    throw new Error(`${route.method} ${route.path} answers ${status}, which it does not declare`)
  if (body instanceof Uint8Array || body instanceof Readable || (shape === null && body === undefined)) return
  const read = shape?.safeParse(JSON.parse(JSON.stringify(body)))
  if (!read?.success)
    throw new Error(`${route.method} ${route.path} ${status}: ${read?.error.message ?? 'no shape declared'}`)
}
