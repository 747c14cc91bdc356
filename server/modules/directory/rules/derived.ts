import { foldText } from '../../../lib/pure/fold-text.ts'
import { searchDigitsOf } from '../../../lib/pure/phone.ts'
import { sortKeyOf } from '../../../lib/pure/sort-key.ts'
import { withoutSigns } from '../../../lib/pure/without-signs.ts'
import type { ContactValues } from '../types.ts'

/** The key by which a contact stands in the Spanish order of names. */
export function sortNameOf(values: Pick<ContactValues, 'name'>): string {
  return sortKeyOf(values.name)
}

/**
 * All that a contact is found by, folded: names, addresses as typed and compared, digits of phones, handles, external id;
 * and words of her names without their signs.
 */
export function searchTextOf(values: ContactValues): string {
  const phones = [values.workPhone, values.mobilePhone].filter((phone) => phone !== null)
  const names = [values.name, values.givenNames, values.familyNames].filter((name) => name !== null)
  const parts = [
    ...names,
    ...values.emails.flatMap(({ address, normal }) => [normal, address]),
    ...phones.map((phone) => searchDigitsOf({ ...phone, international: null, extension: null })),
    ...Object.values(values.socialHandles),
    values.externalId,
  ]
  const text = [...new Set(parts.filter((part) => part !== null).map(foldText))].join(' ')
  return withPlainWords(text, names)
}

/**
 * A search text with the words of names without their signs behind it ("obrien", "sa"), as far as none of its words begins
 * so anyway. Migration 0044 does the same to what was written before.
 */
export function withPlainWords(text: string, names: readonly string[]): string {
  const words = names.flatMap((name) => withoutSigns(foldText(name)).split(' '))
  const added = words.filter((word) => word !== '' && !` ${text}`.includes(` ${word}`))
  return [text, ...new Set(added)].join(' ')
}
