import type { Readable } from 'node:stream'
import type { Site } from './site.ts'
import { insertRawMail } from './store/raw-mails.ts'
import type { Envelope, Via } from './types.ts'

/** What one mail may have, as RFC 1870 counts it. */
export const mailSizeAtMost = 25 * 1024 * 1024

/** A mail as a door has it. `doorKey`: by which the door knows the same delivery again. */
export type Incoming = {
  content: Readable | Uint8Array
  via: Via
  envelope: Envelope
  doorKey?: string
}

/**
 * Stores a mail as it came, flushed to disk, and notes that it waits to be read; only then may the door say that it was
 * taken (RFC 5321, 4.2.5). Gives its id; what comes under the same key of its door again is the same mail.
 * @throws TooLarge beyond `mailSizeAtMost`
 */
export async function receiveMail(site: Site, incoming: Incoming): Promise<number> {
  const file = await site.files.put(incoming.content, mailSizeAtMost)
  return insertRawMail(site.db, site.now(), {
    file,
    via: incoming.via,
    envelope: incoming.envelope,
    doorKey: incoming.doorKey ?? null,
  })
}
