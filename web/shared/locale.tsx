import { i18n } from '@lingui/core'
import { I18nProvider } from '@lingui/react'
import { type ReactNode, useSyncExternalStore } from 'react'
import { I18nProvider as AriaLocale } from 'react-aria-components/I18nProvider'
import type { Language } from './session.ts'

type Catalogue = { messages: Record<string, never> }
export type Catalogues = Record<Language, () => Promise<Catalogue>>

const remembered = 'encopia.language'
let region: string | undefined
let catalogues: Catalogues | undefined
/** Texts of pages that few people open first: they come with the first of those pages. */
const further = new Map<Catalogues, Promise<void>>()

/** Loads the language of the last session, else the browser's. Call once, before the first rendering. */
export async function startLocale(doorCatalogues: Catalogues): Promise<void> {
  catalogues = doorCatalogues
  await speak(localStorage.getItem(remembered) ?? navigator.language)
}

/** Switches the language; `country` refines dates and numbers (`es` + `MX`). Unknown languages become English. */
export async function speak(wanted: string, country?: string): Promise<void> {
  const language: Language = wanted.toLowerCase().startsWith('es') ? 'es' : 'en'
  const isKnown = i18n.locale === language && (!country || country === region)
  if (isKnown || !catalogues) return
  const spoken = [catalogues, ...further.keys()]
  const parts = await Promise.all(spoken.map((each) => each[language]()))
  // A page that was opened meanwhile brought more.
  if (spoken.length <= further.size) return speak(wanted, country)
  const messages = Object.assign({}, ...parts.map((part) => part.messages))
  region = country ?? region
  localStorage.setItem(remembered, language)
  document.documentElement.lang = language
  // Counts inside texts are written as all other numbers: as the country does.
  const locales = region ? [`${language}-${region}`, language] : [language]
  i18n.loadAndActivate({ locale: language, locales, messages })
}

/** Adds texts to those that are spoken, in this language and in whichever comes later. */
export function speakAlso(more: Catalogues): Promise<void> {
  const coming = further.get(more) ?? loadInto(more)
  further.set(more, coming)
  return coming
}

async function loadInto(more: Catalogues) {
  const { locale } = i18n
  const { messages } = await more[locale as Language]()
  i18n.load(locale, messages)
}

/** The locale of dates and numbers, such as `es-MX`. */
export function formatLocale(): string {
  const tag = region ? `${i18n.locale}-${region}` : i18n.locale
  return Intl.DateTimeFormat.supportedLocalesOf(tag)[0] ?? i18n.locale
}

/** Gives the texts to everything inside, and renders anew when the language changes. */
export function LocaleProvider({ children }: { children: ReactNode }) {
  const locale = useSyncExternalStore((changed) => i18n.on('change', changed), formatLocale)
  return (
    <I18nProvider i18n={i18n} key={locale}>
      <AriaLocale locale={locale}>{children}</AriaLocale>
    </I18nProvider>
  )
}
