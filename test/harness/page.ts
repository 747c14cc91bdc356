import type { Browser, BrowserContext, Page } from 'playwright-core'

export type View = {
  locale?: 'es-MX' | 'en-US'
  colorScheme?: 'light' | 'dark'
  width?: number
  height?: number
  baseURL?: string
  reducedMotion?: 'reduce' | 'no-preference'
  storageState?: Awaited<ReturnType<BrowserContext['storageState']>>
}

/** A page and what went wrong on it. `close` fails if anything did that the test had not announced. */
export type WatchedPage = {
  page: Page
  context: BrowserContext
  troubles: string[]
  /** Troubles that this test causes on purpose: a 422 on a form, a server that is down. */
  expectTrouble: (pattern: RegExp) => void
  close: () => Promise<void>
}

/** Opens a page in a context of its own: language, looks and size as asked, else Spanish, light, a desk. */
export async function openPage(browser: Browser, view: View = {}): Promise<WatchedPage> {
  const { locale = 'es-MX', width = 1280, height = 800, colorScheme = 'light', ...others } = view
  const context = await browser.newContext({
    locale,
    colorScheme,
    viewport: { width, height },
    timezoneId: 'America/Mexico_City',
    reducedMotion: 'reduce',
    ...others,
  })
  // A slow machine is no failure. Below a test's own limit, so that what was waited for is named.
  context.setDefaultTimeout(30_000)
  const page = await context.newPage()
  const troubles: string[] = []
  const expected: RegExp[] = []
  context.on('page', (opened) => watch(opened, troubles))
  watch(page, troubles)
  return {
    page,
    context,
    troubles,
    expectTrouble: (pattern) => expected.push(pattern),
    close: async () => {
      await context.close()
      const unexpected = troubles.filter((trouble) => !expected.some((pattern) => pattern.test(trouble)))
      if (unexpected.length > 0) throw new Error(`The page had trouble:\n${unexpected.join('\n')}`)
    },
  }
}

/** Errors on the console (violations of the content security policy are among them), uncaught errors, failed requests. */
function watch(page: Page, troubles: string[]): void {
  page.on('console', (message) => {
    if (message.type() === 'error') troubles.push(`console: ${message.text()} (${message.location().url})`)
  })
  page.on('pageerror', (error) => troubles.push(`error: ${error.stack ?? error.message}`))
  page.on('requestfailed', (request) => {
    const why = request.failure()?.errorText ?? 'failed'
    // A request that the page itself gave up, by leaving or by asking anew, is not a failure.
    if (why !== 'net::ERR_ABORTED') troubles.push(`request: ${request.method()} ${request.url()} ${why}`)
  })
  page.on('response', (response) => {
    if (response.status() >= 500) troubles.push(`answer: ${response.status()} ${response.url()}`)
  })
}
