import type { Readable } from 'node:stream'
import { type Answer, answer } from '../../../http/route.ts'
import { mediaTypeOf, savedAs } from '../rules/file-names.ts'

/** A file as it is sent: what it is called was said by whoever attached it. */
export type SavedFile = { content: Readable; name: string; mediaType: string; size?: number }

/** A file to be saved, never shown: no page of ours can be made of it. */
export function savedFile({ content, name, mediaType, size }: SavedFile): Answer {
  return answer(200, content, {
    headers: {
      'content-type': mediaTypeOf(mediaType),
      ...(size === undefined ? {} : { 'content-length': String(size) }),
      'content-disposition': savedAs(name),
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'private, no-store',
    },
  })
}
