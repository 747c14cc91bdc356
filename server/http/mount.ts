import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { inTransaction, type Tx } from '../lib/db.ts'
import { type Problem, Refusal } from '../lib/errors.ts'
import type { Log } from '../lib/log.ts'
import type { Actor } from '../modules/trail/index.ts'
import type { Wiring } from '../wiring.ts'
import { acceptBodies } from './accept-bodies.ts'
import { addressOf } from './address-of.ts'
import {
  askedLanguage,
  authenticate,
  type Came,
  cookieName,
  deviceCookieName,
  deviceTokenOf,
} from './authenticate.ts'
import type { Dialect } from './dialect.ts'
import { callerAt, dialectsOf, openDoor, originOf, say } from './foreign-door.ts'
import { isForeign } from './is-foreign.ts'
import { judgeRest } from './judge-rest.ts'
import type { UseOfKey } from './key-limit.ts'
import { onceForKey } from './once-for-key.ts'
import { own } from './own-dialect.ts'
import { readFitting, readShape } from './read-shape.ts'
import { idempotencyKeyOf, mediaTypeOf, versionOf } from './request-headers.ts'
import { Answer, type Route } from './route.ts'
import { sentenceOf } from './sentences.ts'

export type SeeAnswer = (route: Route, status: number, body: unknown) => void
type Seen = { log: Log; seeAnswer: SeeAnswer | undefined; useOfKey: UseOfKey }

/** Puts every route of the table onto the web framework: the only place that knows both. */
export function mountRoutes(
  app: FastifyInstance,
  wiring: Wiring,
  routes: readonly Route[],
  seen: Seen,
): void {
  const ours = routes.filter(({ dialect }) => !dialect)
  acceptBodies(app, ours)
  for (const route of ours) mountOne(app, route, { wiring, seen })
  for (const dialect of dialectsOf(routes)) {
    const its = routes.filter((route) => route.dialect === dialect)
    app.register(
      async (scope) => {
        await openDoor(scope, { wiring, dialect, routes: its, useOfKey: seen.useOfKey })
        for (const route of its) mountOne(scope, route, { wiring, seen })
      },
      { prefix: dialect.prefix },
    )
  }
}

function mountOne(scope: FastifyInstance, route: Route, by: Pick<Call, 'wiring' | 'seen'>): void {
  scope.route({
    method: route.method,
    url: route.path.slice(route.dialect?.prefix.length ?? 0),
    ...(route.bodyLimit ? { bodyLimit: route.bodyLimit } : {}),
    handler: (request, reply) => serve({ ...by, route, request, reply }),
  })
}

type Call = { wiring: Wiring; route: Route; request: FastifyRequest; reply: FastifyReply; seen: Seen }

async function serve({ wiring, route, request, reply, seen }: Call): Promise<FastifyReply> {
  const came: Came = { ip: addressOf(request), requestId: request.id, language: askedLanguage(request) }
  const { dialect } = route
  const says = dialect ?? own
  const plain = (kind: string, status: number, language = came.language): FastifyReply =>
    say(reply, says.plain(kind, status, request, language))
  if (isForeign(wiring, request)) return plain('cross-origin', 403)
  const caller = dialect ? { caller: callerAt(request) } : {}
  const who = await authenticate(wiring, request, route.access, { ...came, ...caller })
  // What a key may not ask for is counted all the same; at a foreign door everything is, before it comes here.
  const apiKeyId = 'no' in who ? who.apiKeyId : who.actor.kind === 'agent' ? who.actor.apiKeyId : null
  const use = apiKeyId && !dialect ? seen.useOfKey(apiKeyId, wiring.now()) : null
  if (use && use.retryAfter > 0) {
    reply.header('retry-after', String(Math.ceil(use.retryAfter)))
    return plain('too-many', 429, 'no' in who ? came.language : who.actor.language)
  }
  if ('no' in who) return plain(who.no, who.no === 'unauthenticated' || who.no === 'not-set-up' ? 401 : 403)
  const { actor, settingsVersion } = who
  try {
    const body = dialect?.bodyOf ? await dialect.bodyOf(request, route.body) : request.body
    const takes = route.bytes ?? route.streams
    if (takes && !takes.includes(mediaTypeOf(request))) return plain('media-type', 415, actor.language)
    const version = route.versioned ? versionOf(request) : 0
    if (version === null) return plain('version-required', 428, actor.language)
    const read = takes ? { value: body, problems: [] } : readFitting(route.body, body)
    const parts = {
      ...wiring,
      actor,
      settingsVersion,
      now: wiring.now(),
      sentence: (problem: Problem) => sentenceOf(problem, actor.language),
      params: readParams(route, request),
      query: readShape(route.query ?? (dialect ? noQuery : undefined), request.query),
      body: read.value,
      version,
      userAgent: request.headers['user-agent'] ?? '',
      idempotencyKey: idempotencyKeyOf(request),
      asked: { origin: originOf(wiring, request), url: request.url },
      deviceToken: deviceTokenOf(wiring, request, route.access),
    }
    if (read.problems.length > 0) throw await misshapen(wiring, route, read, parts)
    const result = await run(wiring, route, request, parts)
    const answer = result instanceof Answer ? result : new Answer(200, result)
    seen.seeAnswer?.(route, answer.status, answer.body)
    return send({ wiring, reply, dialect }, answer)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    if (error.extra.retryAfter) reply.header('retry-after', String(Math.ceil(error.extra.retryAfter)))
    // Failed sign-ins and waits are for whoever watches the log (ASVS 16.3.1): with the request's id, without any address.
    const isWatched = error.kind === 'unauthenticated' || error.kind === 'busy'
    seen.log[isWatched ? 'info' : 'debug'](
      {
        requestId: request.id,
        route: route.path,
        kind: error.kind,
        problems: error.problems.map((each) => each.code),
      },
      'refused',
    )
    return say(reply, says.refused(error, request, actor.language))
  }
}

type Parts = Omit<Wiring, 'now'> & { actor: Actor; now: Date }
type Handle = (parts: Parts & { tx?: Tx }) => Promise<unknown>

async function run(wiring: Wiring, route: Route, request: FastifyRequest, parts: Parts): Promise<unknown> {
  const handle = route.handle as Handle
  if (route.kind !== 'command') return handle(parts)
  const key = route.idempotent ? request.headers['idempotency-key'] : undefined
  return inTransaction(wiring.db, async (tx) => {
    if (key === undefined) return handle({ ...parts, tx })
    return onceForKey(tx, { ...parts, key: String(key), request }, () => handle({ ...parts, tx }))
  })
}

// Only a command runs in one transaction that can be undone; of other routes the shape is all that is told.
async function misshapen(
  wiring: Wiring,
  route: Route,
  read: { value?: unknown; problems: Problem[] },
  parts: Parts,
): Promise<Refusal> {
  if (route.kind !== 'command' || !('value' in read)) return new Refusal('invalid', read.problems)
  const handle = route.handle as Handle
  return new Refusal('invalid', await judgeRest(wiring.db, read.problems, (tx) => handle({ ...parts, tx })))
}

type Sending = Pick<Call, 'wiring' | 'reply'> & { dialect: Dialect | undefined }

function send({ wiring, reply, dialect }: Sending, answer: Answer): FastifyReply {
  const { cookie, headers } = answer.extra
  if (cookie) {
    const attributes = {
      path: '/',
      httpOnly: true,
      sameSite: 'lax',
      secure: wiring.publicUrl.startsWith('https:'),
    } as const
    const name = cookieName(wiring.publicUrl, cookie.door)
    if (cookie.token === null) reply.clearCookie(name, attributes)
    else reply.setCookie(name, cookie.token, { ...attributes, expires: cookie.expiresAt })
    if ('device' in cookie && cookie.device)
      reply.setCookie(deviceCookieName(wiring.publicUrl, cookie.door), cookie.device.token, {
        ...attributes,
        expires: cookie.device.expiresAt,
      })
  }
  if (headers) reply.headers(headers)
  reply.code(answer.status)
  if (answer.body instanceof Uint8Array || answer.body instanceof Readable) return reply.send(answer.body)
  if (answer.body === undefined) return reply.send()
  if (!dialect && hasVersion(answer.body)) reply.header('etag', `"${answer.body.version}"`)
  return reply.type('application/json; charset=utf-8').send(JSON.stringify(answer.body))
}

const hasVersion = (body: unknown): body is { version: number } =>
  typeof body === 'object' && body !== null && 'version' in body && typeof body.version === 'number'

// What a foreign door is asked besides what it knows is refused, there as in the original.
const noQuery = z.strictObject({})

// An address that is no number leads nowhere, at a door that knows no other answer to it.
function readParams(route: Route, request: FastifyRequest): unknown {
  if (!route.dialect) return readShape(route.params, request.params)
  const { value, problems } = readFitting(route.params, request.params)
  if (problems.length > 0) throw new Refusal('missing')
  return value
}
