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
import type { Wiring } from '../wiring.ts'
import { askedLanguage } from './authenticate.ts'
import { guardHeaders, guardingHeaders } from './headers.ts'
import { keyLimit } from './key-limit.ts'
import { mountRoutes, type SeeAnswer } from './mount.ts'
import { openApi } from './open-api.ts'
import { plainProblem, problemsOf } from './problems.ts'
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
  /** The tests' eye: every answer is held against the shape that its route declares. */
  seeAnswer?: SeeAnswer
}

/** The HTTP server with everything mounted, not yet listening. */
export async function buildServer(
  wiring: Wiring,
  routes: readonly Route[],
  options: HttpOptions,
): Promise<FastifyInstance> {
  const app = fastify({
    logger: false,
    trustProxy: options.trustProxy ? options.trustProxy.split(',').map((each) => each.trim()) : false,
    bodyLimit: 262_144,
    requestTimeout: 30_000,
    genReqId: () => randomUUID(),
    routerOptions: { maxParamLength: 2000, ignoreTrailingSlash: false },
    frameworkErrors: (error, request, reply) => answerUnreadable(error, { request, reply, wiring }),
    clientErrorHandler: refuseUnread,
    onProtoPoisoning: 'error',
    onConstructorPoisoning: 'error',
    forceCloseConnections: 'idle',
  })
  await app.register(cookie)
  guardHeaders(app, wiring.publicUrl)
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const reader = { language: askedLanguage(request), requestId: request.id }
    const details =
      error instanceof Refusal ? problemsOf(error, reader) : plainProblem(...kindOf(error), reader)
    const seen = { err: error, requestId: request.id, url: request.routeOptions.url }
    if (details.status === 503) options.log.warn(seen, 'the database could not be used')
    else if (details.status >= 500) options.log.error(seen, 'bug')
    if (details.status === 503) reply.header('retry-after', '2')
    reply.code(details.status).type('application/problem+json').send(JSON.stringify(details))
  })
  app.get('/healthz', async () => ({ status: 'ok' }))
  app.get('/readyz', async (_request, reply) =>
    (await options.isReady()) ? { status: 'ready' } : reply.code(503).send({ status: 'not ready' }),
  )
  const description = JSON.stringify(openApi(routes, wiring.publicUrl))
  app.get('/api/openapi.json', async (_request, reply) => reply.type('application/json').send(description))
  const { log, seeAnswer, requestsOfKey } = options
  const waitOfKey = requestsOfKey ? keyLimit(requestsOfKey) : () => 0
  mountRoutes(app, wiring, routes, { log, seeAnswer, waitOfKey })
  await mountWeb(app, wiring, options.webRoot)
  return app
}

type Unreadable = { request: FastifyRequest; reply: FastifyReply; wiring: Wiring }

/** An address whose percent signs mean nothing: a page leads to where its like is explained, the API says what it is. */
function answerUnreadable(error: FastifyError, { request, reply, wiring }: Unreadable): void {
  reply.headers(guardingHeaders(request, wiring.publicUrl))
  if (request.method === 'GET' && /^\/(agent|area)\//.test(request.url)) {
    reply.redirect(request.url.replaceAll(/%[0-9a-f]{0,2}/gi, '_').slice(0, 400))
    return
  }
  const reader = { language: askedLanguage(request), requestId: request.id }
  const details = plainProblem(...kindOf(error), reader)
  reply.code(details.status).type('application/problem+json').send(JSON.stringify(details))
}

// What Fastify itself refuses, before a handler is reached; and a database that is not there.
function kindOf(error: FastifyError): [kind: string, status: number] {
  if (error.statusCode === 413) return ['too-large', 413]
  if (error.statusCode === 415) return ['media-type', 415]
  if (error.statusCode && error.statusCode < 500) return ['malformed', 400]
  return isOutage(error) ? ['unavailable', 503] : ['bug', 500]
}
