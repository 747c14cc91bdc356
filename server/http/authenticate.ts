import type { FastifyRequest } from 'fastify'
import { interfaceLanguageOf, type Language } from '../lib/pure/languages.ts'
import { agentByApiKey, agentByCookie, customerByCookie } from '../modules/identity/index.ts'
import type { Actor, Door } from '../modules/trail/index.ts'
import type { Wiring } from '../wiring.ts'
import type { Access } from './route.ts'

export const cookieNames = { agent: 'encopia_agent', area: 'encopia_area' } as const

export type Came = { ip: string | null; requestId: string; language: Language }

/** Who sends this request, as far as the route lets him in: the actor, or why not. */
export async function authenticate(
  wiring: Wiring,
  request: FastifyRequest,
  access: Access,
  came: Came,
): Promise<{ actor: Actor } | { no: 'unauthenticated' | 'forbidden' }> {
  switch (access.who) {
    case 'anyone':
      return { actor: nobody(access.door, came) }
    case 'agents':
      return agentFor(wiring, request, came, access.permission)
    case 'agents-half':
      return halfAgent(wiring, request, came)
    case 'customers':
    case 'customers-half':
      return customerFor(wiring, request, came, access.who === 'customers' ? 'open' : 'half')
  }
}

const nobody = (door: Door, came: Came): Actor => ({ kind: 'nobody', door, ...came })

async function agentFor(wiring: Wiring, request: FastifyRequest, came: Came, permission: string | null) {
  const actor = await signedInAgent(wiring, request, came)
  if (!actor) return { no: 'unauthenticated' } as const
  return permission === null || actor.permissions.has(permission as never)
    ? { actor }
    : ({ no: 'forbidden' } as const)
}

async function signedInAgent(wiring: Wiring, request: FastifyRequest, came: Came) {
  const key = bearerOf(request)
  if (key !== null) return agentByApiKey(wiring.db, wiring.now(), { ...came, key })
  const token = request.cookies[cookieNames.agent]
  const found = token ? await agentByCookie(wiring.db, wiring.now(), { ...came, token }) : null
  return found?.state === 'open' ? found.actor : null
}

async function halfAgent(wiring: Wiring, request: FastifyRequest, came: Came) {
  const token = request.cookies[cookieNames.agent]
  const found = token ? await agentByCookie(wiring.db, wiring.now(), { ...came, token }) : null
  return found?.state === 'half' ? { actor: found.actor } : ({ no: 'unauthenticated' } as const)
}

async function customerFor(wiring: Wiring, request: FastifyRequest, came: Came, state: 'open' | 'half') {
  const token = request.cookies[cookieNames.area]
  const found = token ? await customerByCookie(wiring.db, wiring.now(), { ...came, token }) : null
  return found?.state === state ? { actor: found.actor } : ({ no: 'unauthenticated' } as const)
}

function bearerOf(request: FastifyRequest): string | null {
  const header = request.headers.authorization
  return header?.startsWith('Bearer ') ? header.slice('Bearer '.length) : null
}

/** The language of somebody who is not signed in: the browser's, else English. */
export function askedLanguage(request: FastifyRequest): Language {
  return interfaceLanguageOf(request.headers['accept-language']?.split(',')[0] ?? 'es')
}
