import { expect, test } from 'vitest'
import { countries, countriesByName, countryName, readCountry } from './countries.ts'
import { isTimeZone, readTimeZone, timeZones } from './time-zones.ts'
import { zoneOfCountry } from './zone-of-country.ts'

test.each([
  ['Asia/Calcutta', 'Asia/Kolkata'],
  ['Europe/Kiev', 'Europe/Kyiv'],
  ['Europe/Kyiv', 'Europe/Kyiv'],
  ['america/mexico_city', 'America/Mexico_City'],
  ['America/Mexico City', 'America/Mexico_City'],
  ['America/Buenos_Aires', 'America/Argentina/Buenos_Aires'],
  ['US/Pacific', 'America/Los_Angeles'],
  ['Europe/Oslo', 'Europe/Oslo'],
  ['Etc/UTC', 'UTC'],
  ['utc', 'UTC'],
  ['GMT', 'UTC'],
  ['Etc/GMT+5', 'Etc/GMT+5'],
])('%s is kept as %s', (typed, zone) => {
  expect(readTimeZone(typed)).toEqual({ ok: true, value: zone })
  expect(isTimeZone(zone)).toBe(true)
})

test.each(['', '+05:00', 'Mars/Base', 'Madrid', 'Europe/Madrid\0', '\ud800', 'a/'.repeat(1_000_000)])(
  '%.20j is no time zone',
  (typed) => {
    expect(readTimeZone(typed)).toEqual({ ok: false, fault: { code: 'time-zone.unknown' } })
    expect(isTimeZone(typed)).toBe(false)
  },
)

test('the zones to choose from bear their names in force, UTC first', () => {
  const zones = timeZones()
  expect(zones[0]).toBe('UTC')
  expect(zones).toEqual(
    expect.arrayContaining(['Asia/Kolkata', 'Europe/Kyiv', 'America/Argentina/Buenos_Aires']),
  )
  expect(zones.filter((zone) => !isTimeZone(zone))).toEqual([])
})

test('every country has a zone and a name in both languages', () => {
  expect(countries).toHaveLength(250)
  for (const country of countries) {
    expect(isTimeZone(zoneOfCountry(country)), country).toBe(true)
    expect(countryName(country, 'es')).not.toBe(country)
    expect(countryName(country, 'en')).not.toBe(country)
  }
  expect(['MX', 'ES', 'AR', 'US', 'BR'].map(zoneOfCountry)).toEqual([
    'America/Mexico_City',
    'Europe/Madrid',
    'America/Argentina/Buenos_Aires',
    'America/New_York',
    'America/Sao_Paulo',
  ])
})

test('countries are read in any case and listed in the order of their names', () => {
  expect(readCountry(' mx ')).toEqual({ ok: true, value: 'MX' })
  for (const typed of ['', 'XX', 'México', 'ZZ', 'constructor']) expect(readCountry(typed).ok).toBe(false)
  const names = countriesByName('es').map((country) => country.name.replaceAll('-', ' '))
  expect(names).toEqual(names.toSorted(new Intl.Collator('es').compare))
})
