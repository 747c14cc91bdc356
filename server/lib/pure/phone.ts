import type { CountryCode, parsePhoneNumberWithError } from 'libphonenumber-js/core'
import { faultOfCharacters, nameOfCharacter } from './characters.ts'
import { accepted, type Fault, faulty, type Reading } from './fault.ts'

/**
 * A telephone number: as typed; in E.164 form and as it is read internationally, where the country is certain and the
 * length is one that it uses; the extension (RFC 3966 `ext`), which E.164 has no place for.
 */
export type Phone = {
  typed: string
  e164: string | null
  international: string | null
  extension: string | null
}

/** The parser over a set of metadata, so that browser (small) and server (whole) share all the rest. */
export type PhoneParser = {
  parse: (
    text: string,
    options: { defaultCountry?: CountryCode; extract: false },
  ) => ReturnType<typeof parsePhoneNumberWithError>
  isSupported: (country: string) => boolean
}

/** E.164, clause 6; and the shortest numbers in public use, such as 112. */
const digitsAllowed = { min: 3, max: 15 }
const longestPhone = 60

const anyDigit = /[0-9٠-٩۰-۹０-９]/gu

/**
 * Reads what a person typed, guessing the country from `+`, then from `country`. It is kept as typed even where no
 * country makes sense of it (short numbers, internal ones), then without E.164 form: metadata ages, and a person knows
 * his number better. Refused is only what can be no number at all, and an international one that no country can have.
 */
export function readPhoneWith(parser: PhoneParser, typed: string, country: string | null): Reading<Phone> {
  if (typed.length > longestPhone * 5) return faulty(tooLong)
  const text = tidy(typed)
  if (text === '') return faulty({ code: 'phone.empty' })
  if (text.length > longestPhone) return faulty(tooLong)
  const { number, extension } = splitExtension(text)
  const fault = faultOfCharacters(text) ?? faultOfNumber(number)
  if (fault) return faulty(fault)
  const parsed = parse(parser, number.replace(/^\((\+[^()]*)\)/, '$1 '), country)
  if (parsed === 'unknown-country-code') return faulty({ code: 'phone.unknown-country-code' })
  if (parsed === null) return accepted({ typed: text, e164: null, international: null, extension })
  const suffix = extension === null ? '' : ` ext. ${extension}`
  return accepted({ typed: text, ...parsed, international: parsed.international + suffix, extension })
}

/** All digits of a text as 0–9, Arabic, Persian and full-width ones too (their last four bits are their value). */
export function digitsOf(text: string): string {
  return [...text.matchAll(anyDigit)].map(([digit]) => (digit.codePointAt(0) ?? 0) & 15).join('')
}

/** What a phone is found by: the digits of its E.164 form, and those typed where they are others (a trunk 0). */
export function searchDigitsOf(phone: Phone): string {
  const typed = digitsOf(splitExtension(phone.typed).number)
  const full = phone.e164?.slice(1) ?? ''
  return full.includes(typed) ? full : `${full} ${typed}`.trim()
}

/** Numbers copied from telephones come wrapped in direction marks, from pages with odd spaces and dashes, or as links. */
function tidy(typed: string): string {
  return typed
    .replace(/[\p{Bidi_Control}\p{Default_Ignorable_Code_Point}]/gu, '')
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/^(tel|callto):\s*/i, '')
    .replace(/[\p{Pd}−]/gu, '-')
    .replace(/＋/gu, '+')
}

/** "915 00 11 22 ext. 14", "x14", "#14", "interno 14" (Argentina), "anexo 14" (Peru, Chile), ";ext=14" (RFC 3966). */
function splitExtension(text: string): { number: string; extension: string | null } {
  const found =
    /^(.*?[0-9٠-٩۰-۹０-９].*?)[\s,;]*(?:extensi[oó]n|extension|ext|int(?:erno)?|anexo|x|#)[.:=\s]*([0-9٠-٩۰-۹０-９]{1,8})$/iu.exec(
      text,
    )
  if (!found) return { number: text, extension: null }
  return { number: (found[1] ?? '').trim(), extension: digitsOf(found[2] ?? '') }
}

function faultOfNumber(number: string): Fault | undefined {
  const stranger = /[^0-9٠-٩۰-۹０-９\s+()./-]|(?<!^\(?)\+/u.exec(number)?.[0]
  if (stranger !== undefined)
    return { code: 'phone.bad-character', params: { character: nameOfCharacter(stranger) } }
  const count = digitsOf(number).length
  if (count < digitsAllowed.min) return { code: 'phone.too-few-digits', params: { min: digitsAllowed.min } }
  // An international prefix (00, 011) may stand before the fifteen.
  if (count > digitsAllowed.max + 3)
    return { code: 'phone.too-many-digits', params: { max: digitsAllowed.max } }
  return undefined
}

function parse(
  { parse, isSupported }: PhoneParser,
  number: string,
  country: string | null,
): { e164: string; international: string } | 'unknown-country-code' | null {
  const known = country !== null && isSupported(country)
  try {
    const options = known
      ? { defaultCountry: country as CountryCode, extract: false as const }
      : { extract: false as const }
    const parsed = parse(withoutMexicanMobilePrefix(number, country), options)
    if (!parsed.isPossible()) return null
    return { e164: parsed.number, international: parsed.formatInternational() }
  } catch (error) {
    const reason = error instanceof Error ? error.message : ''
    return number.includes('+') && reason === 'INVALID_COUNTRY' ? 'unknown-country-code' : null
  }
}

/**
 * Mexico gave up the 1 after +52, and 044, 045 and 01 before ten digits, in August 2019 (Plan Técnico Fundamental de
 * Numeración); address books are still full of them, and would make one person two.
 */
function withoutMexicanMobilePrefix(number: string, country: string | null): string {
  const digits = digitsOf(number)
  const abroad = /^(?:00)?521(\d{10})$/.exec(digits)?.[1]
  if (abroad !== undefined && /^(\+|00)/.test(number)) return `+52${abroad}`
  const home = /^(?:044|045|01)(\d{10})$/.exec(digits)?.[1]
  return home !== undefined && country === 'MX' && !number.includes('+') ? `+52${home}` : number
}

const tooLong = { code: 'text.too-long', params: { max: longestPhone } } as const
