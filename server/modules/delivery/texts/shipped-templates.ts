import { languages } from '../../../lib/pure/languages.ts'
import type { MailDoor, MailEvent, MailTemplate } from '../types.ts'
import { en } from './en.ts'
import { es } from './es.ts'
import { shippedMails } from './shape.ts'

const texts = { es, en }

/** The templates that come with the program, in every language. */
export const shippedTemplates: readonly Omit<MailTemplate, 'id'>[] = shippedMails.flatMap((mail) => {
  const [event, door] = mail.split(' ') as [MailEvent, MailDoor]
  return languages.map((language) => {
    const { subject, body, actionLabel, reason } = texts[language][mail]
    return { event, door, language, subject, body: body.trim(), actionLabel: actionLabel ?? null, reason }
  })
})
