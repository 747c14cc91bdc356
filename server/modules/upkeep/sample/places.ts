import { type Chance, zipf } from './chance.ts'

type City = { city: string; state: string; postcode: string; area: string }
export type Place = { country: 'MX' | 'ES'; timeZone: string; language: string; cities: readonly City[] }

const city = (text: string): City => {
  const [name = '', state = '', postcode = '', area = ''] = text.split(', ')
  return { city: name, state, postcode, area }
}

// Postcodes begin with what is given, and numbers with the city's area code.
const mexico: Place = {
  country: 'MX',
  timeZone: 'America/Mexico_City',
  language: 'es-MX',
  cities: [
    'Ciudad de México, Ciudad de México, 06, 55',
    'Monterrey, Nuevo León, 64, 81',
    'Guadalajara, Jalisco, 44, 33',
    'Puebla, Puebla, 72, 222',
    'Querétaro, Querétaro, 76, 442',
    'León, Guanajuato, 37, 477',
    'Mérida, Yucatán, 97, 999',
    'Tijuana, Baja California, 22, 664',
    'San Luis Potosí, San Luis Potosí, 78, 444',
    'Cancún, Quintana Roo, 77, 998',
    'Morelia, Michoacán, 58, 443',
    'Oaxaca de Juárez, Oaxaca, 68, 951',
  ].map(city),
}
const spain: Place = {
  country: 'ES',
  timeZone: 'Europe/Madrid',
  language: 'es-ES',
  cities: [
    'Madrid, Madrid, 28, 91',
    'Barcelona, Barcelona, 08, 93',
    'València, Valencia, 46, 96',
    'Sevilla, Sevilla, 41, 954',
    'Zaragoza, Zaragoza, 50, 976',
    'Málaga, Málaga, 29, 952',
    'Bilbao, Bizkaia, 48, 944',
    'A Coruña, A Coruña, 15, 981',
    'Logroño, La Rioja, 26, 941',
    'Cáceres, Cáceres, 10, 927',
    'Donostia, Gipuzkoa, 20, 943',
    'Las Palmas de Gran Canaria, Las Palmas, 35, 928',
  ].map(city),
}

const cityOf = { MX: zipf(mexico.cities, 1), ES: zipf(spain.cities, 1) }
const streets = [
  'Avenida Juárez',
  'Calle Hidalgo',
  'Paseo de la Reforma',
  'Calle Mayor',
  'Avenida de la Constitución',
  'Calle Morelos',
  'Plaza de España',
  'Calle del Peñón',
  'Avenida Insurgentes',
  'Calle Cigüeña',
  'Rúa do Vilar',
  'Carrer de Mallorca',
  'Calle 5 de Mayo',
  'Camino Real',
  'Privada Los Álamos',
  'Ronda Norte',
] as const

export const placeFrom = (chance: Chance): Place => (chance.onceIn(3) ? spain : mexico)
export const cityFrom = (chance: Chance, place: Place): City => cityOf[place.country](chance)

export function addressFrom(chance: Chance, { country }: Place, { city, state, postcode }: City) {
  const number = 1 + chance.below(400)
  return {
    street1: country === 'ES' ? `${chance.one(streets)}, ${number}` : `${chance.one(streets)} ${number}`,
    ...(chance.onceIn(3)
      ? { street2: country === 'ES' ? `${1 + chance.below(9)}.º B` : `Int. ${chance.below(40)}` }
      : {}),
    city,
    state,
    postcode: postcode + digits(chance, 3),
    country,
  }
}

/** A number at the place, typed in one of the ways in which people type them. */
export function phoneFrom(chance: Chance, { country }: Place, area: string): string {
  if (country === 'ES') {
    const rest = digits(chance, 9 - area.length)
    return chance.onceIn(2) ? `+34 ${area} ${rest}` : `+34${area}${rest}`
  }
  const rest = digits(chance, 10 - area.length)
  return chance.onceIn(2) ? `+52 ${area} ${rest.slice(0, -4)} ${rest.slice(-4)}` : `+52 (${area}) ${rest}`
}

/** A mobile number: in Spain by its own first digits, in Mexico by the city's as any other. */
export function mobileFrom(chance: Chance, place: Place, area: string): string {
  return phoneFrom(chance, place, place.country === 'ES' ? `6${digits(chance, 2)}` : area)
}

const digits = (chance: Chance, count: number): string =>
  Array.from({ length: count }, () => chance.below(10)).join('')
