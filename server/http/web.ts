import { existsSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { askedLanguage } from './authenticate.ts'
import { notBuilt } from './not-built.ts'
import { plainProblem } from './problems.ts'

/** Serves the built web: hashed files for ever, the two pages fresh each time, whatever path they show. */
export async function mountWeb(app: FastifyInstance, root: string | null): Promise<void> {
  const isBuilt = root !== null && existsSync(join(root, 'agent.html'))
  app.setNotFoundHandler((request, reply) => {
    const isPage =
      root && (request.method === 'GET' || request.method === 'HEAD') && !request.url.startsWith('/api/')
    if (isPage)
      return isBuilt
        ? page(request.url, reply)
        : reply.code(503).type('text/html; charset=utf-8').send(notBuilt)
    const details = plainProblem('missing', 404, { language: askedLanguage(request), requestId: request.id })
    return reply.code(404).type('application/problem+json').send(JSON.stringify(details))
  })
  if (!isBuilt) return
  await app.register(fastifyStatic, {
    root,
    index: false,
    wildcard: false,
    serveDotFiles: false,
    // The compressed copies that the build puts beside the files are no pages of their own.
    preCompressed: true,
    globIgnore: ['**/*.{br,gz}'],
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
