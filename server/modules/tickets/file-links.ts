import type { Readable } from 'node:stream'
import type { Secrets } from '../../lib/crypto.ts'
import type { Handle } from '../../lib/db.ts'
import { Refusal } from '../../lib/errors.ts'
import type { FileStore } from '../../lib/file-store.ts'
import { downloadUntil, readActionLink } from '../delivery/index.ts'
import { mediaTypeOf, savedAs } from './rules/file-names.ts'
import { type LinkedFiles, linkedFiles } from './store/linked-files.ts'
import type { FileLinkAnswer } from './wire/file-links.ts'

/**
 * The files that a copy's link leads to; one that expired says so and shows none.
 * @throws Refusal missing, for every text that is no such link
 */
export async function fileLink(
  db: Handle,
  { secrets, now, text }: { secrets: Secrets; now: Date; text: string },
): Promise<FileLinkAnswer> {
  const { workspace, ticketId, language, sentAt, files } = await filesAt(db, secrets, text)
  const until = downloadUntil(sentAt)
  const isReady = now < until
  return {
    workspace: { name: workspace },
    ticket: ticketId,
    language,
    until: until.toISOString(),
    state: isReady ? 'ready' : 'expired',
    files: isReady
      ? files.map(({ name, mediaType, size }, position) => ({ position, name, mediaType, size }))
      : [],
  }
}

/**
 * One of them, to be saved, never shown.
 * @throws Refusal missing, once it expired too
 */
export async function linkedFile(
  { db, secrets, files }: { db: Handle; secrets: Secrets; files: FileStore },
  { now, text, position }: { now: Date; text: string; position: number },
): Promise<{ content: Readable; headers: Record<string, string> }> {
  const linked = await filesAt(db, secrets, text)
  const file = now < downloadUntil(linked.sentAt) ? linked.files[position] : undefined
  if (!file) throw new Refusal('missing')
  return {
    content: files.read(Buffer.from(file.hash, 'hex')),
    headers: {
      'content-type': mediaTypeOf(file.mediaType),
      'content-length': String(file.size),
      'content-disposition': savedAs(file.name),
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'private, no-store',
    },
  }
}

async function filesAt(db: Handle, secrets: Secrets, text: string): Promise<LinkedFiles> {
  const of = readActionLink(secrets, 'attachment', text)
  const [, messageId, position] = /^(\d{1,15})-(\d{1,5})$/.exec(of ?? '') ?? []
  const linked =
    messageId === undefined
      ? undefined
      : await linkedFiles(db, { messageId: Number(messageId), position: Number(position) })
  if (!linked || linked.files.length === 0) throw new Refusal('missing')
  return linked
}
