import type { Language } from '../../../lib/pure/languages.ts'
import { categoryNames, reasonOf, roleNames } from '../texts/reasons.ts'
import type { Category, Delivery, MailTemplate } from '../types.ts'
import { escapeHtml, type Html } from './html.ts'
import { sayTime } from './say-time.ts'

export type Values = Readonly<Record<string, string | undefined>>
type Facts = Pick<Delivery, 'createdAt' | 'parameters' | 'recipient'> & {
  credential: { expiresAt: Date } | null
}

/** What a mail fills in by itself, for each of its readers: `valuesOf`, and what every message tells of itself. */
export const filledForEach: readonly string[] = [
  ...['name', 'address', 'home', 'when', 'workspace', 'account', 'reason', 'action'],
]

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
    // Of a stranger only the address may be known.
    name: recipient.name.trim() || recipient.typedAddress,
    address: recipient.typedAddress,
    home: `${site.publicUrl}/${template.door}`,
    // Said only where a text asks for it: a time takes as long as all the rest.
    get when() {
      return sayTime(createdAt, reader)
    },
    get until() {
      return until && sayTime(until, reader)
    },
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

/** What is done with a value before it stands in a text, and with a placeholder that nobody fills. */
type Filling = { put?: (value: string) => string; unfilled?: (placeholder: string) => string }

/** Substitutes, nothing else: a value is never a template. */
export function fillIn(
  text: string,
  values: Values,
  { put = asItIs, unfilled = isBug }: Filling = {},
): string {
  return text.replace(placeholder, (all, name: string) => {
    const value = given(values, name)
    return value === undefined ? unfilled(all) : put(oneLine(value))
  })
}

/** The same in HTML: values are escaped; in the address of a link they can lead nowhere but to a page or a mailbox. */
export function fillInHtml(html: string, values: Values, { unfilled = isBug }: Filling = {}): Html {
  const filled = html.replace(/((?:href|src)=")([^"]*)"|\{(\w+)\}/g, (all, attribute, address, name) => {
    if (attribute !== undefined) return `${attribute}${fillInAddress(address, values, unfilled)}"`
    const value = given(values, name)
    return escapeHtml(value === undefined ? unfilled(all) : oneLine(value))
  })
  return { html: filled }
}

function fillInAddress(address: string, values: Values, unfilled: (placeholder: string) => string): string {
  if (!address.includes('{')) return address
  const filled = address.replace(placeholder, (all, name: string, at: number) => {
    const value = given(values, name)
    if (value === undefined) return unfilled(all)
    return at === 0 ? escapeHtml(oneLine(value)) : encodeURIComponent(oneLine(value))
  })
  return /^(https?:\/\/|mailto:|tel:)/i.test(filled) ? filled : ''
}

const placeholder = /\{(\w+)\}/g
const asItIs = (value: string): string => value

function given(values: Values, name: string): string | undefined {
  return Object.hasOwn(values, name) ? values[name] : undefined
}

function isBug(unfilled: string): never {
  throw new Error(`nothing is given for ${unfilled} of a mail`)
}

/** Line ends and other control characters become a space: no value makes a line, let alone a header, of its own. */
export const oneLine = (value: string): string => value.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim()
