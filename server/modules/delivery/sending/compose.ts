import { sha256 } from '../../../lib/crypto.ts'
import type { FileStore } from '../../../lib/file-store.ts'
import { carriedFiles } from '../mail/carried-files.ts'
import type { EarlierMessage } from '../mail/copy-blocks.ts'
import { oneLine } from '../mail/fill-in.ts'
import { replyAddress, returnPathOf } from '../mail/reply-tokens.ts'
import { declineLinksOf, type Site, writeDelivery } from '../mail/write-mail.ts'
import type { LeasedDelivery } from '../store/queue.ts'
import type { MailTemplate } from '../types.ts'
import type { OutgoingMail } from './open-mail.ts'
import type { SentAs } from './senders.ts'

/** What a delivery is written out with. */
export type Means = { template: MailTemplate; sentAs: SentAs; earlier: readonly EarlierMessage[] }

/** A delivery as it leaves. All that a mail program tells repeats by (Message-ID, Date) stays the same each time. */
export async function compose(
  site: Site & { files: FileStore },
  { template, sentAs, earlier }: Means,
  delivery: LeasedDelivery,
): Promise<OutgoingMail> {
  const { department } = sentAs
  const { subject, text, html } = writeDelivery(site, template, delivery, { department, earlier })
  const { recipient, isAnswer } = delivery
  const reports = sentAs.reportsTo && returnPathOf(site.secrets, sentAs.reportsTo, delivery)
  return {
    from: { name: senderNameOf(delivery, sentAs), address: department?.address ?? null },
    to: { name: recipient.name, address: recipient.typedAddress },
    ...(department ? { replyTo: replyAddress(site.secrets, department.address, delivery) } : {}),
    // Of what answers a mail by itself nothing is reported back (RFC 3834, 3.3).
    returnPath: isAnswer ? '' : reports,
    messageId: `<${delivery.headerMessageId}>`,
    date: delivery.createdAt,
    subject,
    text,
    html,
    attachments: await attachmentsOf(site.files, delivery),
    headers: {
      'Content-Language': delivery.event === 'ticket-message' ? recipient.language : template.language,
      // By which our own mail is known again, should it come back.
      'X-Encopia-Sent': `${delivery.messageId}.${delivery.position}`,
      ...marksOf(delivery),
      ...threadOf(delivery),
      ...unsubscribing(site, delivery),
    },
  }
}

/** Whole: they are small, and a file that is missing is to hold up this mail only. */
function attachmentsOf(
  files: FileStore,
  { attachments }: LeasedDelivery,
): Promise<OutgoingMail['attachments']> {
  return Promise.all(
    carriedFiles(attachments).carried.map(async ({ hash, name, mediaType }) => ({
      filename: oneLine(name),
      contentType: mediaType,
      content: await files.readWhole(Buffer.from(hash, 'hex')),
    })),
  )
}

/** Whoever wrote it, and for whom: "Noelia Ibáñez (Alameda Hosting)"; MAIL_FROM may say another name of the workspace. */
function senderNameOf({ senderName, parameters }: LeasedDelivery, { department }: SentAs): string {
  const workspace = oneLine(department?.displayName ?? parameters.workspace ?? '')
  return senderName === null ? workspace : `${oneLine(senderName)} (${workspace})`
}

/** RFC 3834, and what Exchange goes by: nobody's machine should answer a machine. */
function marksOf({ isAutomatic, isAnswer }: LeasedDelivery): Record<string, string> {
  if (!isAutomatic) return {}
  return {
    'Auto-Submitted': isAnswer ? 'auto-replied' : 'auto-generated',
    'X-Auto-Response-Suppress': 'All',
  }
}

/**
 * Mails of one thread refer to one message that never was, which is how programs that know no subjects keep them together;
 * what answers a mail stands below it besides.
 */
function threadOf({ thread, inReplyTo, headerMessageId }: LeasedDelivery): Record<string, string> {
  const host = headerMessageId.slice(headerMessageId.lastIndexOf('@') + 1)
  const root = thread === null ? [] : [`<${sha256(thread).toString('hex').slice(0, 32)}@${host}>`]
  const answered = inReplyTo !== null && isMessageId(inReplyTo) ? [`<${inReplyTo}>`] : []
  const references = [...root, ...answered]
  return {
    ...(references.length > 0 ? { References: references.join(' ') } : {}),
    ...(answered[0] === undefined ? {} : { 'In-Reply-To': answered[0] }),
  }
}

/** Foreign, and about to stand in a header: printable ASCII without brackets, short enough for a line. */
const isMessageId = (text: string): boolean => /^[\x21-\x3b\x3d\x3f-\x7e]{3,250}$/.test(text)

/** Declining by one click where it is allowed (RFC 2369, RFC 8058): the page when it is opened, the deed when it is posted to. */
function unsubscribing(site: Site, delivery: LeasedDelivery): Record<string, string> {
  const link = declineLinksOf(site, delivery)?.decline
  if (!link) return {}
  return { 'List-Unsubscribe': `<${link}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }
}
