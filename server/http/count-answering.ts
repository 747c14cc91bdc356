import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { RequestsUnderWay } from '../lib/requests-under-way.ts'

/**
 * Counts a request from the moment it is read until its answer is ready to be sent: neither a slow reader nor a stream
 * that stays open counts.
 */
export function countAnswering(app: FastifyInstance, requests: RequestsUnderWay): void {
  const ends = new WeakMap<FastifyRequest, () => void>()
  app.addHook('preHandler', async (request, reply) => {
    const end = requests.begin()
    ends.set(request, end)
    // One that was given up before it was answered.
    reply.raw.once('close', end)
  })
  app.addHook('onSend', async (request) => ends.get(request)?.())
}
