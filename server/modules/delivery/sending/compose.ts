import { sha256 } from '../../../lib/crypto.ts'
import { declineLinksOf, type Site, writeDelivery } from '../mail/write-mail.ts'
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
      ...threadOf(delivery),
      ...unsubscribing(site, delivery),
    },
  }
}

/** Mails of one thread refer to one message that never was, which is how programs that know no subjects keep them together. */
function threadOf({ thread, headerMessageId }: LeasedDelivery): Record<string, string> {
  if (thread === null) return {}
  const host = headerMessageId.slice(headerMessageId.lastIndexOf('@') + 1)
  return { References: `<${sha256(thread).toString('hex').slice(0, 32)}@${host}>` }
}

/** Declining by one click where it is allowed (RFC 2369, RFC 8058): the page when it is opened, the deed when it is posted to. */
function unsubscribing(site: Site, delivery: LeasedDelivery): Record<string, string> {
  const link = declineLinksOf(site, delivery)?.decline
  if (!link) return {}
  return { 'List-Unsubscribe': `<${link}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }
}
