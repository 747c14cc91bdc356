import { type Language, languages } from '../../../lib/pure/languages.ts'
import type { MailDoor, ShippedTemplate, TemplateEvent } from '../types.ts'
import { accountMailsEn } from './account-mails.en.ts'
import { accountMailsEs } from './account-mails.es.ts'
import { en } from './en.ts'
import { es } from './es.ts'
import { type MailTexts, shippedMails } from './shape.ts'
import { ticketMailsEn } from './ticket-mails.en.ts'
import { ticketMailsEs } from './ticket-mails.es.ts'

const texts: Record<Language, MailTexts> = {
  es: { ...es, ...accountMailsEs, ...ticketMailsEs },
  en: { ...en, ...accountMailsEn, ...ticketMailsEn },
}

/** The templates that come with the program, in every language. */
export const shippedTemplates: readonly ShippedTemplate[] = shippedMails.flatMap((mail) => {
  const [event, door] = mail.split(' ') as [TemplateEvent, MailDoor]
  return languages.map((language) => {
    const { subject, body, actionLabel, reason } = texts[language][mail]
    return {
      ...{ event, door, language, subject, body: body.trim(), format: 'plain', reason },
      actionLabel: actionLabel ?? null,
    }
  })
})
