import type { Language } from '../../../lib/pure/languages.ts'
import { categoryNames, reasonOf, roleNames } from '../texts/reasons.ts'
import type { Category, Delivery, MailTemplate } from '../types.ts'
import { sayTime } from './say-time.ts'

export type Values = Readonly<Record<string, string | undefined>>
type Facts = Pick<Delivery, 'createdAt' | 'parameters' | 'recipient'> & {
  credential: { expiresAt: Date } | null
}

/** What a template's placeholders stand for, in the words of the template's language and the reader's time zone. */
export function valuesOf(
  site: { publicUrl: string },
  template: Pick<MailTemplate, 'door' | 'language'>,
  { recipient, credential, parameters, createdAt }: Facts,
): Values {
  const reader = { language: template.language, timeZone: recipient.timeZone }
  const until = credential?.expiresAt ?? momentIn(parameters.until)
  return {
    ...sayParameters(parameters, template.language),
    name: recipient.name,
    address: recipient.typedAddress,
    home: `${site.publicUrl}/${template.door}`,
    when: sayTime(createdAt, reader),
    until: until && sayTime(until, reader),
    reason: reasonOf(recipient.rule, recipient.ruleFacts, template.language) ?? undefined,
  }
}

const momentIn = (text: string | undefined): Date | undefined =>
  text === undefined ? undefined : new Date(text)

/** Parameters as a reader is told them: what is kept as a code becomes a word of his language. */
export function sayParameters(parameters: Readonly<Record<string, string>>, language: Language): Values {
  const { categories, role } = parameters
  return {
    ...parameters,
    ...(categories === undefined ? {} : { categories: sayCategories(categories, language) }),
    ...(role === undefined ? {} : { role: roleNames[language][role] ?? role }),
  }
}

const nothing = { es: 'nada, salvo lo de los dominios', en: 'nothing, save what concerns domains' }
const lists = {
  es: new Intl.ListFormat('es', { type: 'conjunction' }),
  en: new Intl.ListFormat('en', { type: 'conjunction' }),
}

function sayCategories(codes: string, language: Language): string {
  const names = codes.split(',').flatMap((code) => categoryNames[language][code as Category] ?? [])
  return names.length === 0 ? nothing[language] : lists[language].format(names)
}

/** Substitutes, nothing else. A placeholder that nobody fills is a bug; in a text of a person's own it is only text. */
export function fillIn(text: string, values: Values, escaped: (value: string) => string = asItIs): string {
  return text.replace(/\{(\w+)\}/g, (_all, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined
    if (value === undefined) throw new Error(`nothing is given for {${name}} of a mail`)
    return escaped(oneLine(value))
  })
}

/** The same for a text that a person wrote: what is no placeholder of ours stays as it is. */
export function fillInKnown(
  text: string,
  values: Values,
  escaped: (value: string) => string = asItIs,
): string {
  return text.replace(/\{(\w+)\}/g, (all, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined
    return value === undefined ? all : escaped(oneLine(value))
  })
}

const asItIs = (value: string): string => value

/** Line ends and other control characters become a space: no value makes a line, let alone a header, of its own. */
export const oneLine = (value: string): string => value.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim()
