import formats from './postal-formats.json' with { type: 'json' }

/** The fields of an address, as stored (model.md 16): fields by country, or one free block. */
export const postalFields = [
  'street1',
  'street2',
  'street3',
  'city',
  'state',
  'postcode',
  'country',
  'block',
] as const
export type PostalField = (typeof postalFields)[number]
type PlacedField = Exclude<PostalField, 'country' | 'block'>

/** What a field is called in a country; a field without an entry has its common name (second line, city, postcode). */
export type PostalLabels = {
  street2?: 'suburb' | 'neighborhood' | 'district' | 'townland' | 'village_township'
  city?: 'suburb' | 'post_town' | 'district'
  state?:
    | 'province'
    | 'state'
    | 'department'
    | 'region'
    | 'emirate'
    | 'parish'
    | 'island'
    | 'area'
    | 'county'
    | 'prefecture'
    | 'do_si'
    | 'district'
    | 'oblast'
  postcode?: 'zip' | 'eircode' | 'pin'
}

/**
 * How a country writes its addresses, in libaddressinput's letters: A street, D part of a city, C city, S state, Z postcode.
 * Data by Google under CC-BY 4.0, see postal-credits.md.
 */
export type PostalFormat = {
  lines: string[]
  required: string
  postcode?: { pattern: string; example: string }
  labels?: PostalLabels
}

const formatByCountry: Readonly<Record<string, PostalFormat>> = formats as Record<string, PostalFormat>
const common: PostalFormat = { lines: ['%A', '%Z %C', '%S'], required: '' }

/** The format of a country (ISO 3166-1 alpha-2); one with every field where it is unknown. */
export function postalFormatOf(country: string | null): PostalFormat {
  return country !== null && Object.hasOwn(formatByCountry, country)
    ? (formatByCountry[country] ?? common)
    : common
}

/**
 * Where a letter's text is kept. Where the post wants a part of the city (Mexico's colonia, Brazil's bairro), it is the second
 * line of the street: systems that know only two lines put it there, and none of ours has to know one field more.
 */
export function fieldsOfLetter(letter: string, format: PostalFormat): PlacedField[] {
  if (letter === 'A')
    return hasPartOfCity(format) ? ['street1', 'street3'] : ['street1', 'street2', 'street3']
  if (letter === 'D') return ['street2']
  if (letter === 'C') return ['city']
  if (letter === 'S') return ['state']
  return ['postcode']
}

/** A field of a country's form: its place is its index, its label a code that the screen puts in words. */
export type FormField = { field: PlacedField; label: string; required: boolean }

/** The fields of a country's form, in the order in which its people write them. */
export function formFieldsOf(country: string | null): FormField[] {
  const format = postalFormatOf(country)
  const letters = [...format.lines.join('').matchAll(/%([ADCSZ])/g)].map(([, letter]) => letter ?? '')
  return letters.flatMap((letter) =>
    fieldsOfLetter(letter, format).map((field) => ({
      field,
      label: format.labels?.[field as keyof PostalLabels] ?? field,
      required:
        format.required.includes(letter) && field !== 'street3' && !(letter === 'A' && field === 'street2'),
    })),
  )
}

function hasPartOfCity(format: PostalFormat): boolean {
  return format.lines.some((line) => line.includes('%D'))
}
