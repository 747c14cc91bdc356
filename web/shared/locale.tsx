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
  const { messages } = await catalogues[language]()
  region = country ?? region
  localStorage.setItem(remembered, language)
  document.documentElement.lang = language
  i18n.loadAndActivate({ locale: language, messages })
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
