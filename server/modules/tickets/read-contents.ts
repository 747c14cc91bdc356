import type { Readable } from 'node:stream'
import type { Handle } from '../../lib/db.ts'
import { Refusal } from '../../lib/errors.ts'
import type { FileStore } from '../../lib/file-store.ts'
import type { Language } from '../../lib/pure/languages.ts'
import type { Actor } from '../trail/index.ts'
import { framePolicy, mailFrame, type Picture } from './mail-frame.ts'
import { mayReadRaw } from './policy.ts'
import { headersOf } from './rules/mail-headers.ts'
import { findAttachment, type MailText, mailSourceOf, mailTextOf } from './store/contents.ts'
import type { FrameQuery, MessageSourceAnswer } from './wire.ts'

type Stored = { db: Handle; files: FileStore }

/** In bytes: pictures beyond it stay attachments. */
const mostPictures = 10 * 1024 * 1024

/** @throws Refusal missing */
export async function readAttachment(
  { db, files }: Stored,
  of: { messageId: number; position: number },
): Promise<{ content: Readable; name: string; mediaType: string; size: number }> {
  const found = await findAttachment(db, of)
  if (!found) throw new Refusal('missing')
  const { hash, ...file } = found
  return { ...file, content: files.read(hash) }
}

/**
 * The page of a mail's HTML for a frame, and what it may do. Images from elsewhere only where they were asked for, or always
 * are from this sender.
 * @throws Refusal missing, also for a message that is no HTML
 */
export async function readFrame(
  { db, files }: Stored,
  asked: FrameQuery & { messageId: number; language: Language; trustsSenders: boolean },
): Promise<{ page: string; policy: string }> {
  const text = await mailTextOf(db, asked.messageId)
  if (!text?.html) throw new Refusal('missing')
  const isTrusted = asked.trustsSenders && text.showsImages
  const images = asked.images ?? (isTrusted ? 'allowed' : 'blocked')
  const page = mailFrame(text.html, {
    ...{ images, language: asked.language, scheme: asked.scheme ?? 'light' },
    pictures: await picturesOf(files, text.html, text.pictures),
  })
  return { page, policy: framePolicy(images) }
}

async function picturesOf(files: FileStore, html: string, kept: MailText['pictures']): Promise<Picture[]> {
  const pictures: Picture[] = []
  let size = 0
  for (const { contentId, mediaType, hash, size: itsSize } of html.includes('cid:') ? kept : []) {
    size += itsSize
    if (size > mostPictures) break
    pictures.push({ contentId, mediaType, content: await files.readWhole(hash) })
  }
  return pictures
}

/** In bytes: more are no headers that a person reads. */
const mostHeaders = 256 * 1024

/**
 * The headers of the mail that a message was, and how it proved its sender.
 * @throws Refusal missing, also for a message that was no mail
 */
export async function readSource({ db, files }: Stored, messageId: number): Promise<MessageSourceAnswer> {
  const source = await mailSourceOf(db, messageId)
  if (!source) throw new Refusal('missing')
  const pieces: Buffer[] = []
  let size = 0
  for await (const piece of files.read(source.hash)) {
    pieces.push(piece as Buffer)
    size += (piece as Buffer).length
    if (size >= mostHeaders) break
  }
  const { rawMailId, receivedAt, proof } = source
  return {
    ...{ rawMailId, proof },
    receivedAt: receivedAt.toISOString(),
    headers: headersOf(Buffer.concat(pieces).subarray(0, mostHeaders)),
  }
}

/**
 * The mail as it came.
 * @throws Refusal missing, forbidden for what came back of mail of ours
 */
export async function readRaw(
  { db, files }: Stored,
  actor: Actor,
  messageId: number,
): Promise<{ content: Readable; name: string; mediaType: string }> {
  const source = await mailSourceOf(db, messageId)
  if (!source) throw new Refusal('missing')
  if (!mayReadRaw(actor, source)) throw new Refusal('forbidden')
  return { content: files.read(source.hash), name: `${messageId}.eml`, mediaType: 'message/rfc822' }
}
