import type { Language } from '../../../lib/pure/languages.ts'
import type { Delivery } from '../types.ts'
import { oneLine } from './fill-in.ts'

const what: Record<Language, Readonly<Record<string, string>>> = {
  es: {
    'main-user': 'usuario principal',
    requester: 'abrió el ticket',
    registrant: 'registrante',
    administrative: 'contacto administrativo',
    technical: 'contacto técnico',
    'domain-billing': 'contacto de cobro',
  },
  en: {
    'main-user': 'main user',
    requester: 'opened the ticket',
    registrant: 'registrant',
    administrative: 'administrative contact',
    technical: 'technical contact',
    'domain-billing': 'billing contact',
  },
}
const lists = {
  es: new Intl.ListFormat('es', { type: 'conjunction' }),
  en: new Intl.ListFormat('en', { type: 'conjunction' }),
}

/** Who else gets a notice or a copy, by name, the first of them with what they are; never by address. */
export function sayOthers({ named, count }: Delivery['others'], language: Language): string | null {
  if (!named || named.length === 0) return null
  const said = named.map(({ name, rule }) => {
    const role = what[language][rule]
    return role ? `${oneLine(name)} (${role})` : oneLine(name)
  })
  const more = count - named.length
  const rest = language === 'es' ? `${more} más` : `${more} more`
  return lists[language].format(more > 0 ? [...said, rest] : said)
}
