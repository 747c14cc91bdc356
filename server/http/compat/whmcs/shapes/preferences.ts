import { z } from 'zod'
import type { Category } from '../../../../modules/delivery/index.ts'
import { flag } from './fields.ts'

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

const nested = z.strictObject(
  Object.fromEntries(preferences.map((each) => [each, flag.optional()])) as Record<
    Preference,
    z.ZodOptional<typeof flag>
  >,
)
type Nested = z.infer<typeof nested>
type Flat = `${Preference}emails`

/** Preferences as `email_preferences[general]`, and as they were before 7.10: `generalemails`. */
export const preferenceFields = {
  email_preferences: nested.optional(),
  ...(Object.fromEntries(preferences.map((each) => [`${each}emails`, flag.optional()])) as Record<
    Flat,
    z.ZodOptional<typeof flag>
  >),
}

/** Those that were given; where both forms were, the newer one counts. */
export function givenPreferences(
  fields: { email_preferences?: Nested | undefined } & { [Name in Flat]?: boolean | undefined },
): [Preference, boolean][] {
  return preferences.flatMap((each) => {
    const value = fields.email_preferences?.[each] ?? fields[`${each}emails`]
    return value === undefined ? [] : [[each, value]]
  })
}

/** The categories with what was given over what was ticked; nothing given: undefined. */
export function categoriesFrom(
  given: readonly (readonly [Preference, boolean])[],
  before: readonly Category[],
): Category[] | undefined {
  if (given.length === 0) return undefined
  const ticked = new Set(before)
  for (const [preference, isWanted] of given) {
    if (isWanted) ticked.add(categories[preference])
    else ticked.delete(categories[preference])
  }
  return [...ticked]
}
