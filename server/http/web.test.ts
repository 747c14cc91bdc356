import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import cookie from '@fastify/cookie'
import fastify, { type FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { compressWeb } from '../../bin/compress-web.ts'
import { mountWeb } from './web.ts'

const folder = mkdtempSync(join(tmpdir(), 'encopia-web-'))
const script = 'console.log("Ñandú");\n'.repeat(200)
let app: FastifyInstance

beforeAll(async () => {
  mkdirSync(join(folder, 'built/assets'), { recursive: true })
  for (const page of ['agent', 'area'])
    writeFileSync(join(folder, `built/${page}.html`), `<title>${page}</title>`)
  for (const file of [
    'first',
    'area-catalogue-es-Ab_-1234',
    'area-catalogue-en-Ab_-1234',
    'area-home-Ab_-1234',
  ])
    writeFileSync(join(folder, `built/assets/${file}.js`), script)
  await compressWeb(join(folder, 'built'))
  app = await serving(join(folder, 'built'))
})
afterAll(async () => {
  await app.close()
  rmSync(folder, { recursive: true, force: true })
})

async function serving(root: string): Promise<FastifyInstance> {
  const made = fastify()
  await made.register(cookie)
  await mountWeb(made, { publicUrl: 'http://localhost:3000' }, root)
  return made
}

const get = (url: string, encodings = '') =>
  app.inject({ method: 'GET', url, headers: { 'accept-encoding': encodings } })

describe('files of the built web', () => {
  it('go out in the best compression that the browser takes, and say so to caches', async () => {
    const br = await get('/assets/first.js', 'gzip, deflate, br')
    expect(br.headers).toMatchObject({ 'content-encoding': 'br', vary: 'accept-encoding' })
    expect(br.headers['content-type']).toMatch(/javascript/)
    expect(brotliDecompressSync(br.rawPayload).toString()).toBe(script)
    const gz = await get('/assets/first.js', 'gzip')
    expect(gz.headers['content-encoding']).toBe('gzip')
    expect(gunzipSync(gz.rawPayload).toString()).toBe(script)
    const plain = await get('/assets/first.js')
    expect(plain.headers['content-encoding']).toBeUndefined()
    expect(plain.headers.vary).toBe('accept-encoding')
    expect(plain.body).toBe(script)
  })

  it('are kept for ever by their hashed names; the pages are asked for each time', async () => {
    expect((await get('/assets/first.js', 'br')).headers['cache-control']).toMatch(/immutable/)
    const page = await get('/agent/contacts/7?q=ñ', 'br')
    expect(page.headers).toMatchObject({ 'content-encoding': 'br', 'cache-control': 'no-cache' })
    expect(page.headers['content-type']).toMatch(/^text\/html/)
    expect(brotliDecompressSync(page.rawPayload).toString()).toBe('<title>agent</title>')
    expect((await get('/area/me')).body).toBe('<title>area</title>')
  })

  it('name what the page will need: its words, and for whoever is signed in the frame and the session', async () => {
    const linked = async (headers: Record<string, string>) =>
      (await app.inject({ url: '/area', headers })).headers.link
    const words = '</assets/area-catalogue-es-Ab_-1234.js>; rel=modulepreload'
    expect(await linked({ 'accept-language': 'es-MX,es;q=0.9' })).toBe(words)
    expect(await linked({ 'accept-language': 'es-MX,es;q=0.9', cookie: 'encopia_area=any' })).toBe(
      `${words}, </assets/area-home-Ab_-1234.js>; rel=modulepreload, ` +
        '</api/session/area>; rel=preload; as=fetch; crossorigin',
    )
  })

  it('have no addresses for their compressed copies', async () => {
    expect((await get('/assets/first.js.br')).statusCode).toBe(404)
  })
})

it('says in both languages that the pages are not built, where there are none', async () => {
  const empty = await serving(join(folder, 'nothing'))
  const { statusCode, headers, body } = await empty.inject('/agent/contacts')
  expect(statusCode).toBe(503)
  expect(headers['content-type']).toMatch(/^text\/html; charset=utf-8/)
  expect(body).toContain('no están construidas')
  expect(body).toContain('have not been built')
  expect((await empty.inject('/api/nothing')).statusCode).toBe(404)
  await empty.close()
})

it('gives a sheet for a mail that is not saved: nothing runs on it, nothing is loaded into it', async () => {
  const { headers, body } = await app.inject('/paper')
  const policy = String(headers['content-security-policy']).split('; ')
  expect(policy).toContain("default-src 'none'")
  expect(policy).toContain('sandbox allow-same-origin allow-popups allow-popups-to-escape-sandbox')
  expect(body).not.toMatch(/script|http/)
})
