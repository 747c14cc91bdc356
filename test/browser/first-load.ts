import { gzipSync } from 'node:zlib'
import type { Browser, Response } from 'playwright-core'
import type { Member } from '../harness/cast.ts'
import { openPage, type View } from '../harness/page.ts'
import type { RunningProgram } from '../harness/running-program.ts'
import { cookiesOf } from './client.ts'
import { settling } from './settled.ts'

/** A page opened for the first time, by a member who is signed in or by nobody. */
export type Visit = { program: RunningProgram; member: Member | null; path: string; view?: View }

/** What a first visit takes over the line. Sizes in bytes, as gzip has them, but for fonts, which have their own. */
export type Load = {
  requests: string[]
  script: number
  style: number
  fonts: number[]
  /** What the server says of each file's compression. */
  encodings: Record<string, string | undefined>
}

/** Opens a page with nothing in the cache, and adds up what came until it could be used. */
export async function loadOf(browser: Browser, visit: Visit): Promise<Load> {
  const { page, responses, close } = await open(browser, visit)
  const settled = settling(page)
  await page.goto(visit.path)
  await settled()
  const load: Load = { requests: [], script: 0, style: 0, fonts: [], encodings: {} }
  for (const response of responses) {
    const path = new URL(response.url()).pathname
    load.requests.push(path)
    load.encodings[path] = (await response.headerValue('content-encoding')) ?? undefined
    if (path.endsWith('.js')) load.script += await sizeOf(response)
    if (path.endsWith('.css')) load.style += await sizeOf(response)
    if (path.endsWith('.woff2')) load.fonts.push((await response.body()).length)
  }
  await close()
  return load
}

const sizeOf = async (response: Response): Promise<number> =>
  gzipSync(await response.body(), { level: 9 }).length

/** Milliseconds: largest paint, when the page had what it came for, and how long the page could not answer. */
export type Speed = { lcp: number; usable: number; tbt: number }

/** The same on a slow line and a slow machine (design/ui.md 4): 1.6 Mbit/s, 150 ms, a fourth of this machine's speed. */
export async function speedOf(browser: Browser, visit: Visit & { usable: string }): Promise<Speed> {
  const { page, close } = await open(browser, visit)
  const debug = await page.context().newCDPSession(page)
  const bytes = (1.6 * 1024 * 1024) / 8
  await debug.send('Network.enable')
  await debug.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 150,
    downloadThroughput: bytes,
    uploadThroughput: bytes,
  })
  await debug.send('Emulation.setCPUThrottlingRate', { rate: 4 })
  await page.addInitScript(observe)
  await page.goto(visit.path)
  await page.locator(visit.usable).first().waitFor({ timeout: 60_000 })
  const speed = await page.evaluate<Speed>(() => ({
    ...Reflect.get(globalThis, 'seenSpeed')(),
    usable: performance.now(),
  }))
  await close()
  return speed
}

async function open(browser: Browser, { program, member, view }: Visit) {
  const { page, context, close, expectTrouble } = await openPage(browser, { baseURL: program.url, ...view })
  if (member) await context.addCookies(cookiesOf(program, member))
  // A link that is gone asks whether somebody is signed in already.
  else expectTrouble(/401 \(Unauthorized\)/)
  const responses: Response[] = []
  page.on('response', (response) => responses.push(response))
  return { page, responses, close }
}

function observe(): void {
  const speed = { lcp: 0, tbt: 0 }
  new PerformanceObserver((list) => {
    speed.lcp = list.getEntries().at(-1)?.startTime ?? speed.lcp
  }).observe({ type: 'largest-contentful-paint', buffered: true })
  // What a task takes beyond 50 ms: from the first paint on, nobody is answered in that time.
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) speed.tbt += Math.max(0, duration - 50)
  }).observe({ type: 'longtask', buffered: true })
  Reflect.set(globalThis, 'seenSpeed', () => speed)
}
