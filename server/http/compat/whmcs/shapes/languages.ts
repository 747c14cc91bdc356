import { contactLanguages } from '../../../../lib/pure/languages.ts'

/** Languages whose full name in the original is not the English name of their tag. */
const special: Readonly<Record<string, string>> = {
  'portuguese-br': 'pt-BR',
  'portuguese-pt': 'pt-PT',
  farsi: 'fa',
  ukranian: 'uk',
  norwegian: 'no',
  chinese: 'zh-Hans',
}

const english = new Intl.DisplayNames('en', { type: 'language' })
const bases = [...new Set([...contactLanguages.map(baseOf), 'az', 'hr', 'mk'])]
const byName = new Map([
  ...bases.map((base) => [english.of(base)?.toLowerCase() ?? base, base] as const),
  ...Object.entries(special),
])
const bySpecialTag = new Map(Object.entries(special).map(([name, tag]) => [tag, name]))

/** The tag of a language's full name ('spanish' → 'es'); undefined: nobody's. */
export const languageOf = (name: string): string | undefined => byName.get(name.trim().toLowerCase())

/** The full name of a language ('es-MX' → 'spanish'); '' for none. */
export function languageName(tag: string | null): string {
  if (tag === null) return ''
  return bySpecialTag.get(tag) ?? english.of(baseOf(tag))?.toLowerCase() ?? ''
}

/** Whether two tags are told by one full name, so that the one need not take the other's place. */
export const isSameLanguage = (one: string | null, other: string | null): boolean =>
  languageName(one) === languageName(other)

function baseOf(tag: string): string {
  return tag.split('-')[0] ?? tag
}
