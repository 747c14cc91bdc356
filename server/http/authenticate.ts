import type { FastifyRequest } from 'fastify'
import { askedFirst, type Language } from '../lib/pure/languages.ts'
import type { Caller, ForeignCredential, Permission } from '../modules/identity/index.ts'
import {
  agentByCookie,
  agentByForeignCredential,
  customerByCookie,
  findWorkspace,
} from '../modules/identity/index.ts'
import type { Actor, Door } from '../modules/trail/index.ts'
import type { Wiring } from '../wiring.ts'
import type { Access } from './route.ts'

/**
 * The cookie of each door. Under https it carries the `__Host-` prefix, with which browsers take it only from this very
 * host, over TLS, for every path (RFC 6265bis, 4.1.3.2).
 */
export function cookieName(publicUrl: string, door: 'agent' | 'area'): string {
  return `${publicUrl.startsWith('https:') ? '__Host-' : ''}encopia_${door}`
}

/** The cookie by which a door knows a browser again; it opens nothing. */
export function deviceCookieName(publicUrl: string, door: 'agent' | 'area'): string {
  return `${publicUrl.startsWith('https:') ? '__Host-' : ''}encopia_device_${door}`
}

type Found =
  // Which settings were in force then; null where that is not asked, or there are none.
  | { actor: Actor; settingsVersion: number | null }
  // Of a key that is known and may not: which one it was.
  | { no: 'unauthenticated' | 'not-set-up' | 'forbidden' | 'address-refused'; apiKeyId?: number | null }
type Needed = readonly (Permission | null | undefined)[]

/** From where and in which language; at a foreign door also whose key it came with, and then nothing else counts. */
export type Came = { ip: string | null; requestId: string; language: Language; caller?: Caller }

/** Who sends this request, as far as the route lets him in: the actor, or why not. */
export async function authenticate(
  wiring: Wiring,
  request: FastifyRequest,
  access: Access,
  came: Came,
): Promise<Found> {
  switch (access.who) {
    case 'leaving': {
      const found = await (access.door === 'agent' ? withAgentCookie : withAreaCookie)(wiring, request, came)
      return { actor: found?.actor ?? nobody(access.door, came), settingsVersion: null }
    }
    case 'anyone':
      return { actor: nobody(access.door, came), settingsVersion: null }
    case 'agents':
      return agentFor(wiring, request, came, [access.permission, access.also])
    case 'agents-in-person':
      return agentInPerson(wiring, request, came, [access.permission])
    case 'agents-by-key':
      return agentByKey(wiring, request, came, [access.permission, access.also])
    case 'agents-half':
      return halfAgent(wiring, request, came)
    case 'customers':
    case 'customers-half':
      return customerFor(wiring, request, came, access.who === 'customers' ? 'open' : 'half')
  }
}

const nobody = (door: Door, { ip, requestId, language }: Came): Actor => ({
  kind: 'nobody',
  door,
  ip,
  requestId,
  language,
})

async function agentFor(wiring: Wiring, request: FastifyRequest, came: Came, needed: Needed): Promise<Found> {
  const { agent: actor, settingsVersion } = await signedInAgent(wiring, request, came)
  if (actor === 'ip-refused') return { no: 'address-refused' }
  if (actor === 'invalid') return nobodyAtAgentsDoor(wiring)
  return needed.every((each) => !each || actor.permissions.has(each))
    ? { actor, settingsVersion }
    : { no: 'forbidden', apiKeyId: actor.apiKeyId }
}

async function agentInPerson(
  wiring: Wiring,
  request: FastifyRequest,
  came: Came,
  needed: Needed,
): Promise<Found> {
  const found = await agentFor(wiring, request, came, needed)
  return 'actor' in found && found.actor.kind === 'agent' && found.actor.sessionId === null
    ? { no: 'forbidden' }
    : found
}

async function agentByKey(
  wiring: Wiring,
  request: FastifyRequest,
  came: Came,
  needed: Needed,
): Promise<Found> {
  const found = await agentFor(wiring, request, came, needed)
  return 'actor' in found && found.actor.kind === 'agent' && found.actor.apiKeyId === null
    ? { no: 'forbidden' }
    : found
}

// Whoever opens the portal of a fresh installation is sent to set-up instead of a sign-in that nobody can pass.
async function nobodyAtAgentsDoor(wiring: Wiring): Promise<Found> {
  return { no: (await findWorkspace(wiring.db)) ? 'unauthenticated' : 'not-set-up' }
}

async function signedInAgent(wiring: Wiring, request: FastifyRequest, came: Came): Promise<Caller> {
  if (came.caller) return came.caller
  const credential = ownCredential(request)
  if (credential) return agentByForeignCredential(wiring.db, wiring.now(), came, credential)
  const found = await withAgentCookie(wiring, request, came)
  return found?.state === 'open'
    ? { agent: found.actor, settingsVersion: found.settingsVersion }
    : { agent: 'invalid', settingsVersion: null }
}

function ownCredential(request: FastifyRequest): ForeignCredential | null {
  const key = bearerOf(request)
  return key === null ? null : { form: 'basic', userName: key }
}

async function halfAgent(wiring: Wiring, request: FastifyRequest, came: Came): Promise<Found> {
  const found = await withAgentCookie(wiring, request, came)
  return found?.state === 'half'
    ? { actor: found.actor, settingsVersion: found.settingsVersion }
    : { no: 'unauthenticated' }
}

async function customerFor(
  wiring: Wiring,
  request: FastifyRequest,
  came: Came,
  state: 'open' | 'half',
): Promise<Found> {
  const found = await withAreaCookie(wiring, request, came)
  return found?.state === state ? { actor: found.actor, settingsVersion: null } : { no: 'unauthenticated' }
}

async function withAgentCookie(wiring: Wiring, request: FastifyRequest, came: Came) {
  const token = request.cookies[cookieName(wiring.publicUrl, 'agent')]
  return token ? agentByCookie(wiring.db, wiring.now(), { ...came, token }) : null
}

async function withAreaCookie(wiring: Wiring, request: FastifyRequest, came: Came) {
  const token = request.cookies[cookieName(wiring.publicUrl, 'area')]
  return token ? customerByCookie(wiring.db, wiring.now(), { ...came, token }) : null
}

/** What the device cookie says, at a door that everybody may come through. */
export function deviceTokenOf({ publicUrl }: Wiring, request: FastifyRequest, access: Access): string | null {
  if (access.who !== 'anyone' || (access.door !== 'agent' && access.door !== 'area')) return null
  return request.cookies[deviceCookieName(publicUrl, access.door)] ?? null
}

/** The API key that a request comes with; null when it comes with none. */
export function bearerOf(request: FastifyRequest): string | null {
  return /^Bearer +(.*)$/i.exec(request.headers.authorization ?? '')?.[1] ?? null
}

/** The language of somebody who is not signed in: of what the browser asks for (RFC 9110, 12.5.4), the first that we write. */
export function askedLanguage(request: FastifyRequest): Language {
  return askedFirst(request.headers['accept-language'] ?? 'es')
}
