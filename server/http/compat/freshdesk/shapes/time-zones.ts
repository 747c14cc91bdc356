import { readTimeZone, timeZones } from '../../../../lib/pure/time-zones.ts'

/**
 * The names of this door (Rails' list of 149), after the zone in force that each stands for. Where several cities share
 * one, the first is what is answered.
 */
const table = `
Etc/GMT+12 | International Date Line West
Pacific/Midway | Midway Island
Pacific/Pago_Pago | American Samoa
Pacific/Honolulu | Hawaii
America/Juneau | Alaska
America/Los_Angeles | Pacific Time (US & Canada)
America/Tijuana | Tijuana
America/Denver | Mountain Time (US & Canada)
America/Phoenix | Arizona
America/Chihuahua | Chihuahua
America/Mazatlan | Mazatlan
America/Chicago | Central Time (US & Canada)
America/Regina | Saskatchewan
America/Mexico_City | Mexico City | Guadalajara
America/Monterrey | Monterrey
America/Guatemala | Central America
America/New_York | Eastern Time (US & Canada)
America/Indiana/Indianapolis | Indiana (East)
America/Bogota | Bogota
America/Lima | Lima | Quito
America/Halifax | Atlantic Time (Canada)
America/Caracas | Caracas
America/La_Paz | La Paz
America/Santiago | Santiago
America/St_Johns | Newfoundland
America/Sao_Paulo | Brasilia
America/Argentina/Buenos_Aires | Buenos Aires
America/Montevideo | Montevideo
America/Guyana | Georgetown
America/Nuuk | Greenland
Atlantic/South_Georgia | Mid-Atlantic
Atlantic/Azores | Azores
Atlantic/Cape_Verde | Cape Verde Is.
Europe/Dublin | Dublin
Europe/London | London | Edinburgh
Europe/Lisbon | Lisbon
Africa/Casablanca | Casablanca
Africa/Monrovia | Monrovia
UTC | UTC
Europe/Belgrade | Belgrade
Europe/Bratislava | Bratislava
Europe/Budapest | Budapest
Europe/Ljubljana | Ljubljana
Europe/Prague | Prague
Europe/Sarajevo | Sarajevo
Europe/Skopje | Skopje
Europe/Warsaw | Warsaw
Europe/Zagreb | Zagreb
Europe/Brussels | Brussels
Europe/Copenhagen | Copenhagen
Europe/Madrid | Madrid
Europe/Paris | Paris
Europe/Amsterdam | Amsterdam
Europe/Berlin | Berlin
Europe/Zurich | Bern
Europe/Rome | Rome
Europe/Stockholm | Stockholm
Europe/Vienna | Vienna
Africa/Algiers | West Central Africa
Europe/Bucharest | Bucharest
Africa/Cairo | Cairo
Europe/Helsinki | Helsinki
Europe/Kyiv | Kyiv
Europe/Riga | Riga
Europe/Sofia | Sofia
Europe/Tallinn | Tallinn
Europe/Vilnius | Vilnius
Europe/Athens | Athens
Europe/Istanbul | Istanbul
Europe/Minsk | Minsk
Asia/Jerusalem | Jerusalem
Africa/Harare | Harare
Africa/Johannesburg | Pretoria
Europe/Kaliningrad | Kaliningrad
Europe/Moscow | Moscow | St. Petersburg
Europe/Volgograd | Volgograd
Europe/Samara | Samara
Asia/Kuwait | Kuwait
Asia/Riyadh | Riyadh
Africa/Nairobi | Nairobi
Asia/Baghdad | Baghdad
Asia/Tehran | Tehran
Asia/Muscat | Muscat | Abu Dhabi
Asia/Baku | Baku
Asia/Tbilisi | Tbilisi
Asia/Yerevan | Yerevan
Asia/Kabul | Kabul
Asia/Yekaterinburg | Ekaterinburg
Asia/Karachi | Karachi | Islamabad
Asia/Tashkent | Tashkent
Asia/Kolkata | Kolkata | Chennai | Mumbai | New Delhi
Asia/Kathmandu | Kathmandu
Asia/Dhaka | Dhaka
Asia/Colombo | Sri Jayawardenepura
Asia/Almaty | Almaty | Astana
Asia/Urumqi | Urumqi
Asia/Novosibirsk | Novosibirsk
Asia/Yangon | Rangoon
Asia/Bangkok | Bangkok | Hanoi
Asia/Jakarta | Jakarta
Asia/Krasnoyarsk | Krasnoyarsk
Asia/Shanghai | Beijing | Chongqing
Asia/Hong_Kong | Hong Kong
Asia/Kuala_Lumpur | Kuala Lumpur
Asia/Singapore | Singapore
Asia/Taipei | Taipei
Australia/Perth | Perth
Asia/Irkutsk | Irkutsk
Asia/Ulaanbaatar | Ulaanbaatar
Asia/Seoul | Seoul
Asia/Tokyo | Tokyo | Osaka | Sapporo
Asia/Yakutsk | Yakutsk
Australia/Darwin | Darwin
Australia/Adelaide | Adelaide
Australia/Sydney | Sydney | Canberra
Australia/Melbourne | Melbourne
Australia/Brisbane | Brisbane
Australia/Hobart | Hobart
Asia/Vladivostok | Vladivostok
Pacific/Guam | Guam
Pacific/Port_Moresby | Port Moresby
Asia/Magadan | Magadan
Asia/Srednekolymsk | Srednekolymsk
Pacific/Guadalcanal | Solomon Is.
Pacific/Noumea | New Caledonia
Pacific/Fiji | Fiji
Asia/Kamchatka | Kamchatka
Pacific/Majuro | Marshall Is.
Pacific/Auckland | Auckland | Wellington
Pacific/Tongatapu | Nuku'alofa
Pacific/Fakaofo | Tokelau Is.
Pacific/Chatham | Chatham Is.
Pacific/Apia | Samoa
`

const rows = table
  .trim()
  .split('\n')
  .map((line) => line.split(' | '))
const zones = new Map(rows.flatMap(([zone = '', ...names]) => names.map((name) => [name, zone] as const)))
const names = new Map(rows.map(([zone = '', name = '']) => [zone, name]))

/** Every name of this door, in its order from west to east. */
export const railsZones: readonly string[] = [...zones.keys()]

/**
 * The name that this door has for a zone; for one that it does not know, that of one whose clocks show the same all year,
 * else the zone's own name.
 */
export function railsZoneOf(zone: string | null): string | null {
  if (zone === null) return null
  const known = names.get(zone)
  if (known !== undefined) return known
  const clock = clockOf(zone)
  const alike = clock === null ? undefined : rows.find(([other = '']) => clockOf(other) === clock)
  const name = alike?.[1] ?? zone
  names.set(zone, name)
  return name
}

/** The zone of a name of this door, or of a zone's own name; what is neither comes back, to be refused as a zone. */
export function zoneOfRails(name: string): string {
  const zone = zones.get(name.trim())
  if (zone !== undefined) return zone
  const reading = readTimeZone(name)
  return reading.ok ? reading.value : name
}

/** Every zone that is shown by a name of this door; what is none of its names stands for itself. */
export function zonesNamed(name: string): string[] {
  const shown = timeZones().filter((zone) => railsZoneOf(zone) === name)
  const own = zoneOfRails(name)
  return shown.includes(own) ? shown : [own, ...shown]
}

const clocks = new Map<string, string | null>()

/** What a zone's clocks are from UTC in each month of 2026, summer time included; null for what is no zone. */
function clockOf(zone: string): string | null {
  const known = clocks.get(zone)
  if (known !== undefined) return known
  const clock = readClock(zone)
  clocks.set(zone, clock)
  return clock
}

function readClock(zone: string): string | null {
  try {
    const format = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' })
    const months = Array.from({ length: 24 }, (_, half) =>
      Date.UTC(2026, Math.floor(half / 2), 1 + (half % 2) * 14, 12),
    )
    return months
      .map((time) => format.formatToParts(time).find(({ type }) => type === 'timeZoneName')?.value)
      .join(' ')
  } catch {
    return null
  }
}
