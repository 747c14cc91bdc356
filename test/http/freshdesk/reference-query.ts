import type { Asked, Query } from '../../../server/http/compat/freshdesk/query/parse-query.ts'
import { readPhone } from '../../../server/lib/pure/phone-max.ts'

// What queries mean, said a second time: over what this door shows of a contact, and nothing of how she is kept.

/** A contact as viewed alone, with the numbers that her phones are, read in her own country. */
// biome-ignore lint/suspicious/noExplicitAny: the shape is held against the wire by the server under test
export type Seen = Record<string, any>

const country = 'MX'
const moments = ['created_at', 'updated_at']
const phones = ['phone', 'mobile']
const texts = ['twitter_id', 'email', 'tag', 'language', 'time_zone', ...phones]
const custom = {
  own_text: 'text',
  own_number: 'number',
  own_checkbox: 'truth',
  own_dropdown: 'text',
} as const

/** What the contact has of a field; null for a field that there is none of. */
function valuesOf(seen: Seen, field: string): unknown[] | null {
  const held = (value: unknown): unknown[] => (value === null || value === undefined ? [] : [value])
  if (field === 'company_id')
    return [...held(seen.company_id), ...seen.other_companies.map((each: Seen) => each.company_id)]
  if (field === 'email') return [...held(seen.email), ...seen.other_emails]
  if (field === 'tag') return seen.tags
  if (field === 'active' || moments.includes(field) || texts.includes(field)) return held(seen[field])
  return Object.hasOwn(custom, field) ? held(seen.custom_fields[field]) : null
}

type Kind = 'id' | 'truth' | 'moment' | 'text' | 'number'
function kindOf(field: string): Kind {
  if (field === 'company_id') return 'id'
  if (field === 'active') return 'truth'
  if (moments.includes(field)) return 'moment'
  return (custom as Record<string, Kind>)[field] ?? 'text'
}

/** Whether a contact is meant; 'refused' where the query is none that can be answered. */
export function means(query: Query, seen: Seen): boolean | 'refused' {
  if (!('match' in query)) return asks(query, seen)
  const parts = query.parts.map((part) => means(part, seen))
  if (parts.includes('refused')) return 'refused'
  return query.match === 'all' ? parts.every(Boolean) : parts.some(Boolean)
}

function asks({ field, operator, value }: Asked, seen: Seen): boolean | 'refused' {
  const values = valuesOf(seen, field)
  if (values === null) return 'refused'
  const kind = kindOf(field)
  if (value.kind === 'null') return kind === 'truth' || operator !== 'is' ? 'refused' : values.length === 0
  if (operator !== 'is' && kind !== 'moment' && kind !== 'number') return 'refused'
  const compared = (one: number | string, other: number | string): boolean =>
    operator === 'is' ? one === other : operator === 'from' ? one >= other : one <= other
  switch (kind) {
    case 'id':
      return value.kind === 'number' && !value.text.includes('.')
        ? values.includes(Number(value.text))
        : 'refused'
    case 'truth':
      return value.kind === 'boolean' ? values.includes(true) === value.is : 'refused'
    case 'number':
      return value.kind === 'number'
        ? values.some((each) => compared(each as number, Number(value.text)))
        : 'refused'
    case 'moment': {
      if (value.kind !== 'text' || !isDay(value.text)) return 'refused'
      return values.some((each) => compared(String(each).slice(0, 10), value.text))
    }
    case 'text': {
      if (value.kind === 'boolean') return 'refused'
      if (phones.includes(field)) return sameNumber(seen, field, value.text)
      const same = field === 'email' ? addressOf : String
      return values.some((each) => same(String(each)) === same(value.text))
    }
  }
}

const isDay = (text: string): boolean =>
  /^[1-8]\d{3}-\d\d-\d\d$/.test(text) &&
  !Number.isNaN(Date.parse(text)) &&
  new Date(text).toISOString().startsWith(text)
const addressOf = (text: string): string => text.toLowerCase()
function sameNumber(seen: Seen, field: string, text: string): boolean {
  const read = readPhone(text, country)
  const meant = read.ok ? [read.value.typed, read.value.e164] : []
  return [seen[field], seen.numbers[field]].some((each) => each !== null && meant.includes(each))
}
