import { countries } from '../../../server/lib/pure/countries.ts'
import { readTimeZone } from '../../../server/lib/pure/time-zones.ts'
import { zoneOfCountry } from '../../../server/lib/pure/zone-of-country.ts'

/** Where the browser seems to be: its clock says more than its language, which many leave as it came. */
export function guessPlace(): { country: string; timeZone: string } {
  const zone = readTimeZone(Intl.DateTimeFormat().resolvedOptions().timeZone)
  const timeZone = zone.ok && zone.value !== 'UTC' ? zone.value : ''
  const country =
    countries.find((code) => zoneOfCountry(code) === timeZone) ?? countryOfLanguages(navigator.languages)
  return { country, timeZone: timeZone || (country ? zoneOfCountry(country) : 'UTC') }
}

function countryOfLanguages(tags: readonly string[]) {
  return tags.map((tag) => new Intl.Locale(tag).region ?? '').find((code) => countries.includes(code)) ?? ''
}
