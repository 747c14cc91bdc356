import type { PostalAddress, PostalDraft } from '../../../../lib/pure/postal-address.ts'
import { text } from './fields.ts'

/** The original's fields of a postal address. */
export const placeFields = {
  address1: text,
  address2: text,
  city: text,
  state: text,
  postcode: text,
  country: text,
}
export type TheirPlace = Record<keyof typeof placeFields, string>

const ours = {
  address1: 'street1',
  address2: 'street2',
  city: 'city',
  state: 'state',
  postcode: 'postcode',
  country: 'country',
} as const

/** A postal address in the original's fields; what is absent is ''. One that somebody wrote as a block has its country only. */
export function placeOf(address: PostalAddress | null): TheirPlace {
  return Object.fromEntries(
    Object.entries(ours).map(([their, our]) => [their, address?.[our] ?? '']),
  ) as TheirPlace
}

/** Our address with the given fields over what stood before; none given: undefined. Lines take the place of a block. */
export function placeFrom(
  given: { [Field in keyof TheirPlace]?: string | undefined },
  before: PostalAddress | null,
): PostalDraft | undefined {
  const named = Object.entries(ours).flatMap(([their, our]) => {
    const value = given[their as keyof TheirPlace]
    return value === undefined ? [] : [[our, value] as const]
  })
  if (named.length === 0) return undefined
  const hasLines = named.some(([our, value]) => our !== 'country' && value !== '')
  return { ...before, ...(hasLines ? { block: null } : {}), ...Object.fromEntries(named) }
}

/** Where a problem of our address stands in theirs. */
export const placeNames: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(ours).map(([their, our]) => [`postalAddress.${our}`, their]),
)
