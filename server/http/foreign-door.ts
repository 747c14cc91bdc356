import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { agentAtDoor, type Caller } from '../modules/identity/index.ts'
import type { Wiring } from '../wiring.ts'
import { addressOf } from './address-of.ts'
import { askedLanguage } from './authenticate.ts'
import type { Dialect, Said } from './dialect.ts'
import type { UseOfKey } from './key-limit.ts'
import { own } from './own-dialect.ts'
import type { Route } from './route.ts'

/** The doors among these routes that are not our own. */
export function dialectsOf(routes: readonly Route[]): Dialect[] {
  return [...new Set(routes.flatMap(({ dialect }) => (dialect ? [dialect] : [])))]
}

/** The dialect that an address is answered in. */
export function dialectAt(dialects: readonly Dialect[], url: string): Dialect | undefined {
  const [path = ''] = url.split('?')
  return dialects.find(({ prefix }) => path === prefix || path.startsWith(`${prefix}/`))
}

/** Sends an answer that is said already. */
export function say(reply: FastifyReply, said: Said): FastifyReply {
  if (said.headers) reply.headers(said.headers)
  return reply.code(said.status).type(said.type).send(said.body)
}

/**
 * Makes a foreign door of a scope: its headers on every answer, its way of reading bodies, its words for what is no route
 * or not with this verb; whatever a known key asks is counted, be it a mistake. While the workspace has the door closed,
 * everything is as if it were not there.
 */
export async function openDoor(
  scope: FastifyInstance,
  { wiring, dialect, routes, useOfKey }: Door,
): Promise<void> {
  scope.addHook('onRequest', async (request, reply) => {
    const headers = dialect.headers(request, null)
    reply.headers(headers)
    const came = { ip: addressOf(request), requestId: request.id, language: askedLanguage(request) }
    const credential = dialect.credentialOf(request)
    // One question to the database for all, asked of every request.
    const { isOpen, ...caller } = await agentAtDoor(wiring.db, wiring.now(), came, {
      door: dialect.door,
      credential,
    })
    if (!isOpen) {
      for (const name of Object.keys(headers)) reply.removeHeader(name)
      return say(reply, own.plain('missing', 404, request))
    }
    callers.set(request, caller)
    const apiKeyId = typeof caller.agent === 'object' ? caller.agent.apiKeyId : null
    const use = apiKeyId ? useOfKey(apiKeyId, wiring.now()) : null
    if (use) reply.headers(dialect.headers(request, use))
    if (use && use.retryAfter > 0) {
      reply.header('retry-after', String(Math.ceil(use.retryAfter)))
      return say(reply, dialect.plain('too-many', 429, request))
    }
    const no = dialect.refusesAtOnce?.(request)
    if (no) return say(reply, dialect.plain(no.kind, no.status, request))
  })
  await dialect.readBodies(scope)
  scope.setNotFoundHandler((request, reply) => {
    const verbs = verbsAt(routes, request.url)
    if (verbs.length === 0) return say(reply, dialect.plain('missing', 404, request))
    reply.header('allow', verbs.join(', '))
    return say(reply, dialect.plain('wrong-verb', 405, request))
  })
}

type Door = { wiring: Wiring; dialect: Dialect; routes: readonly Route[]; useOfKey: UseOfKey }

const callers = new WeakMap<FastifyRequest, Caller>()
const nobody: Caller = { agent: 'invalid', settingsVersion: null }

/** Who came to a foreign door. */
export const callerAt = (request: FastifyRequest): Caller => callers.get(request) ?? nobody

function verbsAt(routes: readonly Route[], url: string): string[] {
  const [path = ''] = url.split('?')
  const at = routes.filter((route) => patternOf(route.path).test(path))
  return [...new Set(at.map(({ method }) => method))].sort()
}

const patternOf = (path: string): RegExp =>
  new RegExp(`^${path.replaceAll('.', '\\.').replaceAll(/:\w+/g, '[^/]+')}$`)

/**
 * The address by which the client reached us, for links that it is to follow: the host that it named. Behind a proxy that
 * we were not told of, the host in PUBLIC_URL has the scheme that stands there, so that no key goes on in clear.
 */
export function originOf(wiring: Pick<Wiring, 'publicUrl'>, request: FastifyRequest): string {
  const publicUrl = new URL(wiring.publicUrl)
  const { host, protocol } = request
  if (host === publicUrl.host || !/^[\w.:[\]-]{1,255}$/.test(host)) return publicUrl.origin
  return `${protocol}://${host}`
}
