import type { FastifyRequest } from 'fastify'
import type { Wiring } from '../wiring.ts'
import { bearerOf } from './authenticate.ts'

/**
 * Whether another site's page sends this. A cookie is sent along by any site; the origin is not forged by a browser. Keys are
 * not ambient and need no such check; the name and password of a proxy before us are, and are no key.
 */
export function isForeign(wiring: Wiring, request: FastifyRequest): boolean {
  if (request.method === 'GET' || bearerOf(request) !== null) return false
  const { origin } = request.headers
  if (!origin)
    return (
      request.headers['sec-fetch-site'] !== undefined && request.headers['sec-fetch-site'] !== 'same-origin'
    )
  return !isOwnOrigin(origin, wiring.publicUrl)
}

const ownNames = ['localhost', '127.0.0.1', '[::1]']

// What Host says proves nothing: a foreign name may be made to lead to our address (DNS rebinding). Only this machine's
// own names stand for one another.
function isOwnOrigin(origin: string, publicUrl: string): boolean {
  const own = new URL(publicUrl)
  if (origin === own.origin) return true
  if (own.protocol !== 'http:' || !ownNames.includes(own.hostname)) return false
  return ownNames.some((name) => origin === new URL(`http://${name}:${own.port || 80}`).origin)
}
