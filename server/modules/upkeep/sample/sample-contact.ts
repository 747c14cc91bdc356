import { foldText } from '../../../lib/pure/fold-text.ts'
import type { NewContactDraft } from '../../directory/index.ts'
import { type Chance, chanceOf, zipf } from './chance.ts'
import { nameFrom } from './names.ts'
import { addressFrom, cityFrom, mobileFrom, phoneFrom, placeFrom } from './places.ts'
import { companyDomain } from './sample-company.ts'

const tag = zipf([
  'hosting',
  'dominios',
  'vip',
  'facturación',
  'moroso',
  'revendedor',
  'año nuevo',
  'pyme',
  'ñoño',
])
const jobTitle = zipf([
  'Contabilidad',
  'Administración',
  'Dirección',
  'Sistemas',
  'Webmaster',
  'Compras',
  'Recepción',
  'Diseño',
  'Dueña',
  'Jefe de tecnología',
  'Asesoría fiscal',
  'Señalización',
  'Programación',
])
const mailHosts = ['correo.example', 'buzon.example', 'postal.example', 'mensajes.example', 'peña.example']

/** The contact with this number, always the same. Addresses end in `.example`, which leads nowhere (RFC 2606). */
export function sampleContact(number: number, company: number | null): NewContactDraft {
  const chance = chanceOf('contact', number)
  const name = nameFrom(chance)
  const place = placeFrom(chance)
  const city = cityFrom(chance, place)
  const host = company === null || chance.onceIn(4) ? chance.one(mailHosts) : companyDomain(company)
  const local = localPart(chance, name, number)
  const hasMail = !chance.onceIn(9)
  const second = hasMail && chance.onceIn(15) ? [`${local}@${chance.one(mailHosts)}.otro.example`] : []
  const draft: NewContactDraft = {
    name: name.full,
    emails: hasMail ? [`${local}@${host}`, ...second] : [],
    // Whoever has no address can be reached in some other way (product rule 1).
    mobilePhone: !hasMail || chance.onceIn(2) ? mobileFrom(chance, place, city.area) : null,
    language: chance.onceIn(30) ? 'en' : place.language,
    timeZone: place.timeZone,
    tags: chance.onceIn(3) ? [...new Set([tag(chance), ...(chance.onceIn(3) ? [tag(chance)] : [])])] : [],
    sendActivation: false,
  }
  if (chance.onceIn(3)) draft.workPhone = phoneFrom(chance, place, city.area)
  if (chance.onceIn(2)) draft.jobTitle = jobTitle(chance)
  if (chance.onceIn(2)) draft.postalAddress = addressFrom(chance, place, city)
  if (chance.onceIn(5)) draft.externalId = `CLI-${String(number).padStart(7, '0')}`
  if (chance.onceIn(50)) draft.givenNames = name.given
  if (chance.onceIn(20)) draft.about = 'Prefiere que se le llame por la mañana; habla con acento de León.'
  return draft
}

/** Letters that every server takes, and the number, by which no two are alike. */
function localPart(chance: Chance, name: { given: string; family: string }, number: number): string {
  const [given = '', family = ''] = [name.given, name.family].map((part) =>
    foldText(part)
      .replace(/[^a-z ]/g, '')
      .split(' ')
      .join('.'),
  )
  const first = chance.onceIn(3) ? given.charAt(0) : (given.split('.')[0] ?? '')
  return `${first}.${family.split('.').filter((word) => word.length > 2)[0] ?? family}.${number}`
}
