import type { Handle } from '../../lib/db.ts'
import { Refusal } from '../../lib/errors.ts'
import { findAvatar } from './store/files.ts'

export type PictureFile = { mediaType: string; body: Buffer; createdAt: Date }

/**
 * A live contact's picture, as it was checked when it came.
 * @throws Refusal missing
 */
export async function findPicture(db: Handle, contactId: number): Promise<PictureFile> {
  const file = await findAvatar(db, contactId)
  if (!file) throw new Refusal('missing')
  return file
}

/** Shown in a sandbox of its own. Its address changes with its content, so a browser may keep it. */
export function pictureHeaders(file: PictureFile): Record<string, string> {
  return {
    'content-type': file.mediaType,
    'content-security-policy': "default-src 'none'; sandbox",
    'x-content-type-options': 'nosniff',
    'cache-control': 'private, max-age=86400',
  }
}
