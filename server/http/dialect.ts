import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Refusal } from '../lib/errors.ts'
import type { ForeignCredential } from '../modules/identity/index.ts'
import { askedLanguage } from './authenticate.ts'
import type { KeyUse } from './key-limit.ts'
import { plainProblem, problemsOf } from './problems.ts'
import type { Route } from './route.ts'

/** An answer as it leaves. */
export type Said = { status: number; type: string; body: string; headers?: Record<string, string> }

/**
 * What one door says otherwise than ours: where the credential stands, how bodies are read, how a no sounds. A route that
 * names a dialect is mounted apart, and all that goes wrong under its prefix is said in it.
 */
export type Dialect = {
  /** `/api/v2`: what stands under it and is no route is answered in this dialect, too. */
  prefix: `/${string}`
  /** The switch of the workspace by which it is there; shut, nothing is. */
  door: 'freshdesk' | 'whmcs'
  /** Registers what reads its bodies, and only there. */
  readBodies: (scope: FastifyInstance) => Promise<void>
  /** What has to be read only after it is known who asks, such as forms with files. Without it: what the parser gave. */
  bodyOf?: (request: FastifyRequest, route: Route) => Promise<unknown>
  /** A no that comes before any other: a kind and its status. */
  refusesAtOnce?: (request: FastifyRequest) => { kind: string; status: number } | null
  /** What the request says who it is with; null: nothing. Nothing else counts here, least of all a cookie. */
  credentialOf: (request: FastifyRequest) => ForeignCredential | null
  /** What every answer carries. */
  headers: (request: FastifyRequest, use: KeyUse | null) => Record<string, string>
  refused: (refusal: Refusal, request: FastifyRequest) => Said
  plain: (kind: string, status: number, request: FastifyRequest) => Said
}

/** The doors among these routes that are not our own. */
export function dialectsOf(routes: readonly Route[]): Dialect[] {
  return [...new Set(routes.flatMap(({ dialect }) => (dialect ? [dialect] : [])))]
}

/** The dialect that an address is answered in. */
export function dialectAt(dialects: readonly Dialect[], url: string): Dialect | undefined {
  const [path = ''] = url.split('?')
  return dialects.find(({ prefix }) => path === prefix || path.startsWith(`${prefix}/`))
}

/** How our own door says no: problem details (RFC 9457) in the reader's language. */
export const own = {
  refused: (refusal: Refusal, request: FastifyRequest, language = askedLanguage(request)): Said =>
    details(problemsOf(refusal, { language, requestId: request.id })),
  plain: (kind: string, status: number, request: FastifyRequest, language = askedLanguage(request)): Said =>
    details(plainProblem(kind, status, { language, requestId: request.id })),
}

const details = (problem: { status: number }): Said => ({
  status: problem.status,
  type: 'application/problem+json',
  body: JSON.stringify(problem),
})
