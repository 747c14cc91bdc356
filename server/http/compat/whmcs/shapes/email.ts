import { z } from 'zod'
import type { AccountMail } from '../../../../modules/delivery/index.ts'
import { timeOf } from './times.ts'

/** A mail as GetEmails tells it: numbers as in the original's example. */
export const EmailRow = z.strictObject({
  id: z.number(),
  userid: z.number(),
  subject: z.string(),
  message: z.string(),
  date: z.string(),
  to: z.string(),
  cc: z.string(),
  bcc: z.string(),
  attachments: z.null(),
  pending: z.number(),
  message_data: z.null(),
  failed: z.number(),
  failure_reason: z.string(),
  retry_count: z.number(),
  created_at: z.string(),
  updated_at: z.string(),
  campaign_id: z.number(),
})
export type EmailRow = z.infer<typeof EmailRow>

/** A message in the original's fields: each got a mail of her own, and the others stand as if in copy. */
export function presentEmail(mail: AccountMail, accountId: number): EmailRow {
  const [first, ...others] = mail.recipients
  const failed = mail.recipients.filter(({ state }) => state === 'failed')
  const isPending = mail.recipients.some(
    ({ state }) => state === 'queued' || state === 'paused' || state === 'kept',
  )
  const date = timeOf(mail.createdAt)
  return {
    id: mail.id,
    userid: accountId,
    subject: mail.subject ?? '',
    message: mail.html ?? '',
    date,
    to: first ? mailbox(first) : '',
    cc: others.map(mailbox).join(', '),
    bcc: '',
    attachments: null,
    pending: isPending ? 1 : 0,
    message_data: null,
    failed: failed.length > 0 ? 1 : 0,
    failure_reason: failed.map(({ address, words }) => `${address}: ${words ?? ''}`.trim()).join('; '),
    retry_count: Math.max(0, ...mail.recipients.map(({ attempts }) => attempts - 1)),
    created_at: date,
    updated_at: date,
    campaign_id: 0,
  }
}

const mailbox = ({ name, address }: { name: string; address: string }): string =>
  name === '' ? address : `${name} <${address}>`
