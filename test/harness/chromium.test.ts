import { readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { axeViolations } from './axe.ts'
import { launchChromium } from './chromium.ts'
import { openPage } from './page.ts'

const policy = "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; connect-src 'self'"
const font = createRequire(import.meta.url).resolve(
  '@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2',
)
const files: Record<string, { type: string; body: string | Buffer }> = {
  '/sound': { type: 'text/html', body: html('<main><h1>Ñandú, pingüino</h1><p>Hola</p></main>') },
  '/inline': {
    type: 'text/html',
    body: html('<main><h1>a</h1></main><script>document.title = "no"</script>'),
  },
  '/throws': { type: 'text/html', body: html('<main><h1>a</h1></main><script src="/throws.js"></script>') },
  '/unnamed': { type: 'text/html', body: html('<main><h1>a</h1><button></button></main>') },
  '/asks': { type: 'text/html', body: html('<main><h1>a</h1></main><script src="/asks.js"></script>') },
  '/throws.js': { type: 'text/javascript', body: 'throw new Error("broken on purpose")' },
  '/asks.js': { type: 'text/javascript', body: 'fetch("/hangs-up").catch(() => undefined)' },
  '/style.css': {
    type: 'text/css',
    body: '@font-face { font-family: A; src: url(/font.woff2) } body { font: 40px A } @media (prefers-color-scheme: dark) { body { background: #000; color: #fff } }',
  },
  '/font.woff2': { type: 'font/woff2', body: readFileSync(font) },
}

let server: Server
let browser: Browser
let baseURL: string

beforeAll(async () => {
  server = createServer((request, response) => {
    const file = files[request.url ?? '']
    if (request.url === '/hangs-up') response.destroy()
    else if (!file) response.writeHead(204).end()
    else
      response.writeHead(200, { 'content-type': file.type, 'content-security-policy': policy }).end(file.body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  baseURL = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  browser = await launchChromium()
}, 60_000)

afterAll(async () => {
  await browser?.close()
  server?.close()
})

it('a sound page has no trouble, shows our own font, and axe has nothing to say under a strict policy', async () => {
  const { page, close } = await openPage(browser, { baseURL })
  await page.goto('/sound')
  expect(await page.evaluate("document.fonts.ready.then(() => document.fonts.check('40px A'))")).toBe(true)
  expect(await axeViolations(page)).toEqual([])
  await page.getByRole('heading', { name: 'Ñandú, pingüino' }).waitFor()
  await close()
})

it('text is drawn: taking it away changes the picture', async () => {
  const { page, close } = await openPage(browser, { baseURL })
  await page.goto('/sound')
  const written = await page.locator('h1').screenshot()
  await page.evaluate("document.querySelector('h1').style.color = 'transparent'")
  expect(written.equals(await page.locator('h1').screenshot())).toBe(false)
  await close()
})

it('language, colours and size are the ones asked for', async () => {
  const { page, close } = await openPage(browser, {
    baseURL,
    locale: 'en-US',
    colorScheme: 'dark',
    width: 320,
    height: 640,
  })
  await page.goto('/sound')
  const seen = await page.evaluate(
    '[navigator.language, innerWidth, getComputedStyle(document.body).backgroundColor]',
  )
  expect(seen).toEqual(['en-US', 320, 'rgb(0, 0, 0)'])
  await close()
})

it.each([
  ['a violation of the content security policy', '/inline', /Content Security Policy/],
  ['an uncaught error', '/throws', /error: Error: broken on purpose/],
  ['a request that fails', '/asks', /request: GET .*hangs-up net::ERR_EMPTY_RESPONSE/],
])('%s fails the test that meets it', async (_claim, path, words) => {
  const watched = await openPage(browser, { baseURL })
  await watched.page.goto(path)
  await expect.poll(() => watched.troubles.join('\n')).toMatch(words)
  await expect(watched.close()).rejects.toThrow(words)
})

it('trouble that was announced does not fail the test', async () => {
  const { page, troubles, expectTrouble, close } = await openPage(browser, { baseURL })
  expectTrouble(/broken on purpose/)
  await page.goto('/throws')
  await expect.poll(() => troubles.length).toBeGreaterThan(0)
  await close()
})

it('axe names what it objects to and where', async () => {
  const { page, close } = await openPage(browser, { baseURL })
  await page.goto('/unnamed')
  expect(await axeViolations(page)).toEqual([expect.stringMatching(/^button-name \(critical\)/)])
  await close()
})

function html(body: string): string {
  return `<!doctype html><html lang="es"><head><meta charset="utf-8"><title>t</title><link rel="stylesheet" href="/style.css"></head><body>${body}</body></html>`
}
