import { hasRemoteImages } from './rules/remote-images.ts'
import type { MessageRow } from './store/read-messages.ts'
import type { MessageAnswer, OwnMessageAnswer } from './wire.ts'

/** A message as agents see it. */
export function presentMessage({ html, showsImages, ...row }: MessageRow): MessageAnswer {
  const isRemote = html !== null && hasRemoteImages(html)
  return {
    ...row,
    remoteImages: isRemote ? (showsImages ? 'allowed' : 'blocked') : 'none',
    createdAt: row.createdAt.toISOString(),
  }
}

/** The same as a customer sees it: names, no addresses, nothing of how mail proved itself. */
export function presentOwnMessage(row: MessageRow, readerId: number): OwnMessageAnswer {
  const { id, author, body, format, quoted, hasHtml, attachments, copies } = row
  return {
    ...{ id, body, format, quoted, hasHtml, attachments, copies },
    author: { kind: author.kind, name: author.name, isOneself: author.id === readerId },
    hasRemoteImages: row.html !== null && hasRemoteImages(row.html),
    createdAt: row.createdAt.toISOString(),
  }
}
