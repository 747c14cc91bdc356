import type { z } from 'zod'
import type { Tx } from '../lib/db.ts'
import type { Problem } from '../lib/errors.ts'
import type { Permission } from '../modules/identity/index.ts'
import type { Actor, AgentActor, CustomerActor, Door } from '../modules/trail/index.ts'
import type { Wiring } from '../wiring.ts'
import type { Dialect } from './dialect.ts'

/** Who may use a route: said where the route is, checked before its handler, printed as a snapshot, probed by strangers. */
export type Access<A extends Actor = Actor> = AccessRule & { readonly actor?: A }
type AccessRule =
  | { who: 'agents'; permission: Permission | null; also?: Permission }
  | { who: 'agents-in-person'; permission: Permission | null }
  | { who: 'agents-by-key'; permission: Permission | null; also?: Permission }
  | { who: 'agents-half' }
  | { who: 'customers' }
  | { who: 'customers-half' }
  | { who: 'leaving'; door: 'agent' | 'area' }
  | { who: 'anyone'; door: Door }

/** Agents (by cookie or API key) who have the permission; `also`: of routes that change, and tell what else there is. */
export const agents = (permission: Permission, also?: Permission): Access<AgentActor> => ({
  who: 'agents',
  permission,
  ...(also ? { also } : {}),
})
/** Any agent who is signed in, for what is his own. */
export const anyAgent = (): Access<AgentActor> => ({ who: 'agents', permission: null })
/**
 * An agent with a session (who has the permission, where one is named), never one of his API keys: a key must not touch
 * what proves who somebody is.
 */
export const agentInPerson = (permission: Permission | null = null): Access<AgentActor> => ({
  who: 'agents-in-person',
  permission,
})
/** An API key that has the permission, never a session: what the provider's own systems do. */
export const apiKeys = (permission: Permission, also?: Permission): Access<AgentActor> => ({
  who: 'agents-by-key',
  permission,
  ...(also ? { also } : {}),
})
/** Any API key, whatever it may do: how a client finds out whether its key holds. */
export const anyApiKey = (): Access<AgentActor> => ({ who: 'agents-by-key', permission: null })
/** An agent whose password was accepted and who still owes the second factor. */
export const halfAgent = (): Access<AgentActor> => ({ who: 'agents-half' })
/** Any customer who is signed in; with `:account` in the path, only its main user. */
export const customers = (): Access<CustomerActor> => ({ who: 'customers' })
/** A customer whose password or link was accepted and who still owes the second factor. */
export const halfCustomer = (): Access<CustomerActor> => ({ who: 'customers-half' })
/** Whoever signs out: with a session of the door, half or whole, or with what is left of one. */
export const leaving = (door: 'agent' | 'area'): Access => ({ who: 'leaving', door })
/** Everybody, signed in or not, through the named door. */
export const anyone = (door: Door): Access => ({ who: 'anyone', door })

export type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'
type Shape = z.ZodType
type Out<S> = S extends Shape ? z.output<S> : undefined

/** Sets or ends the session cookie of a door along with the answer, and sets the one that a browser keeps ever after. */
export type CookieChange =
  | { door: 'agent' | 'area'; token: string; expiresAt: Date; device?: { token: string; expiresAt: Date } }
  | { door: 'agent' | 'area'; token: null }

/** An answer other than a plain 200. */
export class Answer {
  readonly status: number
  readonly body: unknown
  readonly extra: { cookie?: CookieChange; headers?: Record<string, string> }
  constructor(status: number, body?: unknown, extra: Answer['extra'] = {}) {
    this.status = status
    this.body = body
    this.extra = extra
  }
}
export const answer = (status: number, body?: unknown, extra?: Answer['extra']): Answer =>
  new Answer(status, body, extra)

export type Request<P, Q, B, A> = Wiring & {
  actor: A
  /** Which settings were in force when it was asked who comes, for what only shows; null where it was not asked. */
  settingsVersion: number | null
  now: Date
  /** A problem's sentence in the reader's language, for answers that tell of problems without being refusals. */
  sentence: (problem: Problem) => string
  params: Out<P>
  query: Out<Q>
  body: Out<B>
  /** The version that If-Match names, where the route asks for it. */
  version: number
  userAgent: string
  /** What a conversation that creates goes by to know the same request again; of commands it is looked at before them. */
  idempotencyKey: string | null
  /** The address by which the client reached us and what it asked for, for links in answers: `http://host:3000`, `/api/v2/…`. */
  asked: { origin: string; url: string }
  /** The device cookie of the door that everybody may come through; null elsewhere, or without one. */
  deviceToken: string | null
}

type Common<P, Q, B, A extends Actor> = {
  method: Method
  path: `/${string}`
  summary: string
  access: Access<A>
  params?: P
  query?: Q
  body?: B
  /** Shapes of the answers by status, for OpenAPI and for the tests, which hold every answer against them. */
  answers: Record<number, Shape | null>
  /** A creation that may be sent twice with one Idempotency-Key. */
  idempotent?: true
  /** A change that must name the version it was made from (If-Match). */
  versioned?: true
  /** Bytes instead of JSON: accepted media types. */
  bytes?: readonly string[]
  /** The same, handed over as it comes in, never held in memory as a whole: the handler reads it, and minds its size. */
  streams?: readonly string[]
  bodyLimit?: number
  /** The foreign door it belongs to; our own without it. */
  dialect?: Dialect
}

/** A route as the rest of the program sees it, whatever its shapes. */
export type Route = Omit<Common<Shape, Shape, Shape, Actor>, 'access'> & {
  access: Access
  kind: 'read' | 'command' | 'conversation'
  handle: (request: never) => Promise<unknown>
}

type Handle<P, Q, B, A, More> = (
  request: Omit<Request<P, Q, B, A>, 'now'> & { now: Date } & More,
) => Promise<unknown>

/** A route that only reads. */
export function readRoute<P extends Shape, Q extends Shape, A extends Actor>(
  route: Omit<
    Common<P, Q, never, A>,
    'method' | 'body' | 'idempotent' | 'versioned' | 'bytes' | 'streams'
  > & {
    handle: Handle<P, Q, undefined, A, object>
  },
): Route {
  return { ...route, method: 'GET', kind: 'read' } as Route
}

/** A route that changes: its handler runs inside one transaction, which any refusal undoes. */
export function commandRoute<P extends Shape, Q extends Shape, B extends Shape, A extends Actor>(
  route: Common<P, Q, B, A> & { handle: Handle<P, Q, B, A, { tx: Tx }> },
): Route {
  return { ...route, kind: 'command' } as Route
}

/** A route whose handler opens its own transactions: where a refusal must leave something behind (a wrong password is counted). */
export function conversationRoute<P extends Shape, Q extends Shape, B extends Shape, A extends Actor>(
  route: Common<P, Q, B, A> & { handle: Handle<P, Q, B, A, object> },
): Route {
  return { ...route, kind: 'conversation' } as Route
}
