import { type Site, writeDelivery } from '../mail/write-mail.ts'
import type { LeasedDelivery } from '../store/queue.ts'
import type { MailTemplate } from '../types.ts'
import type { OutgoingMail } from './open-mail.ts'

/** A delivery as it leaves. All that a mail program tells repeats by (Message-ID, Date) stays the same each time. */
export function compose(site: Site, template: MailTemplate, delivery: LeasedDelivery): OutgoingMail {
  const { subject, text, html } = writeDelivery(site, template, delivery)
  return {
    fromName: delivery.parameters.workspace ?? '',
    to: { name: delivery.recipient.name, address: delivery.recipient.typedAddress },
    messageId: `<${delivery.headerMessageId}>`,
    date: delivery.createdAt,
    subject,
    text,
    html,
    headers: {
      'Content-Language': template.language,
      // RFC 3834, and what Exchange goes by: nobody's machine should answer.
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'All',
    },
  }
}
