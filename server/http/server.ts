import { randomUUID } from 'node:crypto'
import cookie from '@fastify/cookie'
import fastify, {
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
} from 'fastify'
import { Refusal } from '../lib/errors.ts'
import { isOutage } from '../lib/is-outage.ts'
import type { Log } from '../lib/log.ts'
import type { RequestsUnderWay } from '../lib/requests-under-way.ts'
import type { Wiring } from '../wiring.ts'
import { acceptJson } from './accept-bodies.ts'
import { mountWhmcs } from './compat/whmcs/mount.ts'
import { countAnswering } from './count-answering.ts'
import type { Dialect } from './dialect.ts'
import { dialectAt, dialectsOf, say } from './foreign-door.ts'
import { guardHeaders, guardingHeaders } from './headers.ts'
import { keyLimit } from './key-limit.ts'
import { mountRoutes, type SeeAnswer } from './mount.ts'
import { openApi } from './open-api.ts'
import { own } from './own-dialect.ts'
import { refuseUnread } from './refuse-unread.ts'
import type { Route } from './route.ts'
import { mountWeb } from './web.ts'

export type HttpOptions = {
  trustProxy: string | undefined
  log: Log
  webRoot: string | null
  isReady: () => Promise<boolean>
  /** Requests of one API key in a second; without it they are not counted. */
  requestsOfKey?: number
  /** Where requests are counted for as long as they are being answered. */
  requests?: RequestsUnderWay
  /** The tests' eye: every answer is held against the shape that its route declares. */
  seeAnswer?: SeeAnswer
}

/** The HTTP server with everything mounted, not yet listening. */
export async function buildServer(
  wiring: Wiring,
  routes: readonly Route[],
  options: HttpOptions,
): Promise<FastifyInstance> {
  const dialects = dialectsOf(routes)
  const app = fastify({
    logger: false,
    trustProxy: options.trustProxy ? options.trustProxy.split(',').map((each) => each.trim()) : false,
    bodyLimit: 262_144,
    requestTimeout: 30_000,
    genReqId: () => randomUUID(),
    routerOptions: { maxParamLength: 2000, ignoreTrailingSlash: false },
    frameworkErrors: (error, request, reply) => answerUnreadable(error, { request, reply, wiring, dialects }),
    clientErrorHandler: refuseUnread,
    onProtoPoisoning: 'error',
    onConstructorPoisoning: 'error',
    forceCloseConnections: 'idle',
  })
  await app.register(cookie)
  acceptJson(app)
  if (options.requests) countAnswering(app, options.requests)
  guardHeaders(app, wiring.publicUrl)
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const says = dialectAt(dialects, request.url) ?? own
    const said =
      error instanceof Refusal ? says.refused(error, request) : says.plain(...kindOf(error), request)
    const seen = { err: error, requestId: request.id, url: request.routeOptions.url }
    if (said.status === 503) options.log.warn(seen, 'the database could not be used')
    else if (said.status >= 500) options.log.error(seen, 'bug')
    if (said.status === 503) reply.header('retry-after', '2')
    say(reply, said)
  })
  app.get('/healthz', async () => ({ status: 'ok' }))
  app.get('/readyz', async (_request, reply) =>
    (await options.isReady()) ? { status: 'ready' } : reply.code(503).send({ status: 'not ready' }),
  )
  // Made when it is first asked for: that takes as long as all the rest here.
  let description: string | undefined
  app.get('/api/openapi.json', async (_request, reply) => {
    description ??= JSON.stringify(openApi(routes, wiring.publicUrl))
    return reply.type('application/json').send(description)
  })
  const { log, seeAnswer, requestsOfKey } = options
  const useOfKey = requestsOfKey ? keyLimit(requestsOfKey) : () => null
  mountRoutes(app, wiring, routes, { log, seeAnswer, useOfKey })
  await mountWhmcs(app, wiring, { log, seeAnswer, useOfKey })
  await mountWeb(app, wiring, options.webRoot)
  return app
}

type Unreadable = {
  request: FastifyRequest
  reply: FastifyReply
  wiring: Wiring
  dialects: readonly Dialect[]
}

/** An address whose percent signs mean nothing: a page leads to where its like is explained, the API says what it is. */
function answerUnreadable(error: FastifyError, { request, reply, wiring, dialects }: Unreadable): void {
  reply.headers(guardingHeaders(request, wiring.publicUrl))
  if (request.method === 'GET' && /^\/(agent|area)\//.test(request.url)) {
    reply.redirect(request.url.replaceAll(/%[0-9a-f]{0,2}/gi, '_').slice(0, 400))
    return
  }
  const dialect = dialectAt(dialects, request.url)
  if (dialect) reply.headers(dialect.headers(request, null))
  say(reply, (dialect ?? own).plain(...kindOf(error), request))
}

// What Fastify itself refuses, before a handler is reached; and a database that is not there.
function kindOf(error: FastifyError): [kind: string, status: number] {
  if (error.statusCode === 413) return ['too-large', 413]
  if (error.statusCode === 415) return ['media-type', 415]
  if (error.statusCode && error.statusCode < 500) return ['malformed', 400]
  return isOutage(error) ? ['unavailable', 503] : ['bug', 500]
}
