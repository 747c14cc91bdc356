import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { paths as agentPaths } from '../../web/agent/paths.ts'
import { paths as areaPaths } from '../../web/area/paths.ts'
import type { Member } from '../harness/cast.ts'
import { launchChromium } from '../harness/chromium.ts'
import { openPage } from '../harness/page.ts'
import type { RunningProgram } from '../harness/running-program.ts'
import { cookiesOf } from './client.ts'
import { everyLook, faultInFocus, faultsInLooks, faultsInWords, looksInPairs } from './look-at-page.ts'
import { textsOfEach } from './other-language.ts'
import { agentExamples, areaExamples, type Example, type Passage } from './page-examples.ts'
import { settling } from './settled.ts'
import { type Language, type Reader, type Stage, setStage } from './stage.ts'

let browser: Browser
let stage: Stage
let texts: Record<Language, Set<string>>

beforeAll(async () => {
  ;[browser, stage, texts] = await Promise.all([launchChromium(), setStage(), textsOfEach()])
})
afterAll(async () => {
  await browser?.close()
  await stage?.stop()
})

const doors = { agent: agentExamples, area: areaExamples }
type Door = keyof typeof doors
/** What stands where a page could not be shown, in either language. */
const notShown = [
  ...['There is nothing here', 'No permission for this page', 'This page could not be shown'],
  ...['Aquí no hay nada', 'Sin permiso para esta página', 'No se pudo mostrar esta página'],
]
const locales = { es: 'es-MX', en: 'en-US' } as const

describe('every page', () => {
  for (const door of ['agent', 'area'] as const)
    it(`has an example: ${door}`, async () => {
      const { page, close, expectTrouble } = await openPage(browser, { baseURL: stage.program.url })
      expectTrouble(/401/)
      await page.goto(`/${door}/sign-in`)
      const routes = await page.evaluate(() =>
        Object.keys(Reflect.get(globalThis, '__TSR_ROUTER__').routesByPath),
      )
      expect(Object.keys(doors[door]).sort()).toEqual(routes.filter((route) => route !== '/').sort())
      await close()
    })

  it('has its path from a helper, and every helper leads to a page', () => {
    const helped = [...Object.values(agentPaths), ...Object.values(areaPaths)].map((path) =>
      // What a path is made with does not matter here: a mail's two parts, an id, nothing.
      String(Reflect.apply(path, null, [{ message: 0, position: 0, valueOf: () => 0, toString: () => '0' }])),
    )
    const routes = Object.keys({ ...agentExamples, ...areaExamples })
    const leadsSomewhere = (path: string) =>
      routes.some((route) => new RegExp(`^${route.replace(/\$\w*/g, '[^/]+')}$`).test(path)) ||
      routes.some((route) => route.startsWith(`${path}/$`))
    expect(helped.filter((path) => !leadsSomewhere(path))).toEqual([])
  })
})

describe.concurrent('every page is accessible, fits a phone, and speaks one language', () => {
  for (const language of ['es', 'en'] as const)
    it(`in ${locales[language]}, light and dark, from 1280 to 320 px`, async () => {
      const faults = [...(await faultsAt('agent', language)), ...(await faultsAt('area', language))]
      expect(faults.join('\n')).toBe('')
    }, 900_000)
})

async function faultsAt(door: Door, language: Language): Promise<string[]> {
  const reader = stage.readers[language]
  const examples = Object.entries(doors[door])
  const faults: string[] = []
  for (const who of ['signed-in', 'nobody', 'before-set-up'] as const) {
    const pages = examples.flatMap(([, example]) =>
      'who' in example && example.who === who ? [example] : [],
    )
    if (pages.length === 0) continue
    const visit = await visitAs(who, { door, reader })
    for (const example of pages) faults.push(...(await visit.look(example)))
    if (who === 'signed-in')
      for (const [, example] of examples)
        if ('leadsTo' in example) faults.push(...(await visit.pass(example)))
    await visit.close()
  }
  return faults
}

/** One window for all pages of a kind of visitor. In Spanish each is opened by its address, in English from the one before. */
async function visitAs(who: Example['who'], { door, reader }: { door: Door; reader: Reader }) {
  const { language } = reader
  const program: RunningProgram = who === 'before-set-up' ? stage.empty : stage.program
  const watched = await openPage(browser, { baseURL: program.url, locale: locales[language] })
  const { page, troubles } = watched
  const member: Member = door === 'agent' ? reader.agent : reader.customer
  if (who === 'signed-in') await watched.context.addCookies(cookiesOf(program, member))
  const settled = settling(page)
  const seen = { ...reader, setUpSecret: stage.setUpSecret }
  const foreign = texts[language === 'es' ? 'en' : 'es']
  const looks = process.env.SOAK === '1' ? everyLook : looksInPairs[language]
  let isIn = false

  const look = async ({ path, more = [], ownLanguage }: Example) => {
    const faults: string[] = []
    const headings: string[] = []
    for (const address of [path, ...more].map((each) => each(seen))) {
      const add = (found: string[]) =>
        faults.push(...found.map((fault) => `${language} ${address}: ${fault}`))
      const isFollowed = isIn && language === 'en'
      if (isFollowed) await follow(page, address)
      else await page.goto(address)
      isIn = true
      await settled()
      const place = new URL(page.url())
      if (decodeURIComponent(place.pathname + place.search) !== decodeURIComponent(address))
        add([`leads to ${page.url()}`])
      if (isFollowed && !address.includes('?')) add(await faultInFocus(page))
      const heading = await page.getByRole('heading', { level: 1 }).first().innerText()
      // A page must not pass for its own failure: a link that stands, for instance, looks unlike one that is cut off.
      if (headings.length === 0 && notShown.includes(heading)) add([`shows “${heading}”`])
      if (!address.includes('?') && headings.includes(heading)) add([`shows “${heading}” again`])
      headings.push(heading)
      if (!ownLanguage) add(await faultsInWords(page, { language, foreign }))
      add(await faultsInLooks(page, looks))
      add(troubles.splice(0).filter((trouble) => !isExpected(trouble, who)))
    }
    return faults
  }
  const pass = async ({ path, leadsTo }: Passage) => {
    await page.goto(path())
    await settled()
    const { pathname } = new URL(page.url())
    return pathname === leadsTo(seen) ? [] : [`${path()} leads to ${pathname}`]
  }
  return { look, pass, close: watched.close }
}

const follow = (page: Page, href: string) =>
  page.evaluate((to) => void Reflect.get(globalThis, '__TSR_ROUTER__').navigate({ href: to }), href)

/** The session that nobody has yet, the link that was cut off, and the contact or account that does not exist. */
function isExpected(trouble: string, who: Example['who']): boolean {
  if (who !== 'signed-in') return /401 .*\/api\/session\/|404 .*\/api\/mail-actions\//.test(trouble)
  return /404 .*\/api\/(agent|area\/\d+)\/(accounts|contacts|companies|held|incoming|jobs|notices|tickets)\/\d+/.test(
    trouble,
  )
}
