import { msg } from '@lingui/core/macro'

/** What can be asked of whoever holds a role. */
export const factWords = {
  name: msg`full name`,
  givenNames: msg`given names`,
  familyNames: msg`family names`,
  organisation: msg`organisation`,
  taxId: msg`tax id`,
  email: msg`e-mail`,
  phone: msg`international phone`,
  street: msg`street`,
  city: msg`city`,
  state: msg`state`,
  postcode: msg`postcode`,
  country: msg`country`,
}
export type FactName = keyof typeof factWords
export const factNames = Object.keys(factWords) as FactName[]
export const roleNames = ['registrant', 'administrative', 'technical', 'billing'] as const
