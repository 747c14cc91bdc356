import type { FileStore } from '../../lib/file-store.ts'
import type { AttachmentDraft } from '../tickets/index.ts'
import { mailSizeAtMost } from './receive-mail.ts'
import type { MailPart } from './types.ts'

/** Puts what came with a mail into the store, once for its content; rows that refer to it come afterwards. */
export async function storeParts(files: FileStore, parts: readonly MailPart[]): Promise<AttachmentDraft[]> {
  const stored: AttachmentDraft[] = []
  for (const { content, name, mediaType, contentId, isInline } of parts)
    stored.push({ ...(await files.put(content, mailSizeAtMost)), name, mediaType, contentId, isInline })
  return stored
}
