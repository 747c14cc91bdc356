import PostalMime, { type Address } from 'postal-mime'
import { normalMailAddress } from '../../../lib/pure/mail-address.ts'
import type { HeaderAddress, ParsedMail } from '../types.ts'

/** Reads a mail as it came. Never throws for what a mail contains: what was wrong with it stands in `faults`. */
export async function readMail(raw: Uint8Array): Promise<ParsedMail> {
  const mail = await PostalMime.parse(raw, { forceRfc822Attachments: true })
  return {
    messageId: mail.messageId ?? null,
    inReplyTo: idsIn(mail.inReplyTo),
    references: idsIn(mail.references),
    from: flat(mail.from ? [mail.from] : []),
    sender: flat(mail.sender ? [mail.sender] : [])[0] ?? null,
    replyTo: flat(mail.replyTo),
    to: flat(mail.to),
    cc: flat(mail.cc),
    deliveredTo: mail.deliveredTo ? [mail.deliveredTo] : [],
    returnPath: mail.returnPath ?? null,
    subject: mail.subject ?? '',
    date: mail.date && !Number.isNaN(Date.parse(mail.date)) ? new Date(mail.date) : null,
    text: mail.text ?? '',
    quoted: '',
    html: null,
    parts: mail.attachments.map((part) => ({
      name: part.filename ?? '',
      mediaType: part.mimeType,
      contentId: part.contentId?.replace(/^<|>$/g, '') ?? null,
      isInline: part.disposition === 'inline',
      content: part.content instanceof ArrayBuffer ? new Uint8Array(part.content) : Buffer.from(part.content),
    })),
    automatic: [],
    report: null,
    headers: mail.headers.map(({ originalKey, value }) => ({ name: originalKey, value })),
    faults: [],
  }
}

const idsIn = (value = ''): string[] => value.match(/<[^<>\s]+>/g) ?? []

function flat(addresses: Address[] = []): HeaderAddress[] {
  return addresses.flatMap((one) => {
    if (one.group) return flat(one.group)
    return [{ address: normalMailAddress(one.address) ?? '', typed: one.address, name: one.name }]
  })
}
