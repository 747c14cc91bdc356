import { accepted, faulty, type Reading } from './fault.ts'
import type { Language } from './languages.ts'
import { sortKeyOf } from './sort-key.ts'

/** The 249 countries and areas of ISO 3166-1 (alpha-2), and Kosovo by the code in common use for it. */
export const countries: readonly string[] = (
  'AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT ' +
  'BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ' +
  'ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT ' +
  'HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS ' +
  'LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI ' +
  'NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG ' +
  'SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG ' +
  'UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW'
).split(' ')

const known: ReadonlySet<string> = new Set(countries)

export function isCountry(value: unknown): value is string {
  return typeof value === 'string' && known.has(value)
}

/** A country code in any case, such as 'mx' → 'MX'. */
export function readCountry(typed: string): Reading<string> {
  const code = typed.length > 10 ? '' : typed.trim().toUpperCase()
  return isCountry(code) ? accepted(code) : faulty({ code: 'country.unknown' })
}

/** The name of a country in a reader's language (CLDR): 'Países Bajos'. */
export function countryName(code: string, reader: Language): string {
  return isCountry(code) ? (names[reader].of(code) ?? code) : code
}

/** All countries with their names, in the order in which the reader looks for them. */
export function countriesByName(reader: Language): { code: string; name: string }[] {
  return countries
    .map((code) => ({ code, name: countryName(code, reader) }))
    .map((country) => ({ country, key: sortKeyOf(country.name) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ country }) => country)
}

const names = {
  es: new Intl.DisplayNames('es', { type: 'region' }),
  en: new Intl.DisplayNames('en', { type: 'region' }),
}
