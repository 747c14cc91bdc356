import { type PostalField, postalFields } from '../../../server/lib/pure/postal-format.ts'
import type { CardDraft } from '../../../server/modules/additional-contacts/wire.ts'
import type { AddressValues } from '../../shared/form/AddressFields.tsx'
import type { Category } from '../../shared/routing-words.ts'
import type { Card } from './queries.ts'

/** An additional contact as it stands in the form: nothing is ''. */
export type CardValues = AddressValues & Record<TextPath, string> & { categories: Record<Category, boolean> }

/** Fields of one line, in the order of the form. */
const lines = ['name', 'email', 'phone'] as const
export const furtherLines = ['givenNames', 'familyNames', 'organisation', 'taxId'] as const
type TextPath = (typeof lines)[number] | (typeof furtherLines)[number] | 'language'

const categories = ['billing', 'support', 'products', 'domains', 'general', 'affiliate'] as const

/** What two windows may have changed differently; each tick stands for itself. */
export const comparedPaths = [
  ...lines,
  'postalAddress',
  ...furtherLines,
  'language',
  ...categories.map((category) => `categories.${category}` as const),
] as const
export type CardPath = (typeof comparedPaths)[number]

/** What was read, or an empty form. The country is the provider's until another is chosen. */
export function valuesOf(card: Card | null, country: string): CardValues {
  const address = card?.postalAddress ?? null
  const text = (path: TextPath) => card?.[path] ?? ''
  return {
    name: text('name'),
    email: text('email'),
    phone: text('phone'),
    givenNames: text('givenNames'),
    familyNames: text('familyNames'),
    organisation: text('organisation'),
    taxId: text('taxId'),
    language: text('language'),
    addressForm: address?.block ? 'block' : 'fields',
    postalAddress: {
      ...(Object.fromEntries(postalFields.map((part) => [part, address?.[part] ?? ''])) as Record<
        PostalField,
        string
      >),
      country: address ? (address.country ?? '') : country,
    },
    categories: Object.fromEntries(
      categories.map((each) => [each, card?.categories.includes(each) ?? false]),
    ) as CardValues['categories'],
  }
}

/** All of the form, as a new contact is made. `country`: with which the form began; alone it is no address. */
export function draftOf(values: CardValues, country: string): CardDraft {
  return Object.fromEntries(
    comparedPaths.map((path) => [keyOf(path), wireValueAt(values, path, country)]),
  ) as CardDraft
}

/** What differs from what was read. Ticks go as a whole, an address too. */
export function changesIn(values: CardValues, before: CardValues, country: string): CardDraft {
  return Object.fromEntries(
    comparedPaths
      .filter((path) => isChanged(values, before, path))
      .map((path) => [keyOf(path), wireValueAt(values, path, country)]),
  ) as CardDraft
}

export const isChanged = (one: CardValues, other: CardValues, path: CardPath): boolean =>
  JSON.stringify(valueAt(one, path)) !== JSON.stringify(valueAt(other, path))

/** The form with one field's value taken over from another form. */
export function withValue(values: CardValues, from: CardValues, path: CardPath): CardValues {
  if (path === 'postalAddress')
    return { ...values, postalAddress: from.postalAddress, addressForm: from.addressForm }
  const category = categoryAt(path)
  if (category)
    return { ...values, categories: { ...values.categories, [category]: from.categories[category] } }
  return { ...values, [path]: from[path as TextPath] }
}

/** The category whose tick a path is. */
export const categoryAt = (path: string): Category | undefined =>
  categories.find((category) => path === `categories.${category}`)

export function tickedIn({ categories: ticks }: CardValues): Category[] {
  return categories.filter((category) => ticks[category])
}

function valueAt(values: CardValues, path: CardPath): unknown {
  if (path === 'postalAddress') return partsOf(values)
  const category = categoryAt(path)
  return category ? values.categories[category] : values[path as TextPath].trim()
}

function wireValueAt(values: CardValues, path: CardPath, country: string): unknown {
  if (path === 'postalAddress') return addressOf(values, country)
  return categoryAt(path) ? tickedIn(values) : orNull(values[path as TextPath])
}

const keyOf = (path: CardPath): string => path.replace(/\..*/, '')

function addressOf(values: CardValues, country: string): CardDraft['postalAddress'] {
  const parts = partsOf(values)
  const isEmpty = parts.every(([part, text]) => text === null || (part === 'country' && text === country))
  return isEmpty ? null : (Object.fromEntries(parts) as NonNullable<CardDraft['postalAddress']>)
}

function partsOf({ addressForm, postalAddress }: CardValues) {
  const counts = (part: PostalField) => part === 'country' || (part === 'block') === (addressForm === 'block')
  return postalFields.map((part) => [part, counts(part) ? orNull(postalAddress[part]) : null] as const)
}

const orNull = (text: string) => (text.trim() === '' ? null : text)
