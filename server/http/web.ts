import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply } from 'fastify'

/** Serves the built web: hashed files for ever, the two pages fresh each time, whatever path they show. */
export async function mountWeb(app: FastifyInstance, root: string | null): Promise<void> {
  app.setNotFoundHandler((request, reply) => {
    if (root && request.method === 'GET' && !request.url.startsWith('/api/')) return page(request.url, reply)
    return reply
      .code(404)
      .type('application/problem+json')
      .send(
        JSON.stringify({ type: '/problems/missing', title: 'Not found', status: 404, requestId: request.id }),
      )
  })
  if (!root) return
  await app.register(fastifyStatic, {
    root,
    index: false,
    wildcard: false,
    serveDotFiles: false,
    preCompressed: true,
    setHeaders: (response, path) =>
      response.header(
        'cache-control',
        path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
      ),
  })
  app.get('/', async (_request, reply) => reply.redirect('/agent'))
}

function page(url: string, reply: FastifyReply): FastifyReply {
  if (isUnder('/agent', url)) return reply.header('cache-control', 'no-cache').sendFile('agent.html')
  if (isUnder('/area', url)) return reply.header('cache-control', 'no-cache').sendFile('area.html')
  return reply.code(404).header('cache-control', 'no-cache').sendFile('agent.html')
}

const isUnder = (place: string, url: string): boolean => new RegExp(`^${place}(?:[/?]|$)`).test(url)
