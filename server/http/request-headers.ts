import type { FastifyRequest } from 'fastify'

/** The version that If-Match names; null where it names none. */
export function versionOf(request: FastifyRequest): number | null {
  const match = /^(?:W\/)?"(\d{1,9})"$/.exec(request.headers['if-match'] ?? '')
  return match ? Number(match[1]) : null
}

export function idempotencyKeyOf(request: FastifyRequest): string | null {
  const key = request.headers['idempotency-key']
  return key === undefined ? null : String(key)
}

/** The type of what was sent, without its parameters. */
export const mediaTypeOf = (request: FastifyRequest): string =>
  (request.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? ''
