import { type RawBuilder, sql } from 'kysely'
import { isShort, type Piece } from '../../../lib/pure/search-pieces.ts'

type Sql = RawBuilder<unknown>

/** Whether a column of search text holds a piece: the one rule by which lists and search find, with an index for each way. */
export const hasPiece = (column: Sql, piece: Piece): Sql =>
  either(piece.map((form) => (isShort(form) ? beginning(column, form) : anywhere(column, form))))

/** Whether a word of the search text begins with a piece. */
export const beginsWith = (column: Sql, piece: Piece): Sql =>
  either(piece.map((form) => beginning(column, form)))

/** The same rules for where the contacts' index of fragments is to lead to them. */
export const contactHasPiece = (piece: Piece): Sql =>
  either(piece.map((form) => (isShort(form) ? contactBeginning(form) : contactHolds(form))))

export const contactBeginsWith = (piece: Piece): Sql => either(piece.map(contactBeginning))

/** Whether the search text of a contact holds a text, as the index of fragments finds it. */
export const contactHolds = (text: string): Sql =>
  sql`(${sql.join(
    aroundSigns(text).map((part) => sql`${fragments} like ${`%${literally(asIndexed(part))}%`}`),
    sql` and `,
  )}${exactly(text, sql`strpos(${ofContact}, ${text}) > 0`)})`

/**
 * The search text of contacts as their index of fragments has it: signs of addresses as letters. As signs they part words,
 * and an address would be looked up by pieces which every name has as well (of ".garcia": all words that begin with "g").
 */
export const fragmentsOf = (column: Sql): Sql => sql`translate(${column}, '.@', 'wk')`
export const asIndexed = (text: string): string => text.replaceAll('.', 'w').replaceAll('@', 'k')

/** A text that is meant literally in a pattern of `like`. */
export const literally = (text: string): string => text.replace(/[\\%_]/g, '\\$&')

// The index of fragments serves all of these: it knows how words begin, too, be it with one letter. Longer beginnings are
// looked up as fragments and then looked at: one pass of the index instead of two (measured: half the time).
const beginning = (column: Sql, form: string): Sql =>
  isShort(form)
    ? sql`${column} like ${`${literally(form)}%`} or ${column} like ${`% ${literally(form)}%`}`
    : sql`(${anywhere(column, form)} and ${beginsAWord(column, form)})`
const anywhere = (column: Sql, form: string): Sql => sql`${column} like ${`%${literally(form)}%`}`
const beginsAWord = (column: Sql, form: string): Sql =>
  sql`(starts_with(${column}, ${form}) or strpos(${column}, ${` ${form}`}) > 0)`

const exactly = (text: string, condition: Sql): Sql => (/[.@wk]/.test(text) ? sql` and ${condition}` : sql``)

const contactBeginning = (form: string): Sql => {
  if (!isShort(form)) return sql`(${contactHolds(form)} and ${beginsAWord(ofContact, form)})`
  const indexed = literally(asIndexed(form))
  return sql`(${fragments} like ${`${indexed}%`} or ${fragments} like ${`% ${indexed}%`})${exactly(form, beginsAWord(ofContact, form))}`
}

/**
 * The parts of a text beside its signs; all of one without signs. The letters next to a sign are in few texts, those of a
 * name in many, and each fragment that is looked up costs all the texts that have it (measured: half the time).
 */
const aroundSigns = (text: string): string[] =>
  text === '' ? [text] : text.split(farFromSigns).filter((part) => part !== '')
const farFromSigns =
  /(?<=[.@][^.@]{4})[^.@]+(?=[^.@]{4}[.@])|^[^.@]+(?=[^.@]{4}[.@])|(?<=[.@][^.@]{4})[^.@]+$/u

const ofContact = sql`contacts.search_text`
const fragments = fragmentsOf(ofContact)

const either = (conditions: readonly Sql[]): Sql => sql`(${sql.join(conditions, sql` or `)})`
