import { join } from 'node:path'
import { getCatalogs } from '@lingui/cli/api'
import { getConfig } from '@lingui/conf'
import type { Page } from 'playwright-core'
import type { Language } from './stage.ts'

const configPath = join(import.meta.dirname, '../../lingui.config.ts')

/** The texts of each language that the other one never says, from the catalogues: whole, or between what is filled in. */
export async function textsOfEach(): Promise<Record<Language, Set<string>>> {
  const texts = { es: new Set<string>(), en: new Set<string>() }
  for (const catalogue of await getCatalogs(getConfig({ configPath })))
    for (const language of ['es', 'en'] as const) {
      const entries: Record<string, { message?: string; translation?: string }> =
        (await catalogue.read(language)) ?? {}
      for (const [id, { message, translation }] of Object.entries(entries))
        for (const part of partsOf(translation || message || id)) texts[language].add(part)
    }
  return { es: texts.es.difference(texts.en), en: texts.en.difference(texts.es) }
}

function partsOf(message: string): string[] {
  return message
    .split(/<\/?\d+\/?>|\{[^{}]*\}|[{}]/)
    .map((part) => part.replace(/\s+/g, ' ').trim())
    .filter((part) => /\p{L}{3}/u.test(part))
}

/** What can be read on the page in its own language, names of controls included. */
export const textsOn = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const isInPageLanguage = (element: Element) =>
      element.closest('[lang]')?.getAttribute('lang') === document.documentElement.lang
    const found: string[] = []
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode())
      if (node.parentElement && isInPageLanguage(node.parentElement)) found.push(node.textContent ?? '')
    for (const name of ['aria-label', 'aria-description', 'placeholder', 'title', 'alt'])
      for (const element of document.body.querySelectorAll(`[${name}]`))
        if (isInPageLanguage(element)) found.push(element.getAttribute(name) ?? '')
    return found.map((text) => text.replace(/\s+/g, ' ').trim()).filter((text) => text !== '')
  })
