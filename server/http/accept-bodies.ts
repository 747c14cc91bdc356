import type { FastifyInstance } from 'fastify'
import type { Route } from './route.ts'

/**
 * JSON as Fastify reads it. Nothing at all is no body where something is deleted: many clients say with every request that they
 * send JSON.
 */
export function acceptJson(app: FastifyInstance): void {
  const read = app.getDefaultJsonParser('error', 'error')
  app.addContentTypeParser<string>('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (body === '' && request.method === 'DELETE') done(null, undefined)
    else void read(request, body, done)
  })
}

/** Lets routes take bodies that are no JSON: as bytes, or as they come in. */
export function acceptBodies(app: FastifyInstance, routes: readonly Route[]): void {
  const types = [...new Set(routes.flatMap((route) => route.bytes ?? []))]
  if (types.length > 0)
    app.addContentTypeParser(types, { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
  const streams = [...new Set(routes.flatMap((route) => route.streams ?? []))]
  if (streams.length > 0) app.addContentTypeParser(streams, (_request, body, done) => done(null, body))
}
