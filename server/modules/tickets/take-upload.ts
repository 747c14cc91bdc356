import { PassThrough, type Readable } from 'node:stream'
import { type Db, inTransaction } from '../../lib/db.ts'
import { Refusal } from '../../lib/errors.ts'
import { type FileStore, recordFiles, type StoredFile, TooLarge } from '../../lib/file-store.ts'
import type { AgentActor, CustomerActor } from '../trail/index.ts'
import { mediaTypeOf, readFileName } from './rules/file-names.ts'
import { insertUpload, uploadedBy } from './store/uploads.ts'
import type { UploadAnswer, UploadQuery } from './wire.ts'

/** Browsers send the content of any file as this. */
export const uploadTypes = ['application/octet-stream']
/** In bytes, of one file. */
export const largestUpload = 25 * 1024 * 1024
/** How much somebody may have uploaded without sending it. */
const mostWaiting = { count: 100, size: 200 * 1024 * 1024 }
/** How long it waits for its message, in milliseconds; then `forgetFiles` takes it away. */
const uploadLasts = 86_400_000

/**
 * Takes a file in as it comes: on disk before it is known, and nobody's but the uploader's until its message is sent.
 * @throws Refusal invalid 'upload.no-name', 'upload.too-large', 'upload.cut-off', 'upload.empty', 'upload.too-many'
 */
export async function takeUpload(
  { db, files }: { db: Db; files: FileStore },
  actor: AgentActor | CustomerActor,
  now: Date,
  { content, ...query }: UploadQuery & { content: Readable },
): Promise<UploadAnswer> {
  const name = readFileName(query.name)
  if (name === null) throw new Refusal('invalid', [{ path: 'name', code: 'upload.no-name' }])
  const waiting = await uploadedBy(db, actor.id)
  if (waiting.count >= mostWaiting.count || waiting.size >= mostWaiting.size)
    throw new Refusal('invalid', [{ path: '', code: 'upload.too-many' }])
  const file = await put(files, content)
  if (file.size === 0) throw new Refusal('invalid', [{ path: '', code: 'upload.empty' }])
  const upload = await inTransaction(db, async (tx) => {
    await recordFiles(tx, now, [file])
    return insertUpload(tx, now, { file, name, mediaType: mediaTypeOf(query.type), personId: actor.id })
  })
  const { id, mediaType, size } = upload
  return { id, name, mediaType, size, until: new Date(now.getTime() + uploadLasts).toISOString() }
}

/** What is too much is read to its end and thrown away: who hangs up on a sender cannot tell him why. */
async function put(files: FileStore, content: Readable): Promise<StoredFile> {
  const apart = new PassThrough()
  content.once('close', () => {
    if (!content.readableEnded) apart.destroy(new Error('the sender went away'))
  })
  try {
    return await files.put(content.pipe(apart), largestUpload)
  } catch (error) {
    if (content.destroyed && !content.readableEnded)
      throw new Refusal('invalid', [{ path: '', code: 'upload.cut-off' }])
    if (!(error instanceof TooLarge)) throw error
    content.unpipe(apart).resume()
    const params = { max: largestUpload / 1024 ** 2 }
    throw new Refusal('invalid', [{ path: '', code: 'upload.too-large', params }])
  }
}
