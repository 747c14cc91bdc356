import type { Language } from '../../../lib/pure/languages.ts'
import { isAccountMail } from './shape.ts'
import { shippedTemplates } from './shipped-templates.ts'

/** What a text's placeholders are shown as while nobody in particular is written to. */
const samples: Record<Language, Readonly<Record<string, string>>> = {
  es: {
    name: 'Lucía Ocaña',
    address: 'lucia@cenzontle.example',
    account: 'Cenzontle Café',
    invitedBy: 'Iker Zubizarreta',
    rows: '12.480',
    addedBy: 'Marisol Ibarra',
    sentBy: 'Marisol Ibarra',
    categories: 'billing,domains',
    contact: 'Lucía Ocaña',
    contactAddress: 'lucia@cenzontle.example',
    from: 'Marisol Ibarra',
    to: 'Álvaro Solís',
    domain: 'cenzontle.example',
    domains: 'cenzontle.example',
    before: 'Marisol Ibarra · marisol@cenzontle.example',
    after: 'Álvaro Solís · alvaro@cenzontle.example',
    number: '28417',
    subject: 'El certificado venció',
    department: 'Soporte',
    count: '2',
    by: 'Iker Zubizarreta',
    author: 'Lucía Ocaña',
    excerpt: 'Buenos días. Desde anoche la tienda muestra un aviso.',
    words: '550 5.1.1 no such user',
  },
  en: {
    name: 'Lucía Ocaña',
    address: 'lucia@cenzontle.example',
    account: 'Cenzontle Café',
    invitedBy: 'Iker Zubizarreta',
    rows: '12,480',
    addedBy: 'Marisol Ibarra',
    sentBy: 'Marisol Ibarra',
    categories: 'billing,domains',
    contact: 'Lucía Ocaña',
    contactAddress: 'lucia@cenzontle.example',
    from: 'Marisol Ibarra',
    to: 'Álvaro Solís',
    domain: 'cenzontle.example',
    domains: 'cenzontle.example',
    before: 'Marisol Ibarra · marisol@cenzontle.example',
    after: 'Álvaro Solís · alvaro@cenzontle.example',
    number: '28417',
    subject: 'The certificate has expired',
    department: 'Support',
    count: '2',
    by: 'Iker Zubizarreta',
    author: 'Lucía Ocaña',
    excerpt: 'Good morning. Since last night the shop shows a warning.',
    words: '550 5.1.1 no such user',
  },
}

/** Examples of what a sender gives, by placeholder. */
export const samplesIn = (language: Language): Readonly<Record<string, string>> => samples[language]

/** Filled in whatever the mail is about. */
const always = ['name', 'address', 'workspace', 'home', 'when', 'reason']

/** What may stand in braces in a text for an event; in the workspace's own, whatever a notice gives besides. */
export function placeholdersFor(key: string): string[] {
  const shipped = shippedTemplates.filter(({ event }) => event === key)
  const used = shipped.flatMap(({ subject, body, reason }) =>
    [...`${subject}\n${body}\n${reason}`.matchAll(/\{(\w+)\}/g)].map((match) => match[1] as string),
  )
  const ofAccount = shipped.length === 0 || isAccountMail(key) ? ['account'] : []
  return [...new Set([...always, ...ofAccount, ...used])].filter((name) => name !== 'action')
}
