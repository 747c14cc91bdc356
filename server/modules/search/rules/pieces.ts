import { digitsOf } from '../../../lib/pure/phone.ts'
import { searchPieces } from '../../directory/index.ts'

/** A word of a query, in every form of which one must be there. */
export type Piece = readonly string[]

/**
 * The words of a query. Numbers with marks between their digits may be part of a phone, which is found by its digits, or
 * an id ("2024-001"), which is found as it is written.
 */
export function piecesOf(query: string): Piece[] {
  return searchPieces(query).map((piece) => {
    const digits = digitsOf(piece)
    const asWritten = query.trim()
    if (piece === digits) return /^\S+$/.test(asWritten) && asWritten !== piece ? [piece, asWritten] : [piece]
    return digits.length >= 3 && /^[\d+()./-]+$/.test(piece) ? [piece, digits] : [piece]
  })
}
