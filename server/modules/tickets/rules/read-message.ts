import type { Problem } from '../../../lib/errors.ts'
import { readPlainText } from '../../../lib/pure/plain-text.ts'
import type { AttachmentDraft, TicketMessageDraft } from '../types.ts'

export const longestBody = 100_000
export const mostAttachments = 20
/** Of all attachments of a message that somebody writes, in bytes. */
export const largestAttachments = 40 * 1024 * 1024

/** A message as it will be kept, or all that is wrong with it. Mail is taken as it came: what was sent was sent. */
export function readMessage(draft: TicketMessageDraft): { message: TicketMessageDraft; problems: Problem[] } {
  if (draft.mail) return { message: { ...draft, body: storable(draft.body) }, problems: [] }
  const read = readPlainText(draft.body, longestBody)
  const body = read.ok ? read.value : draft.body
  const problems: Problem[] = read.ok ? [] : [{ path: 'body', ...read.fault }]
  const isEmpty = body === '' && (draft.attachments ?? []).length === 0 && !draft.html?.includes('<img')
  if (read.ok && isEmpty) problems.push({ path: 'body', code: 'ticket.no-body' })
  problems.push(...attachmentProblems(draft.attachments ?? []))
  return { message: { ...draft, body }, problems }
}

function attachmentProblems(attachments: readonly AttachmentDraft[]): Problem[] {
  const size = attachments.reduce((sum, each) => sum + each.size, 0)
  return [
    ...(attachments.length > mostAttachments
      ? [{ path: 'uploads', code: 'ticket.too-many-uploads', params: { max: mostAttachments } }]
      : []),
    ...(size > largestAttachments
      ? [
          {
            path: 'uploads',
            code: 'ticket.uploads-too-large',
            params: { max: largestAttachments / 1024 ** 2 },
          },
        ]
      : []),
  ]
}

/** What PostgreSQL takes as text: no NUL, no lone surrogate. */
export const storable = (text: string): string => text.replaceAll('\0', '\u{fffd}').toWellFormed()
