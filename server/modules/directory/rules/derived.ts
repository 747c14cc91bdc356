import { foldText } from '../../../lib/pure/fold-text.ts'
import { searchDigitsOf } from '../../../lib/pure/phone.ts'
import { sortKeyOf } from '../../../lib/pure/sort-key.ts'
import type { ContactValues } from '../types.ts'

/** The key by which a contact stands in the Spanish order of names. */
export function sortNameOf(values: Pick<ContactValues, 'name'>): string {
  return sortKeyOf(values.name)
}

/** All that a contact is found by, folded: names, addresses as typed and compared, digits of phones, handles, external id. */
export function searchTextOf(values: ContactValues): string {
  const phones = [values.workPhone, values.mobilePhone].filter((phone) => phone !== null)
  const parts = [
    values.name,
    values.givenNames,
    values.familyNames,
    ...values.emails.flatMap(({ address, normal }) => [normal, address]),
    ...phones.map((phone) => searchDigitsOf({ ...phone, international: null, extension: null })),
    ...Object.values(values.socialHandles),
    values.externalId,
  ]
  return [...new Set(parts.filter((part) => part !== null).map(foldText))].join(' ')
}
