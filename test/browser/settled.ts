import type { Page, Request } from 'playwright-core'

const quiet = 80
const patience = 30_000

/**
 * Gives a function that waits until the page shows what it came for: its route is loaded, the window is named after page
 * and place, and no request has been under way for a moment. To be called before the page's first request.
 */
export function settling(page: Page): () => Promise<void> {
  const underWay = new Set<Request>()
  let last = performance.now()
  const ended = (request: Request) => {
    underWay.delete(request)
    last = performance.now()
  }
  page.on('request', (request) => {
    // The stream of what happens in tickets never ends.
    if (request.resourceType() !== 'eventsource') underWay.add(request)
  })
  page.on('requestfinished', ended)
  page.on('requestfailed', ended)
  return async () => {
    const late = performance.now() + patience
    last = performance.now()
    for (;;) {
      const rest = quiet - (performance.now() - last)
      if (underWay.size === 0 && rest <= 0 && (await isShown(page))) return
      if (performance.now() > late)
        throw new Error(
          `${page.url()}, “${await page.title()}”, did not settle; under way: ${[...underWay].map((request) => request.url()).join(', ')}`,
        )
      await page.waitForTimeout(Math.max(rest, 20))
    }
  }
}

const isShown = (page: Page): Promise<boolean> =>
  page.evaluate(
    () =>
      Reflect.get(globalThis, '__TSR_ROUTER__')?.state.status === 'idle' &&
      document.querySelector('h1') !== null &&
      document.title.includes(' · '),
  )
