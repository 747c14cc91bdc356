import type { Language } from '../../../lib/pure/languages.ts'
import type { Category, RuleFacts } from '../types.ts'

/** The four categories of the client area, and two that a provider may offer besides, as a reader calls them. */
export const categoryNames: Record<Language, Record<Category, string>> = {
  es: {
    billing: 'Facturación',
    support: 'Soporte',
    products: 'Productos / Servicios',
    domains: 'Dominios',
    general: 'General',
    affiliate: 'Afiliados',
  },
  en: {
    billing: 'Billing',
    support: 'Support',
    products: 'Products / Services',
    domains: 'Domains',
    general: 'General',
    affiliate: 'Affiliates',
  },
}

/** The roles of a domain as a reader calls them. */
export const roleNames: Record<Language, Readonly<Record<string, string>>> = {
  es: {
    registrant: 'registrante',
    administrative: 'contacto administrativo',
    technical: 'contacto técnico',
    billing: 'contacto de cobro',
  },
  en: {
    registrant: 'registrant',
    administrative: 'administrative contact',
    technical: 'technical contact',
    billing: 'billing contact',
  },
}

/**
 * Why somebody gets a mail, by the rule that put the address in. In braces what the rule's facts say: `account`, `domain`,
 * `category`. A rule that is not here belongs to mails whose own text says why.
 */
export const reasons: Readonly<Record<string, Record<Language, string>>> = {
  'main-user': {
    es: 'Eres el usuario principal de {account}.',
    en: 'You are the main user of {account}.',
  },
  ticked: {
    es: 'Eres contacto de {account} con {category} marcado.',
    en: 'You are a contact of {account} with {category} ticked.',
  },
  registrant: { es: 'Eres registrante de {domain}.', en: 'You are the registrant of {domain}.' },
  'named-registrant': {
    es: '{account} te tiene por registrante de {domain}; en el registro consta todavía otra dirección.',
    en: '{account} names you as the registrant of {domain}; another address is still on record.',
  },
  administrative: {
    es: 'Eres contacto administrativo de {domain}.',
    en: 'You are the administrative contact of {domain}.',
  },
  technical: { es: 'Eres contacto técnico de {domain}.', en: 'You are the technical contact of {domain}.' },
  'domain-billing': {
    es: 'Eres contacto de cobro de {domain}.',
    en: 'You are the billing contact of {domain}.',
  },
  'other-address': {
    es: 'Esta es otra dirección verificada del usuario principal de {account}; a nadie más de la cuenta le llegan los correos de {category}.',
    en: 'This is another verified address of the main user of {account}; mails about {category} reach nobody else of the account.',
  },
  requester: { es: 'Abriste el ticket.', en: 'You opened the ticket.' },
  participant: { es: 'Participas en el ticket.', en: 'You take part in the ticket.' },
  card: { es: 'Eres contacto adicional de {account}.', en: 'You are an additional contact of {account}.' },
  'former-registrant': {
    es: 'Eres hasta ahora registrante de {domain}.',
    en: 'You are the registrant of {domain} until now.',
  },
  'new-registrant': {
    es: 'Se pidió que seas registrante de {domain}.',
    en: 'Somebody asked to make you the registrant of {domain}.',
  },
  'new-main-user': {
    es: 'Eres desde ahora el usuario principal de {account}.',
    en: 'You are the main user of {account} from now on.',
  },
  'former-main-user': {
    es: 'Eras hasta ahora el usuario principal de {account}.',
    en: 'You were the main user of {account} until now.',
  },
  'test-send': { es: 'Es una prueba que pediste.', en: 'It is a trial that you asked for.' },
}

/** The rule's sentence in a reader's language; null for a rule without one. */
export function reasonOf(rule: string, facts: RuleFacts, language: Language): string | null {
  const sentence = reasons[rule]?.[language]
  if (sentence === undefined) return null
  return sentence.replace(/\{(\w+)\}/g, (_all, name: string) => {
    const fact = String(facts[name] ?? '…')
    return name === 'category' ? (categoryNames[language][fact as Category] ?? fact) : fact
  })
}
