import type { Content } from '../../lib/file-store.ts'
import { keepPassing } from './keep-passing.ts'
import { noteTogether } from './note-together.ts'
import type { Site } from './site.ts'
import { insertRawMail } from './store/raw-mails.ts'
import type { Envelope, Via } from './types.ts'

/** What one mail may have, as RFC 1870 counts it. */
export const mailSizeAtMost = 25 * 1024 * 1024

/** A mail as a door has it. `doorKey`: by which the door knows the same delivery again. */
export type Incoming = {
  content: Content
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
  const { via, envelope, doorKey } = incoming
  const { passing, kept } = keepPassing(incoming.content)
  const file = await site.files.put(passing, mailSizeAtMost)
  const mail = { file, via, envelope, receivedAt: site.now() }
  return doorKey === undefined
    ? noteTogether(site.db, { ...mail, content: kept() })
    : insertRawMail(site.db, { ...mail, doorKey })
}
