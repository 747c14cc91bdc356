import { foldText } from '../../../lib/pure/fold-text.ts'
import { normalMailAddress } from '../../../lib/pure/mail-address.ts'
import { readMailDomain } from '../../../lib/pure/mail-domain.ts'
import { digitsOf } from '../../../lib/pure/phone.ts'
import { holdsPiece, type Piece } from '../../../lib/pure/search-pieces.ts'
import { withoutSigns } from '../../../lib/pure/without-signs.ts'
import type { FoundRecord, MatchedField } from '../types.ts'

type Reason = { field: MatchedField; text: string }

/**
 * Where the pieces of a query stand in what was found: for each piece the first of name, addresses, domains, phones and
 * ids that holds it, told once. Nothing when the name holds them all: that is seen without being told.
 */
export function becauseOf(found: FoundRecord, pieces: readonly Piece[]): Reason[] {
  const places = placesOf(found)
  const reasons = pieces.flatMap(
    (piece) => places.find((place) => place.searched.some((text) => holdsPiece(text, piece))) ?? [],
  )
  if (reasons.every(({ field, text }) => field === 'name' && text === found.name)) return []
  return [...new Set(reasons)]
    .filter(({ field, text }) => field !== 'name' || text !== found.name)
    .map(({ field, text }) => ({ field, text }))
}

function placesOf(found: FoundRecord): (Reason & { searched: string[] })[] {
  const place = (field: MatchedField, text: string, searched = [foldText(text)]) => ({
    field,
    text,
    searched,
  })
  return [
    ...[found.name, ...found.otherNames].map((name) => place('name', name, withAndWithoutSigns(name))),
    ...found.emails.map((email) => place('email', email, asTypedAndSent(email, normalMailAddress(email)))),
    ...found.domains.map((domain) => place('domain', domain, asTypedAndSent(domain, asciiOf(domain)))),
    ...found.phones.map((phone) => place('phone', phone, [foldText(phone), digitsOf(phone)])),
    ...found.handles.map((handle) => place('handle', handle)),
    ...(found.externalId === null ? [] : [place('external-id', found.externalId)]),
  ]
}

const withAndWithoutSigns = (name: string): string[] => [foldText(name), withoutSigns(foldText(name))]

/** What has letters beyond ASCII is found by the form in which mail is sent to it, too: `xn--…`. */
const asTypedAndSent = (typed: string, sent: string | null): string[] => [
  foldText(typed),
  ...(sent === null ? [] : [sent]),
]

function asciiOf(domain: string): string | null {
  const read = readMailDomain(domain)
  return read.ok ? read.value.ascii : null
}
