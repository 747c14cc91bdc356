import type { Problem } from '../../../../lib/errors.ts'
import type { Ask, Tree } from '../../../../modules/lists/index.ts'
import { isDay } from '../shapes/times.ts'
import type { Asked, Query } from './parse-query.ts'

/** What a field of a query means in our lists: the field that is asked, and which of its values are meant by one of theirs. */
export type Meaning =
  | { kind: 'text'; path: string; meant?: (text: string) => readonly (string | number)[] }
  | { kind: 'id'; path: string }
  /** Numbers that stand for something and have an order, as those of priorities. */
  | { kind: 'ranked'; path: string; values: Readonly<Record<number, string>> }
  | { kind: 'number'; path: string }
  | { kind: 'truth'; path: string }
  /** A moment, asked for by days in UTC. */
  | { kind: 'moment'; path: string }

/** A query as our lists are asked it, and every field and value in it that there is none of. */
export function asTree(
  query: Query,
  meaningOf: (field: string) => Meaning | undefined,
): { tree: Tree; problems: Problem[] } {
  const problems: Problem[] = []
  const read = (part: Query): Tree | Ask | null => {
    if ('match' in part)
      return { match: part.match, conditions: part.parts.flatMap((each) => read(each) ?? []) }
    const meaning = meaningOf(part.field)
    const ask = meaning ? askOf(meaning, part) : unknownField
    if (typeof ask !== 'string') return ask
    problems.push({ path: part.field, code: ask })
    return null
  }
  const tree = read(query)
  if (tree && 'match' in tree) return { tree, problems }
  return { tree: { match: 'all', conditions: tree ? [tree] : [] }, problems }
}

const unknownField = 'shape.unknown'
const wrongType = 'shape.type'
const noRange = 'freshdesk.query-no-range'
const noDay = 'freshdesk.query-no-day'

function askOf(meaning: Meaning, { operator, value }: Asked): Ask | string {
  const { path } = meaning
  if (value.kind === 'null') {
    if (meaning.kind === 'truth') return wrongType
    return operator === 'is' ? { path, is: null } : noRange
  }
  switch (meaning.kind) {
    case 'text':
      // A number without quotation marks is the text of its digits: a phone, an external id.
      if (value.kind === 'boolean') return wrongType
      if (operator !== 'is') return noRange
      if (/\p{Cc}/u.test(value.text)) return 'filter.bad-value'
      return { path, anyOf: meaning.meant?.(value.text) ?? [value.text] }
    case 'id':
      if (value.kind !== 'number' || !/^-?\d{1,15}$/.test(value.text)) return wrongType
      return operator === 'is' ? { path, anyOf: [Number(value.text)] } : noRange
    case 'ranked': {
      if (value.kind !== 'number' || !/^-?\d{1,15}$/.test(value.text)) return wrongType
      const passes = passesOf(operator, Number(value.text))
      const ranked = Object.entries(meaning.values).filter(([rank]) => passes(Number(rank)))
      return { path, anyOf: ranked.map(([, each]) => each) }
    }
    case 'number': {
      if (value.kind !== 'number') return wrongType
      return {
        path,
        ...(operator === 'is' ? { is: Number(value.text) } : { [operator]: Number(value.text) }),
      }
    }
    case 'truth':
      if (value.kind !== 'boolean') return wrongType
      return operator === 'is' ? { path, is: value.is } : noRange
    case 'moment':
      if (value.kind !== 'text') return wrongType
      return isDay(value.text) && /^[1-8]/.test(value.text) ? ofDay(path, operator, value.text) : noDay
  }
}

function passesOf(operator: Asked['operator'], asked: number): (rank: number) => boolean {
  if (operator === 'is') return (rank) => rank === asked
  return operator === 'from' ? (rank) => rank >= asked : (rank) => rank <= asked
}

/** All of a day belongs to it, so that "up to" a day includes what happened on it. */
function ofDay(path: string, operator: Asked['operator'], day: string): Ask {
  const begin = `${day}T00:00:00Z`
  const end = new Date(Date.parse(begin) + 86_400_000).toISOString()
  return {
    path,
    ...(operator === 'to' ? {} : { from: begin }),
    ...(operator === 'from' ? {} : { before: end }),
  }
}
