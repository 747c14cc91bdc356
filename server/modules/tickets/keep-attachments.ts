import type { Tx } from '../../lib/db.ts'
import type { Problem } from '../../lib/errors.ts'
import { type FileStore, recordFiles, type StoredFile, TooLarge } from '../../lib/file-store.ts'
import { mediaTypeOf, readFileName } from './rules/file-names.ts'
import { mostAttachments } from './rules/read-message.ts'
import { largestUpload } from './take-upload.ts'
import type { AttachmentDraft } from './types.ts'

/** A file that comes along with its message: in no upload of its own. */
export type GivenFile = { name: string; type?: string | undefined; content: Uint8Array }

/**
 * Stores files that a program sends along with a message, on disk before their rows, in the message's own transaction. What
 * cannot be kept is a problem at `uploads.<index>`: 'upload.no-name', 'upload.empty', 'upload.too-large'; more of them than a
 * message takes are refused before any is stored.
 */
export async function keepAttachments(
  tx: Tx,
  files: FileStore,
  now: Date,
  given: readonly GivenFile[],
): Promise<{ attachments: AttachmentDraft[]; problems: Problem[] }> {
  if (given.length === 0) return { attachments: [], problems: [] }
  if (given.length > mostAttachments) {
    const params = { max: mostAttachments }
    return { attachments: [], problems: [{ path: 'uploads', code: 'ticket.too-many-uploads', params }] }
  }
  const attachments: AttachmentDraft[] = []
  const problems: Problem[] = []
  for (const [index, { name: typed, type, content }] of given.entries()) {
    const path = `uploads.${index}`
    const name = readFileName(typed)
    const stored = content.length === 0 ? null : await put(files, content)
    if (name === null) problems.push({ path, code: 'upload.no-name' })
    else if (stored === null) problems.push({ path, code: 'upload.empty' })
    else if (stored === 'too-large')
      problems.push({ path, code: 'upload.too-large', params: { max: largestUpload / 1024 ** 2 } })
    else attachments.push({ ...stored, name, mediaType: mediaTypeOf(type) })
  }
  await recordFiles(tx, now, attachments)
  return { attachments, problems }
}

async function put(files: FileStore, content: Uint8Array): Promise<StoredFile | 'too-large'> {
  try {
    return await files.put(content, largestUpload)
  } catch (error) {
    if (!(error instanceof TooLarge)) throw error
    return 'too-large'
  }
}
