import type { Category } from '../../../../modules/delivery/index.ts'

/** The original's six types of mail, in its order. */
export const preferences = ['general', 'invoice', 'support', 'product', 'domain', 'affiliate'] as const
export type Preference = (typeof preferences)[number]

const categories: Readonly<Record<Preference, Category>> = {
  general: 'general',
  invoice: 'billing',
  support: 'support',
  product: 'products',
  domain: 'domains',
  affiliate: 'affiliate',
}

/** Our category of a type of mail. */
export const categoryOf = (preference: Preference): Category => categories[preference]

/** Which types of mail somebody with these categories gets. */
export function preferencesOf(ticked: readonly Category[]): Record<Preference, boolean> {
  return Object.fromEntries(
    preferences.map((preference) => [preference, ticked.includes(categories[preference])]),
  ) as Record<Preference, boolean>
}
