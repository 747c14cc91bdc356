import { existsSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Wiring } from '../wiring.ts'
import { askedLanguage } from './authenticate.ts'
import { earlyFiles } from './early-files.ts'
import { paper } from './mail-page.ts'
import { notBuilt } from './not-built.ts'
import { plainProblem } from './problems.ts'

/** Serves the built web: hashed files for ever, the two pages fresh each time, whatever path they show. */
export async function mountWeb(
  app: FastifyInstance,
  wiring: Pick<Wiring, 'publicUrl'>,
  root: string | null,
): Promise<void> {
  const isBuilt = root !== null && existsSync(join(root, 'agent.html'))
  const early = isBuilt ? earlyFiles(root) : () => ''
  app.setNotFoundHandler((request, reply) => {
    const isPage =
      root && (request.method === 'GET' || request.method === 'HEAD') && !request.url.startsWith('/api/')
    if (isPage)
      return isBuilt
        ? page(request, reply, (door) => early(door, request, wiring.publicUrl))
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
  app.get('/paper', async (_request, reply) => reply.headers(paper.headers).send(paper.page))
  app.get('/', async (_request, reply) => reply.redirect('/agent'))
}

function page(
  { url }: FastifyRequest,
  reply: FastifyReply,
  early: (door: 'agent' | 'area') => string,
): FastifyReply {
  reply.header('cache-control', 'no-cache')
  for (const door of ['agent', 'area'] as const)
    if (isUnder(`/${door}`, url)) return reply.header('link', early(door)).sendFile(`${door}.html`)
  return reply.code(404).sendFile('agent.html')
}

const isUnder = (place: string, url: string): boolean => new RegExp(`^${place}(?:[/?]|$)`).test(url)
