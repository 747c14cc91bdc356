import { readTokens, type Token, type Value } from './read-tokens.ts'

/** One test of a query: `:` is, `:>` from that value on, `:<` up to that value. */
export type Asked = { field: string; operator: 'is' | 'from' | 'to'; value: Value }
/** A query as it was meant: tests, joined by all or any of them. */
export type Query = Asked | { match: 'all' | 'any'; parts: Query[] }

/** Characters within the quotation marks (Freshdesk API v2, "Filter contacts"). */
export const longestQuery = 512

export type Parsed = { query: Query } | { fault: 'quotes' | 'length' | 'syntax' }

/**
 * Reads a query of Freshdesk's language: the whole within double quotes, tests joined by AND and OR with parentheses, AND
 * before OR. Never throws.
 */
export function parseQuery(typed: string): Parsed {
  const [, inside] = /^\s*"(.*)"\s*$/s.exec(typed) ?? []
  if (inside === undefined) return { fault: 'quotes' }
  if ([...inside].length > longestQuery) return { fault: 'length' }
  const tokens = readTokens(inside)
  if (tokens === null) return { fault: 'syntax' }
  const reader = { tokens, at: 0 }
  const query = readEither(reader)
  return query === null || reader.at < tokens.length ? { fault: 'syntax' } : { query }
}

type Reader = { tokens: readonly Token[]; at: number }

const readEither = (reader: Reader): Query | null => readJoined(reader, 'or', readAll)
const readAll = (reader: Reader): Query | null => readJoined(reader, 'and', readOne)

function readJoined(
  reader: Reader,
  by: 'and' | 'or',
  readPart: (reader: Reader) => Query | null,
): Query | null {
  const parts: Query[] = []
  do {
    const part = readPart(reader)
    if (part === null) return null
    parts.push(part)
  } while (took(reader, by))
  return parts.length === 1 ? (parts[0] as Query) : { match: by === 'and' ? 'all' : 'any', parts }
}

function readOne(reader: Reader): Query | null {
  if (took(reader, 'open')) {
    const within = readEither(reader)
    return within !== null && took(reader, 'close') ? within : null
  }
  const [name, operator, value] = reader.tokens.slice(reader.at, reader.at + 3)
  if (name?.kind !== 'name' || operator?.kind !== 'operator' || value?.kind !== 'value') return null
  reader.at += 3
  return { field: name.name, operator: operator.operator, value: value.value }
}

function took(reader: Reader, kind: Token['kind']): boolean {
  if (reader.tokens[reader.at]?.kind !== kind) return false
  reader.at += 1
  return true
}
