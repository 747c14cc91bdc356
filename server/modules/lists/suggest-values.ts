import type { Handle } from '../../lib/db.ts'
import { Refusal } from '../../lib/errors.ts'
import { countryName } from '../../lib/pure/countries.ts'
import { foldText } from '../../lib/pure/fold-text.ts'
import { type Language, languageName } from '../../lib/pure/languages.ts'
import { readMailDomain } from '../../lib/pure/mail-domain.ts'
import { searchPieces } from '../../lib/pure/search-pieces.ts'
import { type Reading, readFacts } from './read-facts.ts'
import { unknownField } from './rules/read-filter.ts'
import {
  accountsLike,
  addressDomainsLike,
  allValues,
  companiesLike,
  contactsLike,
  mailDomainsLike,
  recentTicketTags,
  recentValues,
  type Suggestion,
  tagsAmongMany,
  tagsInUse,
} from './store/suggestions.ts'
import type { ListField, ListRecord } from './types.ts'

const most = 50
const mostIds = 500

/**
 * Values to choose from while a condition is written. None for fields that are typed in, and for those whose choices
 * are part of the list's description.
 * @throws Refusal invalid 'filter.unknown-field'
 */
export async function suggestValues(
  db: Handle,
  reading: Reading,
  asked: { record: ListRecord; field: string; q: string; ids?: string | undefined },
): Promise<Suggestion[]> {
  const facts = await readFacts(db, asked.record, reading)
  const field = facts.fields.find((each) => each.path === asked.field && each.isFilterable)
  if (!field) throw new Refusal('invalid', [{ path: 'field', ...unknownField(facts, asked.field) }])
  if (field.valuesOf === 'tag') return asSuggestions(await suggestTags(db, asked))
  return suggestionsFor(db, field, asked)
}

async function suggestionsFor(
  db: Handle,
  field: ListField,
  asked: { q: string; ids?: string | undefined },
): Promise<Suggestion[]> {
  switch (field.valuesOf) {
    case null:
      return []
    case 'company':
      if (asked.ids !== undefined) return companiesLike(db, { ids: idsIn(asked.ids) }, mostIds)
      return companiesLike(db, { pieces: searchPieces(asked.q) }, most)
    case 'contact':
    case 'account': {
      const like = field.valuesOf === 'contact' ? contactsLike : accountsLike
      if (asked.ids !== undefined) return like(db, { ids: idsIn(asked.ids) }, mostIds)
      return like(db, { pieces: searchPieces(asked.q) }, most)
    }
    case 'domain':
      return suggestDomains(db, asked.q)
    case 'tag':
      return []
    case 'language':
      return named(await valuesOf(db, 'language'), asked.q, languageName)
    case 'time-zone': {
      const recent = await recentValues(db, 'timeZone')
      // No index leads from one zone to the next: those that clocks know stand behind those in use.
      const all = asked.q.trim() === '' ? recent : [...recent, ...Intl.supportedValuesOf('timeZone')]
      return named(all, asked.q.replaceAll(' ', '_'), (zone) => zone)
    }
    case 'country':
      return named(await valuesOf(db, 'country'), asked.q, countryName)
    default:
      return field.valuesOf satisfies never
  }
}

/** All that there are, those of contacts changed lately first. */
const valuesOf = async (db: Handle, of: 'language' | 'country'): Promise<string[]> => [
  ...(await recentValues(db, of)),
  ...(await allValues(db, of)),
]

async function suggestTags(db: Handle, asked: { record: ListRecord; q: string }): Promise<string[]> {
  const record = asked.record === 'ticket' ? 'ticket' : 'contact'
  const text = foldText(asked.q)
  const recent = record === 'ticket' ? await recentTicketTags(db) : await recentValues(db, 'tags')
  const found = recent.filter((tag) => foldText(tag).includes(text)).slice(0, most)
  if (text === '' || found.length === most) return found
  const whole = await tagsInUse(db, record, [asked.q.trim(), asked.q.trim().toLowerCase()])
  const more = record === 'contact' ? await tagsAmongMany(db, text) : []
  return [...whole, ...found, ...more]
}

/** Those of contacts' addresses, and those of companies, as these write them. */
async function suggestDomains(db: Handle, q: string): Promise<Suggestion[]> {
  const typed = q.trim().replace(/^@/, '')
  const whole = readMailDomain(typed)
  const text = foldText(typed)
  const [ofCompanies, ofAddresses] = [
    await mailDomainsLike(db, text, most),
    await addressDomainsLike(db, { text, whole: whole.ok ? whole.value.ascii : null }, most),
  ]
  const labels = new Map(ofCompanies.map(({ value, label }) => [value, label]))
  const isWhole = (domain: string): boolean => whole.ok && domain === whole.value.ascii
  const all = [...ofAddresses.filter(isWhole), ...labels.keys(), ...ofAddresses]
  return [...new Set(all)]
    .slice(0, most)
    .map((value) => ({ value, label: labels.get(value) ?? String(value) }))
}

const idsIn = (text: string): number[] =>
  text
    .split(',')
    .map(Number)
    .filter((id) => Number.isSafeInteger(id) && id > 0)
    .slice(0, mostIds)

/** Values that are called so in either language, or are written so. */
function named(
  values: readonly string[],
  text: string,
  nameOf: (value: string, reader: Language) => string,
): Suggestion[] {
  const wanted = foldText(text)
  const texts = (value: string): string[] => [value, nameOf(value, 'es'), nameOf(value, 'en')]
  const found = values.filter((value) => texts(value).some((each) => foldText(each).includes(wanted)))
  const isWhole = (value: string): boolean => foldText(value) === wanted
  return asSuggestions([...found.filter(isWhole), ...found])
}

const asSuggestions = (values: readonly string[]): Suggestion[] =>
  [...new Set(values)].slice(0, most).map((value) => ({ value, label: value }))
