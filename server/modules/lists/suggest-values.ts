import type { Handle } from '../../lib/db.ts'
import { Refusal } from '../../lib/errors.ts'
import { foldText } from '../../lib/pure/fold-text.ts'
import { searchPieces } from '../../lib/pure/search-pieces.ts'
import { type Reading, readFacts } from './read-facts.ts'
import {
  accountsLike,
  companiesLike,
  contactsLike,
  mailDomainsLike,
  recentTicketTags,
  recentValues,
  type Suggestion,
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
  const { fields } = await readFacts(db, asked.record, reading)
  const field = fields.find((each) => each.path === asked.field && each.isFilterable)
  if (!field)
    throw new Refusal('invalid', [
      { path: 'field', code: 'filter.unknown-field', params: { field: asked.field } },
    ])
  if (asked.record === 'ticket' && field.valuesOf === 'tag')
    return matching(await recentTicketTags(db), asked.q)
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
      return mailDomainsLike(db, foldText(asked.q), most)
    case 'tag':
      return matching(await recentValues(db, 'tags'), asked.q)
    case 'language':
      return matching(await recentValues(db, 'language'), asked.q)
    case 'time-zone':
      return matching(await recentValues(db, 'timeZone'), asked.q)
    case 'country':
      return matching(await recentValues(db, 'country'), asked.q)
    default:
      return field.valuesOf satisfies never
  }
}

const idsIn = (text: string): number[] =>
  text
    .split(',')
    .map(Number)
    .filter((id) => Number.isSafeInteger(id) && id > 0)
    .slice(0, mostIds)

function matching(values: readonly string[], text: string): Suggestion[] {
  const wanted = foldText(text)
  return values
    .filter((value) => foldText(value).includes(wanted))
    .slice(0, most)
    .map((value) => ({ value, label: value }))
}
