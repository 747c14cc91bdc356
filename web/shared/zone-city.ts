import { countries } from '../../server/lib/pure/countries.ts'

/** The city that a time zone is known by: "Nueva York" for America/New_York. `language` is `es` or `en`. */
export function zoneCity(zone: string, language: string): string {
  const own = (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ')
  if (language !== 'es') return own
  return spanish[own] ?? citySpokenOf(zone) ?? own
}

/** Intl tells cities only in the names of zones ("hora de Nueva York"), and where a country has one zone, the country. */
function citySpokenOf(zone: string) {
  const format = new Intl.DateTimeFormat('es', { timeZone: zone, timeZoneName: 'shortGeneric' })
  const name = format.formatToParts(0).find(({ type }) => type === 'timeZoneName')?.value ?? ''
  const place = /^hora de (?:la |los |las )?(.+)$/.exec(name)?.[1]
  return place && !spanishCountries().has(place) ? place : undefined
}

let known: ReadonlySet<string> | undefined
function spanishCountries() {
  const names = new Intl.DisplayNames('es', { type: 'region' })
  known ??= new Set(countries.map((code) => names.of(code) ?? code))
  return known
}

/** Of zones that are their country's only one, where Spanish writes the city otherwise than the zone's name. */
const spanish: Record<string, string> = {
  Amsterdam: 'Ámsterdam',
  Asuncion: 'Asunción',
  Athens: 'Atenas',
  Berlin: 'Berlín',
  Bogota: 'Bogotá',
  Brussels: 'Bruselas',
  Bucharest: 'Bucarest',
  Cairo: 'El Cairo',
  Canary: 'Canarias',
  Copenhagen: 'Copenhague',
  Dublin: 'Dublín',
  Havana: 'La Habana',
  Istanbul: 'Estambul',
  Lisbon: 'Lisboa',
  London: 'Londres',
  Luxembourg: 'Luxemburgo',
  'Mexico City': 'Ciudad de México',
  Panama: 'Panamá',
  Paris: 'París',
  Prague: 'Praga',
  'Puerto Rico': 'Puerto Rico',
  Rome: 'Roma',
  Singapore: 'Singapur',
  Stockholm: 'Estocolmo',
  Tokyo: 'Tokio',
  Vienna: 'Viena',
  Warsaw: 'Varsovia',
  Zurich: 'Zúrich',
}
