import { expect, test } from 'vitest'
import { wrongAddress } from '../../../../bin/check/texts/register.ts'
import { shippedMails } from '../texts/shape.ts'
import { shippedTemplates } from '../texts/shipped-templates.ts'
import { subjectLine, writeMail } from './write-mail.ts'

const site = { publicUrl: 'https://soporte.alameda.example' }
const parameters = {
  workspace: 'Alameda Hosting',
  invitedBy: 'Iker Zubizarreta Lasa',
  rows: '12.480',
  page: 'jobs',
  account: 'Cenzontle Café',
  addedBy: 'Marisol Ibarra',
  sentBy: 'Marisol Ibarra',
  categories: 'billing,domains',
  contact: 'Álvaro Solís',
  contactAddress: 'alvaro@cenzontle.example',
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
  excerpt: 'Buenos días.',
  words: '550 5.1.1 no such user',
}
const link = 'https://soporte.alameda.example/area/activate/1.abc'

const why = {
  rule: 'ticked',
  ruleFacts: { account: 'Cenzontle Café', category: 'billing' },
  mayDecline: false,
}
const facts = (name: string, language: 'es' | 'en', address = 'lucia@cenzontle.example') => ({
  createdAt: new Date('2026-11-22T16:52:00Z'),
  parameters,
  recipient: { name, address, typedAddress: address, language, timeZone: 'America/Mexico_City', ...why },
  credential: { link, expiresAt: new Date('2026-11-29T16:52:00Z') },
})
const template = (event: string, door: string, language: string) => {
  const found = shippedTemplates.find(
    (each) => each.event === event && each.door === door && each.language === language,
  )
  if (!found) throw new Error(`no ${event} ${door} ${language}`)
  return found
}

test('every mail exists in both languages, and has nothing left to fill in', () => {
  expect(shippedTemplates).toHaveLength(2 * shippedMails.length)
  for (const each of shippedTemplates) {
    const mail = writeMail(site, each, facts('Lucía Ocaña', each.language))
    expect(mail.text + mail.html + mail.subject).not.toMatch(/\{\w+\}/)
    expect(mail.subject).toBe(subjectLine(each, parameters))
    const carriesLink = each.body.includes('{action}')
    for (const part of [mail.text, mail.html]) expect(part.includes(link)).toBe(carriesLink)
    expect(each.actionLabel !== null).toBe(carriesLink)
  }
})

test('agents are addressed as usted, customers as tú', () => {
  for (const { door, language, subject, body, actionLabel, reason } of shippedTemplates) {
    if (language !== 'es') continue
    const text = [subject, body, actionLabel ?? '', reason].join('\n')
    expect(wrongAddress(text, door === 'agent' ? 'agent' : 'customer'), text).toEqual([])
  }
})

test('a mail says until when its link holds, in the reader’s words', () => {
  const of = (language: 'es' | 'en') =>
    writeMail(site, template('activation', 'area', language), facts('Lucía', language)).text
  expect(of('es')).toContain('hasta el 29 de noviembre de 2026 a las 10:52 (hora de Ciudad de México)')
  expect(of('en')).toContain('until November 29, 2026 at 10:52 AM (Central Standard Time)')
})

test('the last line says why the mail came', () => {
  const { text } = writeMail(site, template('activation', 'area', 'es'), facts('Lucía', 'es'))
  expect(text.trim().split('\n').at(-1)).toBe(
    'Por qué llega: Alameda Hosting te registró como contacto con la dirección lucia@cenzontle.example.',
  )
})

test.each([
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  'Ana\r\nBcc: victim@example.com',
  'Ana\u2028Ana\u0000\u0085b',
  '{until} {link} {constructor} $& $1',
])('the name %j is only a name', (name) => {
  const plain = writeMail(site, template('activation', 'area', 'es'), facts('NOMBRE', 'es'))
  const mail = writeMail(site, template('activation', 'area', 'es'), facts(name, 'es'))
  const tags = (html: string) => html.match(/<[^>]*>/g)
  expect(tags(mail.html)).toEqual(tags(plain.html))
  expect(mail.text.split('\n')).toHaveLength(plain.text.split('\n').length)
  expect(mail.subject).toBe(plain.subject)
})

test('a placeholder of a template is filled once: a value is never a template', () => {
  const mail = writeMail(site, template('activation', 'area', 'es'), facts('{workspace}', 'es'))
  expect(mail.text).toContain('Hola, {workspace}:')
})
