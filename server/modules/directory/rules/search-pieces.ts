import { foldText } from '../../../lib/pure/fold-text.ts'
import { digitsOf } from '../../../lib/pure/phone.ts'
import { shapeOfQuery } from '../../../lib/pure/shape-of-query.ts'

const mostPieces = 8

/** What a search text must contain to be found: each word of the query, in any order; of a phone its digits together. */
export function searchPieces(query: string): string[] {
  const shape = shapeOfQuery(query)
  if (shape?.kind === 'phone') return [digitsOf(query)]
  return [...new Set(foldText(query).split(' '))].filter((piece) => piece !== '').slice(0, mostPieces)
}
