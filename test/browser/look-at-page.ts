import type { Page } from 'playwright-core'
import { axeViolations } from '../harness/axe.ts'
import { textsOn } from './other-language.ts'
import type { Language } from './stage.ts'

const wide = { width: 1280, height: 800 }
const phone = { width: 390, height: 844 }
const narrow = { width: 320, height: 640 }

/** `colours`: only axe's rules on them, for what is looked at whole in the other theme or width. */
export type Look = { size: typeof wide; theme: 'light' | 'dark'; rules: 'all' | 'colours' }

/** How a page is when it is opened. */
const asItComes = { size: wide, theme: 'light' } as const

/** Each two of language, theme and width meet on every page: half of all looks, and what depends on two is found. */
export const looksInPairs: Record<Language, Look[]> = {
  es: [
    { size: wide, theme: 'light', rules: 'all' },
    { size: phone, theme: 'dark', rules: 'colours' },
  ],
  en: [
    { size: wide, theme: 'dark', rules: 'colours' },
    { size: phone, theme: 'light', rules: 'all' },
  ],
}

/** All three at once, and every rule in all of them. */
export const everyLook: Look[] = [wide, phone].flatMap((size) =>
  (['light', 'dark'] as const).map((theme) => ({ size, theme, rules: 'all' as const })),
)

/** What is wrong with a page as it is looked at, and in each width down to 320 px: one readable text for each fault. */
export async function faultsInLooks(page: Page, looks: Look[]): Promise<string[]> {
  const faults: string[] = []
  const add = (where: string, found: string[]) => faults.push(...found.map((fault) => `${where}: ${fault}`))
  let seen: Pick<Look, 'size' | 'theme'> = asItComes
  const show = async (wanted: typeof seen) => {
    if (wanted.size === seen.size && wanted.theme === seen.theme) return
    await setLook(page, wanted)
    await painted(page)
    seen = wanted
  }
  for (const size of [wide, phone, narrow]) {
    const own = looks.filter((look) => look.size === size)
    // Of the theme no width depends, so both change at once.
    await show({ size, theme: own[0]?.theme ?? seen.theme })
    add(`${size.width} px`, await doesNotFit(page))
    for (const { theme, rules } of own) {
      await show({ size, theme })
      add(`${size.width} px, ${theme}`, await axeViolations(page, rules))
    }
  }
  await setLook(page, asItComes)
  return faults
}

const setLook = (page: Page, { size, theme }: Pick<Look, 'size' | 'theme'>) =>
  Promise.all([page.setViewportSize(size), page.emulateMedia({ colorScheme: theme })])

/** A change of theme or width is told to the page at once and seen a frame later. */
const painted = (page: Page): Promise<void> =>
  page.evaluate(
    () => new Promise<void>((seen) => requestAnimationFrame(() => requestAnimationFrame(() => seen()))),
  )

/** WCAG 1.4.10: what cannot be read without scrolling sideways, or is scrolled to and is nothing. What stands out of the window is named. */
const doesNotFit = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const root = document.documentElement
    const scrolled = [...document.querySelectorAll('*')].filter(
      (element) =>
        element.scrollWidth > element.clientWidth + 1 &&
        element.checkVisibility() &&
        (element === root || /auto|scroll/.test(getComputedStyle(element).overflowX)),
    )
    const outside = [...document.body.querySelectorAll('*')].filter((element) => {
      const { right, width, height } = element.getBoundingClientRect()
      return width > 1 && height > 1 && right > root.clientWidth + 1 && element.checkVisibility()
    })
    const name = (element: Element) =>
      `${element.tagName.toLowerCase()}.${element.className} ${(element.textContent ?? '').slice(0, 40)}`
    const main = document.querySelector('main')
    const scrollsItself = main !== null && getComputedStyle(main).overflowY === 'auto'
    return [
      ...(scrollsItself && root.scrollHeight > root.clientHeight + 1 ? ['scrolls on below its end'] : []),
      ...scrolled.map((element) => `scrolls sideways: ${name(element)}`),
      ...outside.slice(-1).map((element) => `stands out of the window: ${name(element)}`),
    ]
  })

/** What is wrong with how a page names itself, and with the language it speaks. */
export async function faultsInWords(
  page: Page,
  { language, foreign }: { language: string; foreign: ReadonlySet<string> },
): Promise<string[]> {
  const faults: string[] = []
  const { lang, title, headings } = await page.evaluate(() => ({
    lang: document.documentElement.lang,
    title: document.title,
    headings: [...document.querySelectorAll('h1')]
      .filter((heading) => heading.checkVisibility())
      .map((heading) => heading.textContent),
  }))
  if (lang !== language) faults.push(`<html lang> is ${lang}`)
  if (headings.length !== 1) faults.push(`${headings.length} visible h1: ${headings.join(' | ')}`)
  const [own = '', place = ''] = title.split(' · ')
  if (own === '' || place === '') faults.push(`the window is called “${title}”`)
  if (!headings.some((heading) => heading?.includes(own)))
    faults.push(`the window is called “${title}”, the page “${headings}”`)
  const strange = (await textsOn(page)).filter((text) => foreign.has(text))
  if (strange.length > 0) faults.push(`in the other language: ${[...new Set(strange)].join(' | ')}`)
  return faults
}

/** Where the focus is after a change of page, if not on the new page's title. */
export const faultInFocus = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const title = [...document.querySelectorAll('[data-page-title]')].at(-1)
    const { activeElement } = document
    if (activeElement === title) return []
    return [
      `the focus is on ${activeElement?.tagName} ${activeElement?.textContent?.slice(0, 40)}, not on the title`,
    ]
  })
