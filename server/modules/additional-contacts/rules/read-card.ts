import type { Problem } from '../../../lib/errors.ts'
import type { Reading } from '../../../lib/pure/fault.ts'
import { isLanguage } from '../../../lib/pure/languages.ts'
import { readMailAddress } from '../../../lib/pure/mail-address.ts'
import { readOneLine } from '../../../lib/pure/one-line.ts'
import { readPersonName } from '../../../lib/pure/person-name.ts'
import { readPhone } from '../../../lib/pure/phone-max.ts'
import { readPostalAddress } from '../../../lib/pure/postal-address.ts'
import type { Region } from '../../../lib/pure/postal-regions.ts'
import type { CardDraft, CardValues, Category } from '../types.ts'

/** What reading a card takes. */
export type CardFacts = {
  /** With which phones are read when the card names no country. */
  country: string | null
  regions: (country: string) => readonly Region[]
  offered: readonly Category[]
}
type Report = (path: string, fault: Omit<Problem, 'path'>) => void

const longestLine = 200
const longestTaxId = 60

/** Reads what was given over what stood before, if anything; a key that is absent stays. Every fault at once. */
export function readCard(
  facts: CardFacts,
  given: CardDraft,
  before: CardValues | null,
): { values: CardValues } | { problems: Problem[] } {
  const problems: Problem[] = []
  const report: Report = (path, fault) => problems.push({ path, ...fault })
  const read = <Value>(
    path: keyof CardDraft & keyof CardValues,
    typed: string,
    by: (typed: string) => Reading<Value>,
  ) => {
    const reading = by(typed)
    if (reading.ok) return reading.value
    report(path, reading.fault)
    return undefined
  }
  const line = (key: 'givenNames' | 'familyNames' | 'organisation' | 'taxId'): string | null => {
    const typed = given[key]
    if (typed === undefined) return before?.[key] ?? null
    return (
      read(key, typed ?? '', (text) => readOneLine(text, key === 'taxId' ? longestTaxId : longestLine)) ||
      null
    )
  }
  const postalAddress = readAddress(facts, given.postalAddress, before, report)
  const phone = (): CardValues['phone'] => {
    if (given.phone === undefined) return before?.phone ?? null
    if (!given.phone?.trim()) return null
    const found = read('phone', given.phone, (text) =>
      readPhone(text, postalAddress?.country ?? facts.country),
    )
    return found ? { typed: found.typed, e164: found.e164 } : null
  }
  const values = {
    name: given.name === undefined && before ? before.name : read('name', given.name ?? '', readPersonName),
    givenNames: line('givenNames'),
    familyNames: line('familyNames'),
    organisation: line('organisation'),
    taxId: line('taxId'),
    email:
      given.email === undefined && before ? before.email : read('email', given.email ?? '', readMailAddress),
    phone: phone(),
    postalAddress,
    language: readLanguage(given.language, before, report),
    categories: readCategories(facts, given.categories, before, report),
  }
  if (problems.length > 0) return { problems }
  return { values: values as CardValues }
}

function readAddress(
  facts: CardFacts,
  typed: CardDraft['postalAddress'],
  before: CardValues | null,
  report: Report,
): CardValues['postalAddress'] {
  if (typed === undefined) return before?.postalAddress ?? null
  if (typed === null) return null
  const draft = Object.fromEntries(Object.entries(typed).filter(([, value]) => value !== undefined))
  const { address, faults } = readPostalAddress(draft, facts.regions(typed.country ?? ''))
  for (const { field, fault } of faults) report(`postalAddress.${field}`, fault)
  return address
}

function readLanguage(
  typed: CardDraft['language'],
  before: CardValues | null,
  report: Report,
): CardValues['language'] {
  if (typed === undefined) return before?.language ?? null
  if (typed === null || typed === '') return null
  if (isLanguage(typed)) return typed
  report('language', { code: 'language.unknown' })
  return null
}

/** The ticks as a whole. One that is no longer offered stays where it was: nobody can see it, so nobody took it away. */
function readCategories(
  { offered }: CardFacts,
  typed: CardDraft['categories'],
  before: CardValues | null,
  report: Report,
): readonly Category[] {
  const had = before?.categories ?? []
  if (typed === undefined) return had
  for (const [at, category] of (typed ?? []).entries())
    if (![...offered, ...had].some((each) => each === category))
      report(`categories.${at}`, { code: 'category.not-offered' })
  const ticked = new Set<string>(typed ?? [])
  return inOrder.filter((each) => (offered.includes(each) ? ticked.has(each) : had.includes(each)))
}

const inOrder: readonly Category[] = ['billing', 'support', 'products', 'domains', 'general', 'affiliate']
