import { accepted, faulty, type Reading } from './fault.ts'

/** The languages the product writes in: screens, mails, words of problems. */
export const languages = ['es', 'en'] as const
export type Language = (typeof languages)[number]

export function isLanguage(value: unknown): value is Language {
  return languages.some((language) => language === value)
}

/**
 * Offered first where a contact's language is chosen. What is stored is a BCP 47 tag (RFC 5646), because a contact may
 * prefer a language we do not write in: agents then still know it, and we write in the nearest that we do.
 */
export const contactLanguages: readonly string[] = (
  'es es-AR es-CL es-CO es-CR es-DO es-EC es-ES es-GT es-MX es-PA es-PE es-US es-UY es-VE en en-AU en-CA en-GB en-IE ' +
  'en-IN en-US ar bg ca cs da de de-AT de-CH el et eu fi fr fr-BE fr-CA fr-CH gl he hi hr hu id it ja ko lt lv ms nl nl-BE ' +
  'no pl pt pt-BR pt-PT ro ru sk sl sr sv th tr uk vi zh-Hans zh-Hant'
).split(' ')

/**
 * A language tag in its canonical spelling ('ES_mx' → 'es-MX'): any language that has a name, with script and region
 * where given. Freshdesk's own 'es-LA' becomes 'es-419'.
 */
export function readLanguageTag(typed: string): Reading<string> {
  const known = readings.get(typed)
  if (known) return known
  const reading = readTag(typed)
  // Intl takes a tenth of a millisecond for each; a workspace uses a handful.
  if (readings.size < 1000) readings.set(typed, reading)
  return reading
}

const readings = new Map<string, Reading<string>>()

function readTag(typed: string): Reading<string> {
  const shape = /^([a-z]{2,3})(?:-([a-z]{4}))?(?:-([a-z]{2}|\d{3}))?$/i.exec(
    typed.trim().replaceAll('_', '-'),
  )
  if (!shape) return faulty({ code: 'language.unknown' })
  const [tag = ''] = Intl.getCanonicalLocales(shape[0].replace(/^es-la$/i, 'es-419'))
  const base = tag.split('-')[0] ?? ''
  if (names.en.of(base) === undefined) return faulty({ code: 'language.unknown' })
  return accepted(tag)
}

/** The language we write in to a person who prefers the given one: Spanish for the languages of Spain too. */
export function interfaceLanguageOf(tag: string): Language {
  const base = tag.split('-')[0]?.toLowerCase() ?? ''
  return ['es', 'ca', 'eu', 'gl', 'ast', 'an', 'oc'].includes(base) ? 'es' : 'en'
}

/**
 * The language we write in that somebody asks for first: 'fr, en;q=0.5, es;q=0.8' → 'es'. Who asks for none of ours gets
 * what the one asked for most leads to.
 */
export function askedFirst(ranges: string): Language {
  const asked = ranges
    .slice(0, 1000)
    .split(',')
    .map((range) => {
      const [tag = '', ...parameters] = range.split(';').map((part) => part.trim())
      const weight = parameters.map((each) => /^q=([01](?:\.\d{0,3})?)$/i.exec(each)?.[1]).find(Boolean)
      return { tag, weight: Number(weight ?? 1) }
    })
    .filter(({ tag, weight }) => tag !== '' && tag !== '*' && weight > 0)
    .toSorted((one, other) => other.weight - one.weight)
  const ours = asked.find(({ tag }) => interfaceLanguageOf(tag) === 'es' || /^en\b/i.test(tag))
  return interfaceLanguageOf((ours ?? asked[0])?.tag ?? 'es')
}

/** The name of a language in a reader's language: 'español (México)'. */
export function languageName(tag: string, reader: Language): string {
  return names[reader].of(tag) ?? tag
}

const names = {
  es: new Intl.DisplayNames('es', { type: 'language', fallback: 'none', languageDisplay: 'standard' }),
  en: new Intl.DisplayNames('en', { type: 'language', fallback: 'none', languageDisplay: 'standard' }),
}
