import { readTimeZone } from '../../../../lib/pure/time-zones.ts'

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

/**
 * Zones that have no name here, after the name of one whose clocks showed the same all through 2026 (tz 2025b), in the same
 * part of the world where there is one.
 */
const alike = `
Adelaide < Australia/Broken_Hill
Alaska < America/Anchorage America/Metlakatla America/Nome America/Sitka America/Yakutat
Arizona < America/Creston America/Dawson America/Dawson_Creek America/Fort_Nelson America/Hermosillo
Arizona < America/Whitehorse
Atlantic Time (Canada) < America/Glace_Bay America/Goose_Bay America/Moncton America/Thule Atlantic/Bermuda
Auckland < Antarctica/McMurdo
Bangkok < Antarctica/Davis Asia/Barnaul Asia/Ho_Chi_Minh Asia/Hovd Asia/Novokuznetsk Asia/Phnom_Penh Asia/Pontianak
Bangkok < Asia/Tomsk Asia/Vientiane Indian/Christmas
Beijing < Antarctica/Casey Asia/Brunei Asia/Kuching Asia/Macau Asia/Makassar Asia/Manila
Bogota < America/Atikokan America/Cancun America/Cayman America/Eirunepe America/Guayaquil America/Jamaica
Bogota < America/Panama America/Rio_Branco
Brisbane < Antarctica/DumontDUrville Australia/Lindeman
Buenos Aires < America/Araguaina America/Argentina/Catamarca America/Argentina/Cordoba America/Argentina/Jujuy
Buenos Aires < America/Argentina/La_Rioja America/Argentina/Mendoza America/Argentina/Rio_Gallegos
Buenos Aires < America/Argentina/Salta America/Argentina/San_Juan America/Argentina/San_Luis America/Argentina/Tucuman
Buenos Aires < America/Argentina/Ushuaia America/Asuncion America/Bahia America/Belem America/Cayenne
Buenos Aires < America/Coyhaique America/Fortaleza America/Maceio America/Paramaribo America/Punta_Arenas
Buenos Aires < America/Recife America/Santarem Antarctica/Palmer Antarctica/Rothera Atlantic/Stanley
Caracas < America/Anguilla America/Antigua America/Aruba America/Barbados America/Blanc-Sablon America/Boa_Vista
Caracas < America/Campo_Grande America/Cuiaba America/Curacao America/Dominica America/Grenada America/Guadeloupe
Caracas < America/Kralendijk America/Lower_Princes America/Manaus America/Marigot America/Martinique
Caracas < America/Montserrat America/Port_of_Spain America/Porto_Velho America/Puerto_Rico America/Santo_Domingo
Caracas < America/St_Barthelemy America/St_Kitts America/St_Lucia America/St_Thomas America/St_Vincent America/Tortola
Casablanca < Africa/El_Aaiun
Central Time (US & Canada) < America/Indiana/Knox America/Indiana/Tell_City America/Matamoros America/Menominee
Central Time (US & Canada) < America/North_Dakota/Beulah America/North_Dakota/Center America/North_Dakota/New_Salem
Central Time (US & Canada) < America/Ojinaga America/Rankin_Inlet America/Resolute America/Winnipeg
Dhaka < Asia/Bishkek Asia/Omsk Asia/Thimphu Indian/Chagos
Eastern Time (US & Canada) < America/Detroit America/Grand_Turk America/Havana America/Indiana/Marengo
Eastern Time (US & Canada) < America/Indiana/Petersburg America/Indiana/Vevay America/Indiana/Vincennes
Eastern Time (US & Canada) < America/Indiana/Winamac America/Iqaluit America/Kentucky/Louisville
Eastern Time (US & Canada) < America/Kentucky/Monticello America/Nassau America/Port-au-Prince America/Toronto
Ekaterinburg < Antarctica/Mawson Antarctica/Vostok Asia/Aqtau Asia/Aqtobe Asia/Ashgabat Asia/Atyrau Asia/Dushanbe
Ekaterinburg < Asia/Oral Asia/Qostanay Asia/Qyzylorda Asia/Samarkand Indian/Kerguelen Indian/Maldives
Fiji < Pacific/Funafuti Pacific/Kwajalein Pacific/Nauru Pacific/Tarawa Pacific/Wake Pacific/Wallis
Greenland < America/Scoresbysund
Guam < Pacific/Chuuk Pacific/Saipan
Hawaii < Pacific/Rarotonga Pacific/Tahiti
Helsinki < Europe/Chisinau Europe/Mariehamn
Jerusalem < Asia/Beirut Asia/Famagusta Asia/Gaza Asia/Hebron Asia/Nicosia
Kamchatka < Asia/Anadyr
Kuwait < Asia/Aden Asia/Amman Asia/Bahrain Asia/Damascus Asia/Qatar
London < Atlantic/Canary Atlantic/Faroe Atlantic/Madeira Europe/Guernsey Europe/Isle_of_Man Europe/Jersey
Madrid < Africa/Ceuta Arctic/Longyearbyen Europe/Andorra Europe/Busingen Europe/Gibraltar Europe/Luxembourg
Madrid < Europe/Malta Europe/Monaco Europe/Oslo Europe/Podgorica Europe/San_Marino Europe/Tirane Europe/Vaduz
Madrid < Europe/Vatican
Magadan < Asia/Sakhalin
Mexico City < America/Bahia_Banderas America/Belize America/Costa_Rica America/El_Salvador America/Managua
Mexico City < America/Merida America/Swift_Current America/Tegucigalpa Pacific/Galapagos
Mid-Atlantic < America/Noronha
Midway Island < Pacific/Niue
Monrovia < Africa/Abidjan Africa/Accra Africa/Bamako Africa/Banjul Africa/Bissau Africa/Conakry Africa/Dakar
Monrovia < Africa/Freetown Africa/Lome Africa/Nouakchott Africa/Ouagadougou Africa/Sao_Tome America/Danmarkshavn
Monrovia < Atlantic/Reykjavik Atlantic/St_Helena
Moscow < Antarctica/Syowa Europe/Kirov Europe/Simferopol Indian/Antananarivo Indian/Comoro Indian/Mayotte
Mountain Time (US & Canada) < America/Boise America/Cambridge_Bay America/Ciudad_Juarez America/Inuvik
Muscat < Asia/Dubai
Nairobi < Africa/Addis_Ababa Africa/Asmara Africa/Dar_es_Salaam Africa/Djibouti Africa/Kampala Africa/Mogadishu
Nuku'alofa < Pacific/Kanton
Pretoria < Africa/Blantyre Africa/Bujumbura Africa/Gaborone Africa/Juba Africa/Khartoum Africa/Kigali
Pretoria < Africa/Lubumbashi Africa/Lusaka Africa/Maputo Africa/Maseru Africa/Mbabane Africa/Tripoli Africa/Windhoek
Rangoon < Indian/Cocos
Samara < Europe/Astrakhan Europe/Saratov Europe/Ulyanovsk Indian/Mahe Indian/Mauritius Indian/Reunion
Solomon Is. < Pacific/Bougainville Pacific/Efate Pacific/Kosrae Pacific/Pohnpei
Sydney < Antarctica/Macquarie
Tokyo < Asia/Chita Asia/Dili Asia/Jayapura Asia/Khandyga Asia/Pyongyang Pacific/Palau
Vladivostok < Asia/Ust-Nera
West Central Africa < Africa/Bangui Africa/Brazzaville Africa/Douala Africa/Kinshasa Africa/Lagos Africa/Libreville
West Central Africa < Africa/Luanda Africa/Malabo Africa/Ndjamena Africa/Niamey Africa/Porto-Novo Africa/Tunis
`

const rows = table
  .trim()
  .split('\n')
  .map((line) => line.split(' | '))
const zones = new Map(rows.flatMap(([zone = '', ...names]) => names.map((name) => [name, zone] as const)))
const names = new Map([
  ...alike
    .trim()
    .split('\n')
    .flatMap((line) => {
      const [name = '', others = ''] = line.split(' < ')
      return others.split(' ').map((zone) => [zone, name] as const)
    }),
  ...rows.map(([zone = '', name = '']) => [zone, name] as const),
])

/** Every name of this door, in its order from west to east. */
export const railsZones: readonly string[] = [...zones.keys()]

/**
 * The name that this door has for a zone; for one that it does not know, that of one whose clocks show the same, else the
 * zone's own name.
 */
export const railsZoneOf = (zone: string | null): string | null =>
  zone === null ? null : (names.get(zone) ?? zone)

/** The zone of a name of this door, or of a zone's own name; what is neither comes back, to be refused as a zone. */
export function zoneOfRails(name: string): string {
  const zone = zones.get(name.trim())
  if (zone !== undefined) return zone
  const reading = readTimeZone(name)
  return reading.ok ? reading.value : name
}
